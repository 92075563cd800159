"""Each rule removes what it says, nothing else, and is off where a person left the cell empty."""

from __future__ import annotations

from typing import Any

import pytest
from turnabout_engine import solve, verify
from turnabout_engine.build import LockRefused, problem_from_people
from turnabout_engine.check import check_pairs
from turnabout_engine.people import Aim, Offer, PersonRow
from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import Policy
from turnabout_engine.rules import lockouts, switched_off

from tests.engine.people.staff import make_staff, mentee, mentor, person

FREE = Policy(grade_gap=None, same_language=False, overlap_hours=0, floor=0)


def allowed(rows: list[PersonRow], policy: Policy = FREE, **more: Any) -> list[tuple[str, str]]:
    """The (mentor, mentee) pairs that pass, by the matrix and by the check of single pairs alike."""
    problem = problem_from_people(rows, policy, **more)
    coo = problem.scores.tocoo()
    found = {(problem.mentor_ids[c], problem.mentee_ids[r]) for r, c in zip(coo.row, coo.col, strict=True)}
    every = [(right, left) for left in problem.mentee_ids for right in problem.mentor_ids]
    more.pop("locked", None)
    assert found == set(every) - {
        (f.mentor_id, f.mentee_id) for f in check_pairs(rows, policy, every, **more)
    }
    return sorted(found)


def test_nobody_is_paired_with_themself() -> None:
    both = frozenset({"mentor", "mentee"})
    assert allowed([person("a", roles=both), person("b", roles=both)]) == [("a", "b"), ("b", "a")]


def test_nobody_in_the_whole_line_or_within_so_many_steps() -> None:
    rows = [
        mentee("top"),
        person("mid", manager_id="top"),
        mentor("low", manager_id="mid"),
        mentor("dotted", dotted_manager_ids=("low",)),
        mentor("free"),
    ]
    assert allowed(rows) == [("free", "top")]
    assert allowed(rows, Policy.from_mapping({**FREE.as_mapping(), "reporting_line": 2})) == [
        ("dotted", "top"),
        ("free", "top"),
    ]


def test_an_open_line_is_not_paired_under_the_whole_line_rule() -> None:
    rows = [
        mentee("a"),
        mentor("b", manager_id="gone"),
        mentor("c", manager_id="d"),
        person("d", manager_id="gone"),
    ]
    assert allowed(rows) == []
    assert len(allowed(rows, Policy.from_mapping({**FREE.as_mapping(), "reporting_line": 1}))) == 2


def test_the_grade_gap_is_mentee_minus_mentor_and_off_without_a_grade() -> None:
    rows = [mentee("a", grade=5), mentee("b"), *(mentor(f"m{g}", grade=g) for g in (3, 4, 5)), mentor("m")]
    policy = Policy.from_mapping({**FREE.as_mapping(), "grade_gap": 2})
    assert [pair for pair in allowed(rows, policy) if pair[1] == "a"] == [("m", "a"), ("m3", "a")]
    assert len([pair for pair in allowed(rows, policy) if pair[1] == "b"]) == 4


def test_a_language_in_common_is_the_language_whatever_its_region() -> None:
    rows = [
        mentee("a", languages=("pt-BR", "en")),
        mentor("b", languages=("pt",)),
        mentor("c", languages=("fr",)),
        mentor("d"),
    ]
    assert allowed(rows, Policy.from_mapping({**FREE.as_mapping(), "same_language": True})) == [
        ("b", "a"),
        ("d", "a"),
    ]


def test_too_few_common_hours_remove_a_pair_and_unknown_hours_do_not() -> None:
    day, evening = {"timezone": "UTC", "hours": "09:00-17:00"}, {"timezone": "UTC", "hours": "16:40-23:00"}
    rows = [mentee("a", **day), mentor("b", **day), mentor("c", **evening), mentor("d")]
    assert allowed(rows, Policy.from_mapping({**FREE.as_mapping(), "overlap_hours": 2})) == [
        ("b", "a"),
        ("d", "a"),
    ]


