"""Each rule as a function: the boolean matrix (mentee rows x all mentors) of the pairs that it removes.

Open rules can be named to the coordinator. Private ones are only ever told together, as "not available".
"""

from collections.abc import Callable

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types
from numpy.typing import NDArray

from turnabout_engine.people.cast import Cast
from turnabout_engine.people.person import PersonRow, main_language, same_words

Marks = NDArray[np.bool_]
Rows = NDArray[np.int64]


def oneself(cast: Cast, rows: Rows) -> Marks:
    """Nobody is paired with themself."""
    return _dense(cast.marks((key, key) for key in cast.mentee_at), rows)


def reporting_line(cast: Cast, rows: Rows) -> Marks:
    """One of the two stands above the other, as far as the policy's rule looks."""
    return _dense(cast.in_line, rows)


def open_line(cast: Cast, rows: Rows) -> Marks:
    """Under the whole-line rule nobody is paired above whom a manager is unknown: nothing can be proved."""
    if cast.policy.reporting_line != "whole":
        return _none(cast, rows)
    return open_ended(cast, cast.mentees)[rows, None] | open_ended(cast, cast.mentors)[None, :]


def open_ended(cast: Cast, people: tuple[PersonRow, ...]) -> Marks:
    """Above whom a manager is unknown, where the whole line counts."""
    whole = cast.policy.reporting_line == "whole"
    return np.array([whole and person.person_id in cast.lines.open for person in people], dtype=np.bool_)


def grade_gap(cast: Cast, rows: Rows) -> Marks:
    """The mentee's grade minus the mentor's is less than the policy asks; off for people without a grade."""
    if cast.policy.grade_gap is None:
        return _none(cast, rows)
    mentees, mentors = _grades(cast.mentees)[rows, None], _grades(cast.mentors)[None, :]
    known = (mentees > 0) & (mentors > 0)
    too_near: Marks = known & (mentees - mentors < cast.policy.grade_gap)
    return too_near


def language(cast: Cast, rows: Rows) -> Marks:
    """The two have no language in common; off for people who named none."""
    if not cast.policy.same_language:
        return _none(cast, rows)
    codes = sorted(
        {main_language(code) for person in (*cast.mentees, *cast.mentors) for code in person.languages}
    )
    mentees, mentors = _spoken(cast.mentees, codes)[rows], _spoken(cast.mentors, codes)
    named = (mentees.sum(axis=1) > 0)[:, None] & (mentors.sum(axis=1) > 0)[None, :]
    strangers: Marks = named & ((mentees @ mentors.T).toarray() == 0)
    return strangers


def overlap(cast: Cast, rows: Rows) -> Marks:
    """Too few common working hours in the tightest week; off for people whose hours are not known."""
    if not cast.policy.overlap_minutes:
        return _none(cast, rows)
    minutes = cast.mentee_schedules.overlap(rows, cast.mentor_schedules)
    return (minutes >= 0) & (minutes < cast.policy.overlap_minutes)


def unit(cast: Cast, rows: Rows) -> Marks:
    """The policy asks for different units, and the two name the same one; off for people without one."""
    return _same(cast, rows, lambda person: person.unit) if cast.policy.other_unit else _none(cast, rows)


def site(cast: Cast, rows: Rows) -> Marks:
    """The policy asks for different sites, and the two name the same one; off for people without one."""
    return _same(cast, rows, lambda person: person.site) if cast.policy.other_site else _none(cast, rows)


def not_listed(cast: Cast, rows: Rows) -> Marks:
    """An allow list names this mentee without this mentor; off for mentees whom no allow list names."""
    named = {mentee for _, mentee in cast.allowed}
    held = np.array([person.person_id in named for person in cast.mentees], dtype=np.bool_)
    listed = _dense(cast.marks((mentee, mentor) for mentor, mentee in cast.allowed), rows)
    return held[rows, None] & ~listed


def forbidden(cast: Cast, rows: Rows) -> Marks:
    """The coordinator forbade it."""
    return _either_way(cast, cast.forbidden, rows)


def paired_before(cast: Cast, rows: Rows) -> Marks:
    """The two were a pair before, in whichever roles."""
    return _either_way(cast, cast.earlier, rows)


def rather_not(cast: Cast, rows: Rows) -> Marks:
    """One of the two would rather not."""
    return _either_way(
        cast, [(person.person_id, key) for person in cast.rows for key in person.rather_not], rows
    )


def floor(cast: Cast, rows: Rows, score: NDArray[np.int64]) -> Marks:
    """The score that the policy holds against its floor (`Score.for_floor`) is below it."""
    return np.asarray(score < cast.policy.floor, dtype=np.bool_)


OPEN_RULES: dict[str, Callable[[Cast, Rows], Marks]] = {
    "reporting_line": reporting_line,
    "open_line": open_line,
    "grade_gap": grade_gap,
    "language": language,
    "overlap": overlap,
    "unit": unit,
    "site": site,
    "not_listed": not_listed,
    "forbidden": forbidden,
}
PRIVATE_RULES = ("paired_before", "rather_not", "floor")


def removed(cast: Cast, rows: Rows, score: NDArray[np.int64]) -> dict[str, Marks]:
    """All rules by name for these rows; `oneself` first. `score` is `Score.for_floor` of the rows."""
    return {
        "oneself": oneself(cast, rows),
        **{name: rule(cast, rows) for name, rule in OPEN_RULES.items()},
        "paired_before": paired_before(cast, rows),
        "rather_not": rather_not(cast, rows),
        "floor": floor(cast, rows, score),
    }


def _none(cast: Cast, rows: Rows) -> Marks:
    return np.zeros((len(rows), len(cast.mentors)), dtype=np.bool_)


def _dense(marks: sp.csr_array, rows: Rows) -> Marks:
    return np.asarray(marks[rows].toarray(), dtype=np.bool_)


def _either_way(cast: Cast, pairs: list[tuple[str, str]] | tuple[tuple[str, str], ...], rows: Rows) -> Marks:
    return _dense(cast.marks([*pairs, *((second, first) for first, second in pairs)]), rows)


def _same(cast: Cast, rows: Rows, read: Callable[[PersonRow], str]) -> Marks:
    number = {"": -1}
    mentees, mentors = (
        np.array(
            [number.setdefault(same_words(read(person)), len(number)) for person in side], dtype=np.int64
        )
        for side in (cast.mentees, cast.mentors)
    )
    mine = mentees[rows, None]
    alike: Marks = (mine == mentors[None, :]) & (mine >= 0)
    return alike


def _grades(people: tuple[PersonRow, ...]) -> NDArray[np.int64]:
    return np.array([person.grade or 0 for person in people], dtype=np.int64)


def _spoken(people: tuple[PersonRow, ...], codes: list[str]) -> sp.csr_array:
    number = {code: at for at, code in enumerate(codes)}
    cells = sorted(
        {(at, number[main_language(c)]) for at, person in enumerate(people) for c in person.languages}
    )
    ends = np.array(cells, dtype=np.int64).reshape(-1, 2)
    marks = np.ones(len(ends), dtype=np.int64)
    return sp.csr_array((marks, (ends[:, 0], ends[:, 1])), shape=(len(people), len(codes)))
