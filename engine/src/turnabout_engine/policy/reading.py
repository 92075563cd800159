"""One reader a policy key: takes what a file or caller gave, returns the value or refuses it with a remedy."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from math import isfinite
from typing import Any

from turnabout_engine.policy.errors import PolicyError, PolicyProblem, refuse
from turnabout_engine.policy.weights import PARTS, Weights

Reader = Callable[[str, Any], Any]


def whole_number(least: int, most: int) -> Reader:
    def read(key: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise refuse(key, value, f"Give a whole number from {least} to {most}.")
        return value

    return read


def reporting_line(key: str, value: Any) -> int | str:
    steps = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 100
    if value == "whole" or steps:
        return value  # type: ignore[no-any-return]  # narrowed by the two tests above
    raise refuse(key, value, 'Give "whole", or the number of steps from 1 to 100; the rule is never off.')


def grade_gap(key: str, value: Any) -> int | None:
    if value is None or value is False or value == "off":
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not -100 <= value <= 100:
        raise refuse(key, value, 'Give a whole number from -100 to 100, or "off".')
    return value


def yes_or_no(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise refuse(key, value, "Give true or false.")
    return value


def amount(least: float, most: float) -> Reader:
    def read(key: str, value: Any) -> float:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not isfinite(value) or not least <= value <= most:
            raise refuse(key, value, f"Give a number from {least:g} to {most:g}.")
        return value  # type: ignore[no-any-return]  # an int or a float, tested above

    return read


def day(key: str, value: Any) -> date | None:
    if value is None:
        return None
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise refuse(key, value, "Give a date as 2026-09-01.") from None
    if isinstance(value, datetime) or not isinstance(value, date) or not 1971 <= value.year <= 9000:
        raise refuse(key, value, "Give a date as 2026-09-01.")
    return value


def mode(key: str, value: Any) -> str:
    if value not in ("total", "fair", "stable"):
        raise refuse(key, value, 'Give "total", "fair" (the worst-off pair first) or "stable".')
    return str(value)


def which_score(key: str, value: Any) -> str:
    if value not in ("full", "visible"):
        raise refuse(
            key, value, 'Give "full", or "visible" for the score without hesitant aims and preferences.'
        )
    return str(value)


def weights(key: str, value: Any) -> Weights:
    if isinstance(value, Weights):
        value = {part: getattr(value, part) for part in PARTS}
    if not isinstance(value, Mapping):
        raise refuse(key, value, f"Give a table of numbers; the parts are {', '.join(PARTS)}.")
    read, problems = _entries(key, value, amount(0, 1_000_000), PARTS)
    if problems:
        raise PolicyError(problems)
    whole = Weights(**read)
    if not any(getattr(whole, part) for part in PARTS):
        raise refuse(key, dict(value), "At least one weight must be above 0.")
    return whole


def grades(key: str, value: Any) -> dict[str, int]:
    if not isinstance(value, Mapping):
        raise refuse(key, value, 'Give a table of names and numbers, as {"Director" = 5}.')
    read, problems = _entries(key, value, whole_number(1, 1000), None)
    if problems:
        raise PolicyError(problems)
    return read


def _entries(
    key: str, table: Mapping[Any, Any], reader: Reader, known: tuple[str, ...] | None
) -> tuple[dict[str, Any], list[PolicyProblem]]:
    read: dict[str, Any] = {}
    problems: list[PolicyProblem] = []
    for name, value in table.items():
        if known is not None and name not in known:
            near = get_close_matches(str(name), known, n=1) or known
            problems.append(PolicyProblem(f"{key}.{name}", value, f"There is no such part; try {near[0]}."))
            continue
        try:
            read[str(name).strip()] = reader(f"{key}.{name}", value)
        except PolicyError as error:
            problems.extend(error.problems)
    return read, problems


def names(key: str, value: Any) -> tuple[str, ...]:
    listed = isinstance(value, list | tuple)
    if not listed or not all(isinstance(item, str | int) and not isinstance(item, bool) for item in value):
        raise refuse(key, value, 'Give a list of names, as ["Lab", "Design"].')
    return tuple(str(item).strip() for item in value)


READERS: dict[str, Reader] = {
    "reporting_line": reporting_line,
    "grade_gap": grade_gap,
    "same_language": yes_or_no,
    "overlap_hours": amount(0, 168),
    "other_unit": yes_or_no,
    "other_site": yes_or_no,
    "mutual": yes_or_no,
    "floor": whole_number(0, 10_000),
    "floor_on": which_score,
    "seed": whole_number(0, 2**53),
    "start": day,
    "weeks": whole_number(1, 104),
    "mode": mode,
    "weights": weights,
    "grades": grades,
    "innovation_units": names,
    "innovation_grades": names,
    "influence_units": names,
    "influence_grades": names,
}
