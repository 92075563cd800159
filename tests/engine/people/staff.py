"""People for tests: a seeded staff list of any size, and a staff list written as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from random import Random
from typing import Any

from turnabout_engine.hours import parse_hours
from turnabout_engine.io.rows import COLUMNS
from turnabout_engine.people import Aim, Offer, PersonRow

ZONES = (
    "Africa/Lagos",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Lisbon",
)
HOURS = (
    "09:00-17:00",
    "Mon-Wed 09:00-15:00;Thu 10:00-14:00",
    "22:00-06:00",
    "Sat-Sun 08:00-20:00",
    "07:30-16:15",
)
TOPICS = tuple(f"topic {number}" for number in range(40))
INTERESTS = ("chess", "choir", "film", "running", "stars")


def person(person_id: str, **said: Any) -> PersonRow:
    """One person; `hours` may be given as text, `roles` as one word."""
    if isinstance(said.get("hours"), str):
        said["hours"], said["hours_text"] = parse_hours(said["hours"]), said["hours"]
    if isinstance(said.get("roles"), str):
        roles = {"both": ("mentor", "mentee"), "": ()}
        said["roles"] = frozenset(roles.get(said["roles"], (said["roles"],)))
    return PersonRow(person_id=person_id, **said)


def mentor(person_id: str, **said: Any) -> PersonRow:
    return person(person_id, roles="mentor", **said)


def mentee(person_id: str, **said: Any) -> PersonRow:
    return person(person_id, roles="mentee", **said)


def make_staff(seed: int, people: int, mentees: int, mentors: int) -> list[PersonRow]:
    """A tree of people in four grades with some dotted lines; the first are the most senior."""
    dice = Random(seed)
    keys = [f"p{number:05d}" for number in range(people)]
    roles = _roles(dice, people, mentees, mentors)
    return [_someone(dice, keys, at, people, roles[at]) for at in range(people)]


def _roles(dice: Random, people: int, mentees: int, mentors: int) -> list[frozenset[str]]:
    upper = set(dice.sample(range(min(people, max(mentees * 2, 5))), mentees))
    lower = set(dice.sample(range(people), mentors))
    return [frozenset({"mentee"} & _if(at in upper) | {"mentor"} & _if(at in lower)) for at in range(people)]


def _if(holds: bool) -> set[str]:
    return {"mentor", "mentee"} if holds else set()


def _someone(dice: Random, keys: Sequence[str], at: int, people: int, roles: frozenset[str]) -> PersonRow:
    topics = dice.sample(TOPICS, 10)
    hours = dice.choice(HOURS)
    dotted = (keys[dice.randrange(at)],) if at > 3 and dice.random() < 0.05 else ()
    return PersonRow(
        person_id=keys[at],
        name=f"Person {at}",
        manager_id=keys[int((at - 1) / 6 * dice.uniform(0.75, 1))] if at else "",
        dotted_manager_ids=dotted,
        grade=None if dice.random() < 0.02 else 5 - min(4, 5 * at // people),
        unit=f"unit {at % 12}",
        site=f"site {at % 4}",
        timezone=dice.choice(ZONES),
        languages=tuple(dice.sample(("en", "fr", "pt-BR", "yo", "hi"), dice.randint(0, 3))),
        hours=parse_hours(hours),
        hours_text=hours,
        roles=roles,
        mentor_capacity=dice.choice((1, 1, 2)),
        offers=tuple(Offer(topic, dice.randint(1, 5)) for topic in topics[:5]),
        aims=tuple(Aim(topic, dice.randint(0, 2), dice.randint(3, 5)) for topic in topics[5:8]),
        hesitant=tuple(Aim(topic, 0, dice.randint(1, 5)) for topic in topics[8:])
        if dice.random() < 0.3
        else (),
        interests=tuple(dice.sample(INTERESTS, 3)),
        style=(dice.randint(1, 3), dice.randint(1, 3), dice.randint(1, 3)) if dice.random() < 0.8 else None,
        prefer=tuple(dice.sample(keys, 2)) if dice.random() < 0.2 else (),
        rather_not=tuple(dice.sample(keys, 2)) if dice.random() < 0.1 else (),
        line=at + 2,
    )


def cells(row: PersonRow) -> dict[str, str]:
    """The person as cells of a staff list."""
    role = "both" if len(row.roles) == 2 else next(iter(row.roles), "")
    return {
        **{name: str(getattr(row, name)) for name in _TEXT},
        "dotted_manager_ids": ";".join(row.dotted_manager_ids),
        "grade": row.grade_name or ("" if row.grade is None else str(row.grade)),
        "languages": ";".join(row.languages),
        "hours": row.hours_text,
        "role": role,
        "capacity": f"{row.mentor_capacity}/{row.mentee_capacity}",
        "offers": ";".join(f"{offer.topic}:{offer.level}" for offer in row.offers),
        "aims": _aims(row.aims),
        "hesitant": _aims(row.hesitant),
        "interests": ";".join(row.interests),
        "style": "" if row.style is None else ";".join(map(str, row.style)),
        "prefer": ";".join(row.prefer),
        "rather_not": ";".join(row.rather_not),
    }


_TEXT = ("person_id", "name", "title", "email", "manager_id", "unit", "site", "country", "timezone")


def _aims(aims: Iterable[Aim]) -> str:
    return ";".join(f"{aim.topic}:{aim.now}:{aim.wanted}" for aim in aims)


def as_csv(
    rows: Iterable[PersonRow], columns: Sequence[str] = COLUMNS, separator: str = ",", more: Any = None
) -> bytes:
    """A staff list with these columns; `more(row)` gives further cells by column."""
    text = StringIO()
    listed = list(rows)
    extra: list[dict[str, str]] = [more(row) if more else {} for row in listed]
    header = [*columns, *(extra[0] if extra else ())]
    table = csv.DictWriter(text, header, delimiter=separator, extrasaction="ignore", lineterminator="\r\n")
    table.writeheader()
    table.writerows({**cells(row), **added} for row, added in zip(listed, extra, strict=True))
    return text.getvalue().encode("utf-8")
