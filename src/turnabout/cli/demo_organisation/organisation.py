"""The shapes of the demo organisation: people, what they say about themselves, the cast, and the whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["mentor", "mentee", "both"]


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the staff list; the fields stand in the order of its columns."""

    person_id: str
    name: str
    title: str
    email: str
    manager_id: str
    dotted_manager_ids: tuple[str, ...]
    grade: int
    unit: str
    site: str
    country: str
    timezone: str
    languages: tuple[str, ...]
    hours: str


@dataclass(frozen=True, slots=True)
class Offer:
    topic: str
    level: int


@dataclass(frozen=True, slots=True)
class Aim:
    topic: str
    now: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One person's part in the cohort.

    The last three fields are for the person's own form and for `turnabout match`: a file that a coordinator handles
    does not carry them.
    """

    person_id: str
    role: Role
    offers: tuple[Offer, ...] = ()
    aims: tuple[Aim, ...] = ()
    interests: tuple[str, ...] = ()
    style: tuple[int, ...] = ()
    capacity: str = "1"
    hesitant: tuple[Aim, ...] = ()
    prefer: tuple[str, ...] = ()
    rather_not: tuple[str, ...] = ()

    @property
    def teaches(self) -> bool:
        return self.role != "mentee"

    @property
    def learns(self) -> bool:
        return self.role != "mentor"


@dataclass(frozen=True, slots=True)
class Outsider:
    """Someone with an account who is not on the staff list."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Cast:
    """The people the demo is told with, by key; the keys are the same for every seed.

    `to_enrol` says what two mentors and two mentees type into the forms; they have no row in the enrolments file.
    """

    coordinator: str
    deputy: str
    sponsor: str
    safeguarding: str
    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    head: str
    namesakes: tuple[str, str]
    to_enrol: tuple[Enrolment, ...]
    administrator: Outsider


@dataclass(frozen=True, slots=True)
class Organisation:
    """Everything the demo starts from; `earlier_pairs` are (mentor, mentee) of a cohort that is closed."""

    name: str
    people: tuple[Person, ...]
    enrolments: tuple[Enrolment, ...]
    earlier_pairs: tuple[tuple[str, str], ...]
    cast: Cast
    innovation_units: tuple[str, ...]
    _by_key: dict[str, Person] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {person.person_id: person for person in self.people})

    def person(self, key: str) -> Person:
        return self._by_key[key]
