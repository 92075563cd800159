"""The policy of a match with its defaults; building one checks every value at once."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Any, Literal

from turnabout_engine.policy.errors import PolicyError, PolicyProblem
from turnabout_engine.policy.reading import READERS
from turnabout_engine.policy.weights import Weights


@dataclass(frozen=True)
class Policy:
    """Rules, weights and weeks of one match.

    reporting_line: "whole", or a number k: nobody is paired with someone at most k steps above or below.
    grade_gap: mentee's grade minus mentor's at least this; None switches the rule off.
    overlap_hours: least common working hours a week; 0 switches the rule off.
    other_unit, other_site: both are known to differ; as a wish rather than a rule they are weights of the same name.
    mutual: the same two may be paired both ways.
    floor: least score of a pair; floor_on says which one: "full", or "visible" (without hesitant aims and
    preferences, so that moving the floor tells nobody of them). start: first day of the cohort; None means today.
    """

    reporting_line: int | Literal["whole"] = "whole"
    grade_gap: int | None = 1
    same_language: bool = True
    overlap_hours: float = 2
    other_unit: bool = False
    other_site: bool = False
    mutual: bool = False
    floor: int = 1
    floor_on: Literal["full", "visible"] = "full"
    seed: int = 0
    start: date | None = None
    weeks: int = 4
    mode: str = "total"
    weights: Weights = field(default_factory=Weights)
    grades: Mapping[str, int] = field(default_factory=dict)
    innovation_units: tuple[str, ...] = ()
    innovation_grades: tuple[str, ...] = ()
    influence_units: tuple[str, ...] = ()
    influence_grades: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        problems: list[PolicyProblem] = []
        for name, reader in READERS.items():
            try:
                object.__setattr__(self, name, reader(name, getattr(self, name)))
            except PolicyError as error:
                problems.extend(error.problems)
        if problems:
            raise PolicyError(problems)

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> "Policy":
        """A policy from plain values, as a TOML or JSON file holds them. Raises PolicyError."""
        known = {item.name for item in fields(cls)}
        problems = [_unknown(str(key), value, known) for key, value in mapping.items() if key not in known]
        try:
            policy = cls(**{key: value for key, value in mapping.items() if key in known})
        except PolicyError as error:
            raise PolicyError([*problems, *error.problems]) from None
        if problems:
            raise PolicyError(problems)
        return policy

    def as_mapping(self) -> dict[str, Any]:
        """Plain values that `from_mapping` reads back to an equal policy."""
        plain = {item.name: getattr(self, item.name) for item in fields(self)}
        plain["start"] = self.start.isoformat() if self.start else None
        plain["weights"] = asdict(self.weights)
        plain["grades"] = dict(self.grades)
        return {key: list(value) if isinstance(value, tuple) else value for key, value in plain.items()}

    def dated(self) -> "Policy":
        """This policy with its first day written down: today (UTC) if it had none."""
        return self if self.start else replace(self, start=datetime.now(UTC).date())

    @property
    def floor_sees_hidden(self) -> bool:
        """Whether hesitant aims and preferences count when a pair is held against the floor."""
        return self.floor_on == "full"

    @property
    def overlap_minutes(self) -> int:
        """The least overlap in whole minutes a week."""
        return round(self.overlap_hours * 60)


def _unknown(key: str, value: object, known: set[str]) -> PolicyProblem:
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(sorted(known))}."
    return PolicyProblem(key, value, f"There is no such key; {hint}")
