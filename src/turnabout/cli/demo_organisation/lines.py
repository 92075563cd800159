"""Reporting lines of the demo, solid and dotted together: who is above whom."""

from __future__ import annotations

from collections.abc import Sequence

from turnabout.cli.demo_organisation.organisation import Person


class Lines:
    def __init__(self, people: Sequence[Person]) -> None:
        self._steps = {
            person.person_id: tuple(key for key in (person.manager_id, *person.dotted_manager_ids) if key)
            for person in people
        }

    def above(self, key: str) -> set[str]:
        """Everybody a person answers to, directly or through others."""
        found: set[str] = set()
        waiting = list(self._steps[key])
        while waiting:
            manager = waiting.pop()
            if manager not in found:
                found.add(manager)
                waiting.extend(self._steps[manager])
        return found

    def joined(self, one: str, other: str) -> bool:
        """Whether one of the two answers to the other."""
        return one in self.above(other) or other in self.above(one)
