"""What would place somebody: with the change there is a place for them and nobody loses theirs, by other code too."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import scipy.sparse as sp
from scipy.sparse.csgraph import maximum_bipartite_matching
from turnabout_engine import solve
from turnabout_engine.build import problem_from_people
from turnabout_engine.check import check_pairs
from turnabout_engine.people import Aim, Offer, PersonRow
from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import Policy
from turnabout_engine.whatif import Change, single_changes, visible_cast

from tests.engine.people.staff import make_staff, mentee, mentor, person

FREE = Policy(grade_gap=None, same_language=False, overlap_hours=0, floor=0)


def placeable(rows: list[PersonRow], policy: Policy, role: str, people: set[str], cast: Cast) -> bool:
    """Whether all these people can have a partner at once, by pairs checked one by one and SciPy's matching."""
    mentees = [row.person_id for row in rows if row.takes_part_as("mentee")]
    mentors = [row.person_id for row in rows if row.takes_part_as("mentor")]
    every = [(right, left) for left in mentees for right in mentors]
    no = {
        (bad.mentor_id, bad.mentee_id)
        for bad in check_pairs(rows, policy, every, cast.earlier, cast.forbidden, cast.allowed)
    }
    allowed = set(every) - no
    if role == "mentor":
        allowed = {(left, right) for right, left in allowed}
    by_key = {row.person_id: row for row in rows}
    partners = [
        key
        for key in (mentors if role == "mentee" else mentees)
        for _seat in range(by_key[key].mentor_capacity if role == "mentee" else by_key[key].mentee_capacity)
    ]
    table = np.array([[(other, one) in allowed for other in partners] for one in sorted(people)], dtype=bool)
    found = maximum_bipartite_matching(sp.csr_array(table.astype(np.int8)), perm_type="column")
    return bool((found >= 0).all())


def changed(
    rows: list[PersonRow], policy: Policy, who: str, role: str, change: Change
) -> tuple[list[PersonRow], Policy]:
    """The people and the policy after the change."""
    keys = {
        "grade_gap": "grade_gap",
        "reporting_line": "reporting_line",
        "floor": "floor",
        "overlap": "overlap_hours",
    }
    if change.kind in keys:
        return rows, Policy.from_mapping({**policy.as_mapping(), keys[change.kind]: change.value})
    if change.kind == "language":
        return rows, replace(policy, same_language=False)

    def touched(row: PersonRow) -> PersonRow:
        if change.kind == "seat" and row.person_id == change.partner:
            seats = "mentor_capacity" if role == "mentee" else "mentee_capacity"
            return replace(row, **{seats: getattr(row, seats) + 1})
        if change.kind == "topic" and row.person_id == who and role == "mentee":
            return replace(row, aims=(*row.aims, Aim(change.topic, 0, int(change.value or 0))))
        if change.kind == "topic" and row.person_id == who:
            return replace(row, offers=(*row.offers, Offer(change.topic, int(change.value or 0))))
        return row

    return [touched(row) for row in rows], policy


@pytest.mark.parametrize("seed", range(4))
def test_every_change_that_is_told_places_the_person_and_nobody_loses_a_place(seed: int) -> None:
    policy = Policy(floor=(1, 2500, 4000)[seed % 3], overlap_hours=4, floor_on="visible")
    problem = problem_from_people(make_staff(seed, 70, 12, 9 + 3 * seed), policy)
    cast = visible_cast(problem.people)
    pairs = [(row, column) for row, column in solve(problem).pairs.tolist()]
    placed = {
        "mentee": {cast.mentees[row].person_id for row, _ in pairs},
        "mentor": {cast.mentors[column].person_id for _, column in pairs},
    }
    told = single_changes(cast, pairs)
    assert told
    for (role, who), changes in told.items():
        wanted = placed[role] | {who}
        assert not placeable(list(cast.rows), policy, role, wanted, cast), "no change was needed"
        assert [change.opens for change in changes] == sorted(change.opens for change in changes)
        for change in changes:
            assert placeable(*changed(list(cast.rows), policy, who, role, change), role, wanted, cast), change
        if not changes:
            looser = replace(policy, grade_gap=(policy.grade_gap or 0) - 1)
            assert not placeable(list(cast.rows), looser, role, wanted, cast)


def only(rows: list[PersonRow], policy: Policy, key: str, **more: object) -> tuple[Change, ...]:
    problem = problem_from_people(rows, policy, **more)  # type: ignore[arg-type]  # pairs as given
    pairs = [(row, column) for row, column in solve(problem).pairs.tolist()]
    return single_changes(visible_cast(problem.people), pairs)["mentee", key]


def test_one_more_seat_with_the_best_of_those_who_are_taken() -> None:
    rows = [mentee("a", aims=(Aim("AI", 0, 4),)), mentee("b"), mentor("c", offers=(Offer("AI", 4),))]
    assert only(rows, FREE, "b") == (Change("seat", partner="c"),)


def test_one_more_topic_where_the_fit_is_too_thin() -> None:
    rows = [mentee("a"), mentor("c", offers=(Offer("AI", 4), Offer("tax", 2)))]
    policy = replace(FREE, floor=4000)
    assert only(rows, policy, "a")[0] == Change("topic", 4, "c", "AI")


def test_a_rule_one_step_looser_says_how_many_pairs_it_opens() -> None:
    rows = [mentee("a", grade=3), mentor("c", grade=3), mentor("d", grade=3), mentor("e", grade=9)]
    assert only(rows, replace(FREE, grade_gap=1), "a") == (Change("grade_gap", 0, opens=2),)


def test_the_coordinators_own_word_is_named_where_it_alone_stands_in_the_way() -> None:
    rows = [mentee("a"), mentor("c")]
    assert only(rows, FREE, "a", forbidden=[("c", "a")]) == (Change("forbidden", partner="c"),)


def test_the_head_of_everybody_is_told_the_most_levels_that_leave_somebody() -> None:
    rows = [mentee("top")] + [
        person(f"p{at}", manager_id=f"p{at - 1}" if at else "top", roles="mentor" if at == 3 else "")
        for at in range(4)
    ]
    assert only(rows, FREE, "top") == (Change("reporting_line", 3, opens=1),)


def test_two_rules_in_the_way_leave_no_single_change() -> None:
    rows = [
        mentee("a", manager_id="c", grade=1),
        mentor("c", grade=8),
        mentor("d", grade=8, languages=("fi",)),
    ]
    rows[0] = replace(rows[0], languages=("en",))
    assert only(rows, replace(FREE, grade_gap=1, same_language=True), "a") == ()
