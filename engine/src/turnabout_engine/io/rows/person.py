"""One row of cells becomes one person, or problems that name every cell that cannot be used."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from turnabout_engine.io.rows import cells, topics
from turnabout_engine.io.rows.cells import Unreadable
from turnabout_engine.io.rows.columns import PRIVATE
from turnabout_engine.io.rows.messages import RowProblem, printable
from turnabout_engine.people.person import PersonRow, same_words


@dataclass(frozen=True)
class Settings:
    """What reading depends on. grades: names to numbers; interests: the ids that exist, None for any.

    keep_unmapped_grades: a grade name without a number is kept as a name instead of being a problem.
    """

    grades: Mapping[str, int] = field(default_factory=dict)
    interests: Collection[str] | None = None
    keep_unmapped_grades: bool = False

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {same_words(name): number for name, number in self.grades.items()}

    def grade_number(self, name: str) -> int | None:
        """The number of a grade's name, None where it has none; case and spacing do not count."""
        return self._numbers.get(same_words(name))


def _plain(field_name: str, read: Callable[[str], object]) -> Callable[[str, Settings], dict[str, object]]:
    return lambda cell, settings: {field_name: read(cell)}


def _person_id(cell: str, settings: Settings) -> dict[str, object]:
    key = cells.one_line(cell)
    if not key:
        raise Unreadable("no_person_id", "Give everybody a key of their own in person_id.")
    return {"person_id": key}


def _grade(cell: str, settings: Settings) -> dict[str, object]:
    text = cells.one_line(cell)
    if not text:
        return {"grade": None, "grade_name": ""}
    if text.lstrip("+-").isdigit():
        return {"grade": cells.whole_number(text, 1, 1000), "grade_name": ""}
    number = settings.grade_number(text)
    if number is None and not settings.keep_unmapped_grades:
        raise Unreadable(
            "grade", f"Give a whole number, 1 the most junior, or map {printable(text)} under grades."
        )
    return {"grade": number, "grade_name": text}


def _hours(cell: str, settings: Settings) -> dict[str, object]:
    intervals, text = cells.hours(cell)
    return {"hours": intervals, "hours_text": text}


def _capacity(cell: str, settings: Settings) -> dict[str, object]:
    as_mentor, as_mentee = cells.capacity(cell)
    return {"mentor_capacity": as_mentor, "mentee_capacity": as_mentee}


def _interests(cell: str, settings: Settings) -> dict[str, object]:
    chosen = cells.items(cell)
    unknown = [item for item in chosen if settings.interests is not None and item not in settings.interests]
    if unknown:
        raise Unreadable("interest", f"{printable(unknown[0])} is not in the list of interests.")
    return {"interests": chosen}


_READERS: dict[str, Callable[[str, Settings], dict[str, object]]] = {
    "person_id": _person_id,
    "name": _plain("name", cells.one_line),
    "title": _plain("title", cells.one_line),
    "email": _plain("email", cells.email),
    "manager_id": _plain("manager_id", cells.one_line),
    "dotted_manager_ids": _plain("dotted_manager_ids", cells.items),
    "grade": _grade,
    "unit": _plain("unit", cells.one_line),
    "site": _plain("site", cells.one_line),
    "country": _plain("country", cells.one_line),
    "timezone": _plain("timezone", cells.timezone),
    "languages": _plain("languages", cells.languages),
    "hours": _hours,
    "role": _plain("roles", cells.role),
    "capacity": _capacity,
    "offers": _plain("offers", topics.offers),
    "aims": _plain("aims", topics.aims),
    "hesitant": _plain("hesitant", topics.aims),
    "interests": _interests,
    "style": _plain("style", cells.style),
    "prefer": _plain("prefer", cells.items),
    "rather_not": _plain("rather_not", cells.items),
}


def read_person(
    row: Mapping[str, str], line: int, settings: Settings
) -> tuple[PersonRow | None, list[RowProblem]]:
    """The person of these cells (column to text; columns left out are empty), or None with all problems."""
    fields: dict[str, object] = {"line": line}
    problems: list[RowProblem] = []
    for column, cell in {"person_id": "", **row}.items():
        if cell or column == "person_id":
            try:
                fields.update(_READERS[column](cell, settings))
            except Unreadable as why:
                shown = "" if column in PRIVATE else printable(cell)
                problems.append(RowProblem(line, column, shown, why.remedy, why.code))
    return (None if problems else PersonRow(**fields)), problems  # type: ignore[arg-type]  # each reader fits its field
