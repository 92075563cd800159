"""What is odd in a staff list as a whole. Linear in the number of people; nothing here stops a match by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]  # SciPy ships no types

from turnabout_engine.lines.graph import Lines
from turnabout_engine.people.person import PersonRow

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """One odd thing. `people` and `lines` hold the first ten concerned, `count` how many there are.

    code: duplicate_key, self_report, unknown_manager, cycle, several_roots, no_lines.
    value: the key it is about, where there is one.
    """

    code: str
    people: tuple[str, ...]
    lines: tuple[int, ...]
    count: int
    value: str
    text: str


def findings(people: Sequence[PersonRow]) -> tuple[Finding, ...]:
    """Everything odd about the reporting lines and keys of these people."""
    graph = Lines(people)
    return (
        *_duplicates(people),
        *_self_reports(people),
        *_unknown_managers(people, graph),
        *_cycles(people, graph),
        *_roots(people, graph),
    )


def _finding(code: str, people: Sequence[PersonRow], text: str, value: str = "") -> Finding:
    shown = people[:SHOWN]
    keys, lines = tuple(p.person_id for p in shown), tuple(p.line for p in shown)
    return Finding(code, keys, lines, len(people), value, text)


def _duplicates(people: Iterable[PersonRow]) -> Iterator[Finding]:
    by_key: dict[str, list[PersonRow]] = {}
    for person in people:
        by_key.setdefault(person.person_id, []).append(person)
    for key, rows in by_key.items():
        if len(rows) > 1:
            where = ", ".join(str(row.line) for row in rows[:SHOWN])
            text = f"{key} stands {len(rows)} times (lines {where}). Give everybody one row and a key of their own."
            yield _finding("duplicate_key", rows, text, key)


def _self_reports(people: Iterable[PersonRow]) -> Iterator[Finding]:
    for person in people:
        if person.person_id in (person.manager_id, *person.dotted_manager_ids):
            text = f"{person.person_id} is their own manager. Leave manager_id empty if nobody is above them."
            yield _finding("self_report", [person], text, person.person_id)


def _unknown_managers(people: Iterable[PersonRow], graph: Lines) -> Iterator[Finding]:
    for person in people:
        gaps = graph.unknown.get(person.person_id, ())
        for key in dict.fromkeys((person.manager_id, *person.dotted_manager_ids)):
            if key in gaps:
                text = (
                    f"{person.person_id} reports to {key}, who is not in the list: an open line. "
                    "Add that person or correct the key."
                )
                yield _finding("unknown_manager", [person], text, key)


def _cycles(people: Sequence[PersonRow], graph: Lines) -> Iterator[Finding]:
    """Groups in which everybody is above everybody else, through solid and dotted lines."""
    rows = {person.person_id: person for person in people}
    position = {key: at for at, key in enumerate(rows)}
    edges = [(position[key], position[up]) for key, ups in graph.managers.items() for up in ups]
    if not edges:
        return
    ends = np.array(edges, dtype=np.int64)
    shape = (len(position), len(position))
    network = sp.csr_array((np.ones(len(ends), dtype=np.int8), (ends[:, 0], ends[:, 1])), shape=shape)
    _, group = connected_components(network, directed=True, connection="strong")
    members: dict[int, list[PersonRow]] = {}
    crowded = np.bincount(group) > 1
    for person, label in zip(rows.values(), group, strict=True):
        if crowded[label]:
            members.setdefault(int(label), []).append(person)
    for circle in members.values():
        who = ", ".join(person.person_id for person in circle[:SHOWN])
        text = f"{len(circle)} people report to each other in a circle: {who}. Correct one of their managers."
        yield _finding("cycle", circle, text, circle[0].person_id)


def _roots(people: Sequence[PersonRow], graph: Lines) -> Iterator[Finding]:
    if not people:
        return
    if not any(graph.managers.values()) and not graph.unknown:
        text = "Nobody has a manager in this list, so there are no reporting lines to check. Add manager_id."
        yield _finding("no_lines", people, text)
        return
    roots = [p for p in people if not graph.managers[p.person_id] and p.person_id not in graph.unknown]
    if len(roots) > 1:
        text = f"{len(roots)} people have nobody above them. That is fine if it is meant; else add their manager."
        yield _finding("several_roots", roots, text)