def test_earlier_pairs_wishes_and_forbidden_pairs_hold_whichever_way_round() -> None:
    rows = [
        mentee("a", rather_not=("b",)),
        mentor("b"),
        mentor("c", rather_not=("a",)),
        mentor("d"),
        mentor("e"),
        mentor("f"),
    ]
    assert allowed(rows, earlier=[("d", "a")], forbidden=[("a", "e")]) == [("f", "a")]


def test_the_floor_is_on_the_full_score() -> None:
    rows = [mentee("a", hesitant=(Aim("AI", 0, 3),)), mentor("b", offers=(Offer("AI", 3),)), mentor("c")]
    assert allowed(rows, Policy.from_mapping({**FREE.as_mapping(), "floor": 1})) == [("b", "a")]


@pytest.mark.parametrize("hidden", [(), (Aim("AI", 0, 3),), (Aim("AI", 0, 5), Aim("law", 1, 5))])
def test_a_floor_on_the_visible_score_answers_alike_whatever_is_hidden(hidden: tuple[Aim, ...]) -> None:
    """With the floor on the full score the same question tells what somebody hesitates over."""
    rows = [
        mentee("a", aims=(Aim("tax", 0, 4),), hesitant=hidden, prefer=("c",) if hidden else ()),
        mentor("b", offers=(Offer("AI", 3),)),
        mentor("c", prefer=("a",) if hidden else ()),
        mentor("d", offers=(Offer("tax", 4),)),
    ]
    full = Policy.from_mapping({**FREE.as_mapping(), "floor": 1})
    visible = Policy.from_mapping({**full.as_mapping(), "floor_on": "visible"})
    assert allowed(rows, visible) == [("d", "a")]
    assert (allowed(rows, full) == [("d", "a")]) is not bool(hidden)


def test_a_pair_above_a_visible_floor_stands_although_hidden_aims_lower_its_full_score() -> None:
    """Aims that nobody can meet thin out the full score; such a pair is solved and verified all the same."""
    rows = [
        mentee("a", aims=(Aim("tax", 0, 4),), hesitant=(Aim("AI", 0, 3), Aim("law", 0, 3))),
        mentor("d", offers=(Offer("tax", 4),)),
    ]
    problem = problem_from_people(
        rows, Policy.from_mapping({**FREE.as_mapping(), "floor": 4000, "floor_on": "visible"})
    )
    assert problem.scores.data.tolist() == [1818]
    assert verify(problem, solve(problem)).holds


def test_a_pair_that_scores_nothing_is_still_allowed_without_a_floor() -> None:
    problem = problem_from_people([mentee("a"), mentor("b")], FREE)
    assert problem.scores.nnz == 1
    assert problem.scores.data.tolist() == [0]


def test_two_people_who_could_teach_each_other_are_a_couple() -> None:
    both = frozenset({"mentor", "mentee"})
    problem = problem_from_people([person(key, roles=both) for key in "abc"] + [mentor("d")], FREE)
    named = [
        (problem.mentee_ids[a], problem.mentor_ids[b], problem.mentee_ids[c], problem.mentor_ids[d])
        for a, b, c, d in problem.couples
    ]
    assert named == [("a", "b", "b", "a"), ("a", "c", "c", "a"), ("b", "c", "c", "b")]


def test_a_lock_against_a_rule_is_refused_and_private_causes_are_one_answer() -> None:
    rows = [
        mentee("a", grade=3),
        mentor("b", grade=3),
        mentor("c", grade=1, rather_not=("a",)),
        mentor("d", grade=1),
        mentor("e", grade=1),
    ]
    policy = Policy.from_mapping({**FREE.as_mapping(), "grade_gap": 1})
    said = {}
    for key in "bcdz":
        with pytest.raises(LockRefused) as caught:
            problem_from_people(rows, policy, earlier=[("d", "a")], locked=[(key, "a")])
        said[key] = caught.value.rule
    assert said == {"b": "grade_gap", "c": "not_available", "d": "not_available", "z": "not_taking_part"}
    assert problem_from_people(rows, policy, locked=[("e", "a")]).fixed.tolist() == [[0, 3]]


