"""Everybody above a person, step by step, and those right below. Whoever asks has shown that they may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from turnabout.people.models import Person, ReportingLine

MOST_STEPS: Final = 30
SOLID = str(ReportingLine.Kind.SOLID)


@dataclass(frozen=True, slots=True)
class Step:
    """A person on the way up; `dotted` are those they report to besides, `open_key` a manager whom no list names."""

    person: Person
    dotted: tuple[Person, ...]
    open_key: str = ""


def steps_up(person: Person) -> list[Step]:
    """The person first, the head of the line last: one query a step. A circle ends where it closes."""
    steps: list[Step] = []
    seen: set[int] = set()
    here: Person | None = person
    while here is not None and here.pk not in seen and len(steps) < MOST_STEPS:
        seen.add(here.pk)
        lines = list(here.lines_up.select_related("manager").order_by("pk"))
        solid = [line for line in lines if line.kind == SOLID]
        above = next((line.manager for line in solid if line.manager), None)
        others = {line.manager.pk: line.manager for line in lines if line.manager and line.manager != above}
        missing = next((line.manager_key for line in solid if line.manager is None), "")
        steps.append(Step(here, tuple(others.values()), "" if above else missing))
        here = above
    return steps


def reports_of(person: Person) -> list[tuple[Person, str]]:
    """Those right below with the kind of line, by name; whoever asks leaves out whose line they may not see."""
    lines = person.lines_down.filter(person__gone_at=None).select_related("person")
    found = {line.person_id: (line.person, line.kind) for line in lines.order_by("kind")}
    return sorted(found.values(), key=lambda one: (one[0].name, one[0].pk))
