"""One person of the staff list with their enrolment: what the rules and the score read, and nothing else."""

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

Interval = tuple[int, int, int]
"""Weekday (0 is Monday), first minute, end minute of that day; an end above 1440 runs into the next day."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A topic this person can teach, with a level from 1 to 5."""

    topic: str
    level: int


@dataclass(frozen=True, slots=True)
class Aim:
    """A topic this person wants to learn: level now and level wanted, 0 to 5."""

    topic: str
    now: int
    wanted: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person. Empty text, None or an empty tuple means: not said. Capacities count only for held roles."""

    person_id: str
    name: str = ""
    title: str = ""
    email: str = ""
    manager_id: str = ""
    dotted_manager_ids: tuple[str, ...] = ()
    grade: int | None = None
    grade_name: str = ""
    unit: str = ""
    site: str = ""
    country: str = ""
    timezone: str = ""
    languages: tuple[str, ...] = ()
    hours: tuple[Interval, ...] = ()
    hours_text: str = ""
    roles: frozenset[str] = frozenset()
    mentor_capacity: int = 1
    mentee_capacity: int = 1
    offers: tuple[Offer, ...] = ()
    aims: tuple[Aim, ...] = ()
    hesitant: tuple[Aim, ...] = ()
    interests: tuple[str, ...] = ()
    style: tuple[int, int, int] | None = None
    prefer: tuple[str, ...] = ()
    rather_not: tuple[str, ...] = ()
    line: int = 0

    @property
    def label(self) -> str:
        """The name, or the key of somebody without one."""
        return self.name or self.person_id

    def takes_part_as(self, role: str) -> bool:
        """Whether the person holds this role, "mentor" or "mentee", with at least one seat."""
        capacity = self.mentor_capacity if role == "mentor" else self.mentee_capacity
        return role in self.roles and capacity > 0


@lru_cache(maxsize=65536)
def same_words(text: str) -> str:
    """The form in which topics, units and grade names are compared: case and spacing do not count."""
    return " ".join(normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=4096)
def main_language(code: str) -> str:
    """The language of a code without its region: en-GB and en-US are both en."""
    return code.replace("_", "-").partition("-")[0].lower()