def test_nobody_takes_part_with_no_seat() -> None:
    problem = problem_from_people([mentee("a"), mentor("b", mentor_capacity=0), mentor("c")], FREE)
    assert problem.mentor_ids == ("c",)


def test_set_up_shows_whom_each_rule_alone_locks_out() -> None:
    rows = [
        mentee("head", grade=5),
        mentee("side", grade=1, manager_id="head"),
        mentor("x", grade=2, manager_id="head"),
        mentor("y", grade=1, manager_id="x"),
    ]
    found = {item.rule: item for item in lockouts(rows, Policy())}
    assert found["reporting_line"].mentees == ("head",)
    assert found["reporting_line"].pairs == 2
    assert found["grade_gap"].mentees == ("side",)
    assert found["language"].pairs == 0
    assert "rather_not" not in found


def test_whom_a_rule_cannot_look_at_is_said() -> None:
    rows = [mentee("a", grade=3), mentor("b", languages=("en",), hours="09:00-17:00"), person("c")]
    said = {off.rule: off.people for off in switched_off(Cast.of(rows, Policy()))}
    assert said == {"grade_gap": ("b",), "language": ("a",), "overlap": ("a", "b")}
    assert switched_off(Cast.of(rows, FREE)) == ()


@pytest.mark.parametrize("seed", range(4))
def test_the_matrix_and_the_check_of_single_pairs_agree_on_any_staff(seed: int) -> None:
    rows = make_staff(seed, 80, 12, 40)
    floor_on = ("full", "visible")[seed % 2]
    policy = Policy(
        other_unit=seed % 2 == 1,
        other_site=seed > 1,
        floor=900,
        floor_on=floor_on,
        grade_gap=(None, 1, 2, 1)[seed],
        reporting_line=("whole", 1, 2, "whole")[seed],
    )
    keys = [row.person_id for row in rows]
    pairs = allowed(
        rows, policy, earlier=list(zip(keys, keys[9:], strict=False)), forbidden=[(keys[3], keys[40])]
    )
    assert 20 < len(pairs) < 480


def test_different_units_and_sites_are_rules_where_the_policy_says_so() -> None:
    rows = [
        mentee("a", unit="Sales", site="Porto"),
        mentor("b", unit=" sales ", site="Lagos"),
        mentor("c", unit="Law", site="PORTO"),
        mentor("d", unit="Law", site="Lagos"),
        mentor("e"),
    ]
    unit, site = (Policy.from_mapping({**FREE.as_mapping(), f"other_{of}": True}) for of in ("unit", "site"))
    assert allowed(rows, unit) == [("c", "a"), ("d", "a"), ("e", "a")]
    assert allowed(rows, site) == [("b", "a"), ("d", "a"), ("e", "a")]
    assert [(off.rule, off.people) for off in switched_off(Cast.of(rows, unit))] == [("unit", ("e",))]


def test_an_allow_list_binds_the_mentees_it_names_and_nobody_else() -> None:
    rows = [mentee("a"), mentee("b"), mentor("c"), mentor("d")]
    assert allowed(rows, allowed=[("c", "a"), ("gone", "a")]) == [("c", "a"), ("c", "b"), ("d", "b")]


def test_under_a_mutual_policy_the_same_two_may_teach_each_other() -> None:
    rows = [person(key, roles="both", aims=(Aim("AI", 0, 3),), offers=(Offer("AI", 3),)) for key in "ab"]
    for mutual, pairs in ((False, 1), (True, 2)):
        problem = problem_from_people(rows, Policy.from_mapping({**FREE.as_mapping(), "mutual": mutual}))
        solution = solve(problem)
        assert len(solution.pairs) == pairs
        assert verify(problem, solution).holds
