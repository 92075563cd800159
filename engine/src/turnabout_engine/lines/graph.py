"""The reporting graph: every way up from a person, solid and dotted mixed, cycles and gaps included."""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types

from turnabout_engine.people.person import PersonRow

Rule = int | Literal["whole"]


class Lines:
    """Managers of everybody in a staff list; `managers` holds known keys, `unknown` those nobody has."""

    def __init__(self, people: Iterable[PersonRow]) -> None:
        named: dict[str, dict[str, None]] = {}
        for person in people:
            ups = named.setdefault(person.person_id, {})
            for key in (person.manager_id, *person.dotted_manager_ids):
                if key and key != person.person_id:
                    ups[key] = None
        self.managers = {key: tuple(up for up in ups if up in named) for key, ups in named.items()}
        self.unknown = {
            key: gaps for key, ups in named.items() if (gaps := tuple(up for up in ups if up not in named))
        }
        self.open = self._below(self.unknown)
        below = {key for key, ups in self.managers.items() if ups}
        self.linked = frozenset(below.union(*self.managers.values()))

    def _below(self, start: Iterable[str]) -> frozenset[str]:
        """The given people and everybody under them."""
        reports: dict[str, list[str]] = {}
        for key, ups in self.managers.items():
            for up in ups:
                reports.setdefault(up, []).append(key)
        reached = set(start)
        waiting = deque(reached)
        while waiting:
            for report in reports.get(waiting.popleft(), ()):
                if report not in reached:
                    reached.add(report)
                    waiting.append(report)
        return frozenset(reached)

    def above(self, key: str, steps: int | None = None) -> dict[str, int]:
        """Fewest upward steps to everybody above this person (themself at 0), as far as `steps`."""
        distance = {key: 0}
        waiting = deque([key])
        while waiting:
            at = waiting.popleft()
            if distance[at] == steps:
                continue
            for up in self.managers.get(at, ()):
                if up not in distance:
                    distance[up] = distance[at] + 1
                    waiting.append(up)
        return distance

    def in_line(self, mentees: Sequence[str], mentors: Sequence[str], rule: Rule) -> sp.csr_array:
        """Boolean matrix (mentees x mentors): one is above the other, at any distance or within the rule's steps."""
        steps = None if rule == "whole" else rule
        upward = self._hits(mentees, mentors, steps)
        downward = [(mentee, mentor) for mentor, mentee in self._hits(mentors, mentees, steps)]
        pairs = np.array(sorted({*upward, *downward}), dtype=np.int64).reshape(-1, 2)
        marks = np.ones(len(pairs), dtype=np.bool_)
        return sp.csr_array((marks, (pairs[:, 0], pairs[:, 1])), shape=(len(mentees), len(mentors)))

    def _hits(self, lower: Sequence[str], upper: Sequence[str], steps: int | None) -> list[tuple[int, int]]:
        """Positions (lower, upper) where the upper one stands above the lower one."""
        position = {key: at for at, key in enumerate(upper)}
        return [
            (at, position[up])
            for at, key in enumerate(lower)
            for up, distance in self.above(key, steps).items()
            if distance and up in position
        ]
