"""Walks up the reporting lines of one person at a time."""

from collections.abc import Mapping

from turnabout_engine.people.person import PersonRow


def stands_above(upper: str, lower: str, people: Mapping[str, PersonRow], steps: int | None) -> bool:
    """Whether `upper` is reached from `lower` by at least one and at most `steps` steps up."""
    level, seen, climbed = {lower}, {lower}, 0
    while level and climbed != steps:
        climbed += 1
        level = {up for key in level for up in ups(key, people)}
        if upper in level:
            return True
        level -= seen
        seen |= level
    return False


def has_gap(start: str, people: Mapping[str, PersonRow]) -> bool:
    """Whether somewhere above this person a manager is unknown."""
    waiting, seen = [start], {start}
    while waiting:
        for up in ups(waiting.pop(), people):
            if up not in people:
                return True
            if up not in seen:
                seen.add(up)
                waiting.append(up)
    return False


def ups(key: str, people: Mapping[str, PersonRow]) -> set[str]:
    person = people.get(key)
    if person is None:
        return set()
    return {up for up in (person.manager_id, *person.dotted_manager_ids) if up} - {key}
