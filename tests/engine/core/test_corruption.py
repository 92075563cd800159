"""One thing wrong at a time in an answer: each is caught, and named with its place."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from turnabout_engine import Certificate, Problem, Solution, solve, verify

from tests.engine.core.worlds import bound_by_hand, problems, rebuilt, thorough

SCORES = [[50, 40, 0, 10], [60, 35, 20, 0], [30, 70, 45, 5]]
ALLOWED = np.array([[True, True, True, True], [True, True, True, False], [True, True, True, True]])
MENTEES, MENTORS = ("Aiko", "Bashir", "Chidi"), ("Dalia", "Emeka", "Farid", "Goran")


def world(**changes: Any) -> Problem:
    problem = Problem.from_scores(
        SCORES, [2, 1, 1, 1], [1, 2, 1], ALLOWED, mentee_ids=MENTEES, mentor_ids=MENTORS, fixed=[(0, 0)]
    )
    return rebuilt(problem, **changes)


def prices(certificate: Certificate, side: str, row: int, add: tuple[int, int, int]) -> Certificate:
    changed = getattr(certificate.leaves[0], side).copy()
    changed[row] += add
    return replace(certificate, leaves=(replace(certificate.leaves[0], **{side: changed}),))


def test_the_answer_as_found_holds() -> None:
    problem = world()
    solution = solve(problem)
    assert solution.pairs.tolist() == [[0, 0], [1, 0], [1, 2], [2, 1]]
    assert verify(problem, solution).exact


PAIRS: list[tuple[str, str, list[list[int]]]] = [
    ("unknown-person", "row 3", [[0, 0], [1, 0], [1, 2], [2, 9]]),
    ("unknown-person", "row 0", [[-1, 0], [0, 0], [1, 0], [2, 1]]),
    ("order", "pairs", [[1, 0], [0, 0], [1, 2], [2, 1]]),
    ("pair-twice", "mentee Bashir with mentor Farid", [[0, 0], [1, 2], [1, 2], [2, 1]]),
    ("not-allowed", "mentee Bashir with mentor Goran", [[0, 0], [1, 0], [1, 3], [2, 1]]),
    ("mentee-capacity", "mentee Chidi", [[0, 0], [1, 0], [1, 2], [2, 1], [2, 3]]),
    ("mentor-capacity", "mentor Emeka", [[0, 0], [1, 0], [1, 1], [2, 1]]),
    ("fixed-missing", "mentee Aiko with mentor Dalia", [[0, 3], [1, 0], [1, 2], [2, 1]]),
    ("placed-figure", "placed", [[0, 0], [1, 0], [1, 2]]),
    ("seats-figure", "seats", [[0, 0], [1, 0], [2, 1]]),
    ("total-figure", "total", [[0, 0], [1, 0], [1, 1], [2, 2]]),
]


@pytest.mark.parametrize(("rule", "place", "pairs"), PAIRS)
def test_a_wrong_pair_is_named(rule: str, place: str, pairs: list[list[int]]) -> None:
    problem = world()
    report = verify(problem, replace(solve(problem), pairs=np.array(pairs)))
    assert not report.holds
    assert any(failure.rule == rule and place in failure.place for failure in report.failures)


@pytest.mark.parametrize("figure", ["placed", "seats", "total", "worst", "seed"])
def test_a_wrong_figure_is_named(figure: str) -> None:
    problem = world()
    solution = solve(problem)
    report = verify(problem, replace(solution, **{figure: getattr(solution, figure) + 1}))
    assert [failure.place for failure in report.failures] == [figure]


@pytest.mark.parametrize("figure", ["placed", "seats", "total", "worst"])
def test_a_right_figure_that_is_no_whole_number_is_named(figure: str) -> None:
    problem = world()
    solution = solve(problem)
    report = verify(problem, replace(solution, **{figure: float(getattr(solution, figure))}))
    assert [failure.place for failure in report.failures] == [figure]


def test_true_is_not_taken_for_one() -> None:
    problem = Problem.from_scores([[1]])
    report = verify(problem, replace(solve(problem), placed=True))
    assert [failure.place for failure in report.failures] == ["placed"]


def test_a_mode_that_nobody_knows_is_named() -> None:
    report = verify(world(), replace(solve(world()), mode="fairest"))
    assert [failure.place for failure in report.failures] == ["mode"]


def test_a_worse_answer_with_true_figures_is_not_taken_for_the_best() -> None:
    problem = world()
    worse = np.array([[0, 0], [1, 0], [1, 1], [2, 2]])
    report = verify(problem, replace(solve(problem), pairs=worse, total=50 + 60 + 35 + 45, worst=35))
    assert "gap" in {failure.rule for failure in report.failures}
    assert "mentee Chidi with mentor Farid" in {failure.place for failure in report.failures}


def changed_score(mentee: int, mentor: int, score: int) -> Problem:
    scores = world().scores.copy()
    scores[mentee, mentor] = score
    return world(scores=scores)


def test_a_changed_score_is_caught() -> None:
    solution = solve(world())
    taken = verify(changed_score(2, 1, 71), solution)
    assert {failure.place for failure in taken.failures} >= {"total"}
    better = verify(changed_score(0, 3, 10), solution)
    assert better.exact  # the same score as before
    passed_over = verify(changed_score(1, 1, 500), solution)
    assert "mentee Bashir with mentor Emeka" in {failure.place for failure in passed_over.failures}


def test_a_changed_capacity_is_caught() -> None:
    solution = solve(world())
    fewer = verify(world(mentor_capacity=[2, 0, 1, 1]), solution)
    assert ("mentor-capacity", "mentor Emeka") in {(fail.rule, fail.place) for fail in fewer.failures}
    fewer = verify(world(mentee_capacity=[1, 1, 1]), solution)
    assert ("mentee-capacity", "mentee Bashir") in {(fail.rule, fail.place) for fail in fewer.failures}
    more = verify(world(mentor_capacity=[2, 2, 1, 1]), solution)
    assert ("proof-loose", "mentor Emeka") in {(fail.rule, fail.place) for fail in more.failures}
    more = verify(world(mentee_capacity=[1, 2, 2]), solution)
    assert ("proof-loose", "mentee Chidi") in {(fail.rule, fail.place) for fail in more.failures}


def test_a_lock_or_floor_added_later_is_caught() -> None:
    solution = solve(world())
    locked = verify(world(fixed=[(0, 0), (2, 2)]), solution)
    assert ("fixed-missing", "mentee Chidi with mentor Farid") in {(f.rule, f.place) for f in locked.failures}
    problem = world()
    object.__setattr__(problem, "floor", 30)
    assert ("below-floor", "mentee Bashir with mentor Farid") in {
        (failure.rule, failure.place) for failure in verify(problem, solution).failures
    }


PRICES = [
    ("price-below-zero", "mentor Goran", "mentor_prices", 3, (0, 0, -1)),
    ("price-below-zero", "mentor Goran", "mentor_prices", 3, (0, -1, 900)),
    ("proof-loose", "mentor Goran", "mentor_prices", 3, (0, 0, 1)),
    ("proof-loose", "mentor Goran", "mentor_prices", 3, (0, 1, -900)),
    ("proof-loose", "mentee Chidi with mentor Emeka", "mentee_prices", 2, (0, 0, 1)),
    ("proof-loose", "mentee Bashir", "mentee_prices", 1, (-1, 0, 0)),
    ("certificate-form", "mentee Bashir", "mentee_prices", 1, (2**62, 0, 0)),
]


@pytest.mark.parametrize(("rule", "place", "side", "row", "add"), PRICES)
def test_a_wrong_price_is_named(
    rule: str, place: str, side: str, row: int, add: tuple[int, int, int]
) -> None:
    problem = world()
    solution = solve(problem)
    report = verify(problem, replace(solution, certificate=prices(solution.certificate, side, row, add)))
    assert (rule, place) in {(failure.rule, failure.place) for failure in report.failures}


@thorough
@given(problems(), st.data())
def test_a_changed_price_is_judged_as_a_count_by_hand_judges_it(
    problem: Problem, data: st.DataObject
) -> None:
    """Prices are not unique: another price may prove as much, and only then is it accepted."""
    solution = solve(problem)
    sides = [side for side in (0, 1) if problem.shape[side]]
    if not sides:
        return
    side = data.draw(st.sampled_from(sides))
    row = data.draw(st.integers(0, problem.shape[side] - 1))
    part = st.sampled_from((-1000, -1, 0, 1, 2))
    add = data.draw(st.tuples(part, part, part))
    name = ("mentee_prices", "mentor_prices")[side]
    changed = prices(solution.certificate, name, row, add)
    proves = bound_by_hand(problem, changed) == (solution.placed, solution.seats, solution.total)
    above_zero = all(price >= [0, 0, 0] for price in changed.mentor_prices.tolist())
    assert verify(problem, replace(solution, certificate=changed)).exact == (proves and above_zero)


def test_a_bound_or_gap_that_the_prices_do_not_give_is_named() -> None:
    problem = world()
    solution = solve(problem)
    for changes in ({"bound": (9, 9, 9)}, {"gap": 1}, {"open_stage": "total"}, {"unit": 0}, {"unit": 2}):
        report = verify(problem, replace(solution, certificate=replace(solution.certificate, **changes)))
        assert any("certificate" in failure.place for failure in report.failures), changes


def test_a_certificate_without_leaves_proves_nothing() -> None:
    solution = solve(world())
    report = verify(world(), replace(solution, certificate=replace(solution.certificate, leaves=())))
    assert [failure.rule for failure in report.failures] == ["case-left-out"]


GARBAGE: list[Any] = [
    None,
    7,
    "pairs",
    float("nan"),
    [],
    [[]],
    [[1]],
    [[1, 2, 3]],
    [[0.0, 1.0]],
    [[float("nan"), 1]],
    [["a", "b"]],
    np.array([[2**63, 0]], dtype=np.uint64),
    np.array([[True, False]]),
    np.zeros((2, 2, 2), dtype=int),
    [[10**30, 0]],
    object(),
    {"placed": 1},
    [None],
    [(0, 0), (1,)],
]


NOTHING_SAID = ("open_stage", "least", "most", "above", "blocking")
PLACES = [
    *Solution.__dataclass_fields__,
    *(f"certificate.{name}" for name in Certificate.__dataclass_fields__),
]


@pytest.mark.parametrize("place", PLACES)
def test_garbage_in_any_place_is_reported_and_never_raised(place: str) -> None:
    problem = world()
    for garbage in GARBAGE:
        solution = copy.copy(solve(problem))
        if place.startswith("certificate."):
            part = copy.copy(solution.certificate)
            object.__setattr__(part, place.removeprefix("certificate."), garbage)
            object.__setattr__(solution, "certificate", part)
        else:
            object.__setattr__(solution, place, garbage)
        report = verify(problem, solution)
        harmless = garbage is None and place.split(".")[-1] in NOTHING_SAID
        assert report.holds == harmless, (place, garbage)


@pytest.mark.parametrize("place", ["branch", "mentee_prices", "mentor_prices", "couple_prices"])
def test_garbage_in_a_leaf_is_reported_and_never_raised(place: str) -> None:
    problem = world()
    solution = solve(problem)
    for garbage in GARBAGE:
        leaf = copy.copy(solution.certificate.leaves[0])
        object.__setattr__(leaf, place, garbage)
        certificate = replace(solution.certificate, leaves=(leaf,))
        report = verify(problem, replace(solution, certificate=certificate))
        empty = repr(garbage) in ("[]", "[[]]") and place in ("branch", "couple_prices")
        assert report.holds == empty, (place, garbage)


@pytest.mark.parametrize("answer", [None, 3, "answer", object(), [[0, 0]]])
def test_an_answer_that_is_none_is_reported(answer: Any) -> None:
    assert not verify(world(), answer).holds


def test_a_flood_of_failures_is_cut_short() -> None:
    problem = world()
    report = verify(problem, replace(solve(problem), pairs=np.full((1000, 2), 99)))
    unknown = [failure for failure in report.failures if failure.rule == "unknown-person"]
    assert len(unknown) == 51
    assert unknown[-1].message.startswith("950 further")
