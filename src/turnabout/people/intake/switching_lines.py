"""Puts a file's reporting lines in place of the earlier ones, and closes open lines whose manager it brought."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from turnabout.people.intake.bulk import insert
from turnabout.people.intake.guard import Guard
from turnabout.people.intake.staging import PlainRow
from turnabout.people.intake.tally import Tally
from turnabout.people.models import PersonKey, ReportingLine

SOLID, DOTTED = str(ReportingLine.Kind.SOLID), str(ReportingLine.Kind.DOTTED)
AT_ONCE: Final = 5_000

Step = tuple[str, str]  # kind, key of the manager
Line = tuple[int, int | None, int, str, str]  # person, manager, list, key of the manager, kind
Steps = dict[Step, tuple[int, int | None]]  # the line and its manager, None where it is open


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a row names; None where the file has no such column."""

    solid: str | None
    dotted: tuple[str, ...] | None
    place: tuple[str, int] = ("", 0)  # key of the person, line of the file

    @classmethod
    def by(cls, row: PlainRow) -> Named:
        dotted = row.get("dotted_manager_ids")
        place = (row["person_id"], row["line"])
        return cls(row.get("manager_id"), None if dotted is None else tuple(dotted), place)

    def steps(self) -> dict[Step, None]:
        solid = {(SOLID, self.solid): None} if self.solid else {}
        return {**solid, **{(DOTTED, key): None for key in self.dotted or ()}}

    def says(self, kind: str) -> bool:
        return (self.solid if kind == SOLID else self.dotted) is not None


def switch_lines(source: int, named: dict[int, Named], tally: Tally, guard: Guard) -> int:
    """Returns how many lines of the list are open now."""
    switch = _Switch(source, tally, guard)
    for person, whom in named.items():
        switch.name(person, whom)
    switch.mend_the_others()
    switch.write()
    return ReportingLine.objects.filter(manager=None).count()


def stored_lines(source: int) -> dict[int, Steps]:
    """For every person their steps up as this list has them; a line of no list counts for each."""
    stored: dict[int, Steps] = defaultdict(dict)
    lines = ReportingLine.objects.filter(Q(source=source) | Q(source=None))
    columns = ("pk", "person_id", "manager_id", "manager_key", "kind")
    for pk, person, manager, key, kind in lines.values_list(*columns).iterator():
        stored[person][kind, key] = (pk, manager)
    return stored


def all_steps() -> dict[int, Steps]:
    """The same of all lists together: a line goes on up through whatever list names the next step."""
    steps: dict[int, Steps] = defaultdict(dict)
    columns = ("pk", "person_id", "manager_id", "kind")
    for pk, person, manager, kind in ReportingLine.objects.values_list(*columns).iterator():
        steps[person][kind, str(pk)] = (pk, manager)
    return steps


def differs(whom: Named, there: Steps) -> bool:
    """Whether a row says something else than what stands there."""
    wanted = whom.steps()
    return bool(wanted.keys() - there.keys()) or any(
        whom.says(kind) and (kind, key) not in wanted for kind, key in there
    )


class _Switch:
    """The lines of one list on their way from what stands there to what the file says."""

    def __init__(self, source: int, tally: Tally, guard: Guard) -> None:
        self.source, self.tally = source, tally
        self.managers = dict(PersonKey.objects.filter(source=source).values_list("key", "person_id"))
        self.stored = stored_lines(source)
        self.kept = frozenset() if guard.full else guard.kept_lines(all_steps())
        self.gone: list[int] = []
        self.made: list[Line] = []

    def name(self, person: int, whom: Named) -> None:
        there = self.stored.pop(person, {})
        if person not in self.kept:
            self._change(person, whom, there)
        elif differs(whom, there):
            self.tally.guarded.lines[whom.place] = [key for _kind, key in there]

    def mend_the_others(self) -> None:
        for person, steps in self.stored.items():
            if person not in self.kept:
                self._mend(person, steps)

    def _change(self, person: int, whom: Named, there: Steps) -> None:
        wanted = whom.steps()
        for step in wanted.keys() - there.keys():
            self._make(person, step)
            self.tally.changed.add(person)
        for (kind, key), (pk, manager) in there.items():
            if whom.says(kind) and (kind, key) not in wanted:
                self._drop(person, (kind, key), pk, manager)
                self.tally.changed.add(person)
        self._mend(person, {step: there[step] for step in wanted.keys() & there.keys()})

    def _mend(self, person: int, there: Steps) -> None:
        """An open line whose manager is on the list now is made anew, closed."""
        for step, (pk, manager) in there.items():
            if manager is None and step[1] in self.managers:
                self._drop(person, step, pk, manager)
                self._make(person, step)
                self.tally.lines_mended += 1

    def _make(self, person: int, step: Step) -> None:
        kind, key = step
        self.made.append((person, self.managers.get(key), self.source, key, kind))
        self.tally.trace.lines_made.append([person, self.source, key, kind])

    def _drop(self, person: int, step: Step, pk: int, manager: int | None) -> None:
        kind, key = step
        self.gone.append(pk)
        self.tally.trace.lines_gone.append([person, manager, self.source, key, kind])

    def write(self) -> None:
        for first in range(0, len(self.gone), AT_ONCE):
            ReportingLine.objects.filter(pk__in=self.gone[first : first + AT_ONCE]).delete()
        insert(ReportingLine, ("person", "manager", "source", "manager_key", "kind"), self.made)
        self.tally.lines_changed += len(self.gone) + len(self.made)
