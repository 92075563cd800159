"""What may be given as scores, and what is refused, by name and place."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import scipy.sparse as sp
from turnabout_engine import Problem, solve
from turnabout_engine.errors import (
    CapacityError,
    CoupleError,
    EntryError,
    FixedPairError,
    IdError,
    NotAWholeNumberError,
    ProblemError,
    ShapeError,
    TooLargeError,
    UnknownModeError,
)

from tests.engine.core.worlds import allowed_pairs

STORED = sp.coo_array(([0, 3, 0], ([0, 0, 1], [1, 2, 0])), shape=(2, 3))


@pytest.mark.parametrize("form", ["coo", "csr", "csc", "bsr"])
def test_a_stored_zero_is_allowed_and_an_absent_entry_is_not(form: str) -> None:
    problem = Problem.from_scores(STORED.asformat(form))
    assert allowed_pairs(problem) == [(0, 1), (0, 2), (1, 0)]
    assert problem.scores.data.tolist() == [0, 3, 0]


def test_a_stored_zero_of_a_diagonal_is_allowed_too() -> None:
    diagonal = sp.dia_array((np.array([[4, 0, 6]]), [0]), shape=(3, 3))
    assert allowed_pairs(Problem.from_scores(diagonal)) == [(0, 0), (1, 1), (2, 2)]


def test_older_sparse_matrices_and_those_filled_by_hand_are_read() -> None:
    by_hand = sp.dok_array((2, 2), dtype=int)
    by_hand[0, 1] = 5
    for form in (by_hand, by_hand.tolil(), sp.csr_matrix(by_hand)):
        assert allowed_pairs(Problem.from_scores(form)) == [(0, 1)]


def test_a_pair_that_scores_nothing_is_still_a_pair() -> None:
    assert solve(Problem.from_scores(STORED)).pairs.tolist() == [[0, 2], [1, 0]]
    assert solve(Problem.from_scores([[0]])).placed == 1


def test_allowed_only_takes_pairs_away() -> None:
    mask = np.array([[True, True, False], [True, True, True]])
    for allowed in (mask, sp.csr_array(mask), mask.tolist()):
        assert allowed_pairs(Problem.from_scores(STORED, allowed=allowed)) == [(0, 1), (1, 0)]
        assert len(allowed_pairs(Problem.from_scores(np.zeros((2, 3), dtype=int), allowed=allowed))) == 5


def test_what_is_not_allowed_need_not_be_a_number() -> None:
    problem = Problem.from_scores([[np.nan, 2.0]], allowed=[[False, True]])
    assert allowed_pairs(problem) == [(0, 1)]


def test_pairs_below_the_floor_are_not_allowed() -> None:
    assert allowed_pairs(Problem.from_scores([[0, 4, 5]], floor=5)) == [(0, 2)]
    assert allowed_pairs(Problem.from_scores([[-1, 0]])) == [(0, 0), (0, 1)]


def test_whole_numbers_of_any_kind_are_read_exactly() -> None:
    for kind in (bool, np.int8, np.uint64, np.float32, object):
        assert Problem.from_scores(np.array([[0, 1]], dtype=kind)).scores.toarray().tolist() == [[0, 1]]


def test_capacities_default_to_one() -> None:
    problem = Problem.from_scores(np.zeros((2, 3), dtype=int))
    assert problem.mentee_capacity.tolist() == [1, 1]
    assert problem.mentor_capacity.tolist() == [1, 1, 1]


def test_default_ids_sort_as_they_are_counted() -> None:
    ids = Problem.from_scores(np.zeros((11, 1), dtype=int)).mentee_ids
    assert ids[2] == "02"
    assert list(ids) == sorted(ids)


ZEROS = np.zeros((2, 3), dtype=int)

REFUSED: list[tuple[type[ProblemError], str, dict[str, Any]]] = [
    (NotAWholeNumberError, "row 1, column 2", {"scores": [[0, 0, 0], [0, 0, float("nan")]]}),
    (NotAWholeNumberError, "row 0, column 1", {"scores": [[0, float("inf"), 0]]}),
    (NotAWholeNumberError, "row 0, column 1", {"scores": [[0, 0.5, 0]]}),
    (NotAWholeNumberError, "row 0, column 0", {"scores": [["7", "8"]]}),
    (NotAWholeNumberError, "row 0, column 1", {"scores": np.array([[1, None]], dtype=object)}),
    (NotAWholeNumberError, "row 0, column 1", {"scores": np.array([[1, 2.5]], dtype=object)}),
    (NotAWholeNumberError, "row 0, column 2", {"scores": sp.csr_array([[0, 0, np.nan]])}),
    (TooLargeError, "row 0, column 1", {"scores": [[1, 2**70]]}),
    (TooLargeError, "row 0, column 0", {"scores": np.array([[2**63]], dtype=np.uint64)}),
    (TooLargeError, "row 0, column 0", {"scores": [[1e300]]}),
    (TooLargeError, "mentee 1 with mentor 2", {"scores": [[0, 0, 0], [0, 0, 2**60]]}),
    (TooLargeError, "mentee 0 with mentor 1", {"scores": [[0, -(2**62), 0]]}),
    (ShapeError, "scores", {"scores": [1, 2, 3]}),
    (ShapeError, "scores", {"scores": [[1, 2], [3]]}),
    (ShapeError, "scores", {"scores": 7}),
    (ShapeError, "scores", {"scores": sp.coo_array([1, 2])}),
    (ShapeError, "allowed", {"allowed": np.ones((3, 2), dtype=bool)}),
    (ShapeError, "allowed", {"allowed": np.ones((2, 3), dtype=int)}),
    (ShapeError, "allowed", {"scores": STORED, "allowed": sp.eye_array(2, dtype=bool)}),
    (ShapeError, "mentor capacity", {"mentor_capacity": [1, 1]}),
    (ShapeError, "mentee capacity", {"mentee_capacity": [[1, 1]]}),
    (ShapeError, "seed", {"seed": -1}),
    (CapacityError, "mentor m2", {"mentor_capacity": [1, -1, 1]}),
    (CapacityError, "mentee e1", {"mentee_capacity": [-5, 1]}),
    (NotAWholeNumberError, "mentor capacity, position 1", {"mentor_capacity": [1, 1.5, 1]}),
    (NotAWholeNumberError, "mentee capacity, position 0", {"mentee_capacity": [float("nan"), 1]}),
    (IdError, "mentee ids", {"mentee_ids": ["e1", "e1"]}),
    (IdError, "mentor ids", {"mentor_ids": ["m1", "m2"]}),
    (IdError, "mentor ids", {"mentor_ids": [1, 2, 3]}),
    (EntryError, "row 0, column 1", {"scores": sp.coo_array(([1, 2], ([0, 0], [1, 1])), shape=(2, 3))}),
    (FixedPairError, "mentee e2 with mentor m1", {"scores": STORED, "fixed": [(0, 1), (1, 0), (1, 0)]}),
    (FixedPairError, "mentee e1 with mentor m1", {"scores": STORED, "fixed": [(0, 0)]}),
    (FixedPairError, "mentee e1", {"fixed": [(0, 0), (0, 1)]}),
    (FixedPairError, "mentor m1", {"fixed": [(0, 0), (1, 0)]}),
    (FixedPairError, "fixed pairs, row 1", {"fixed": [(0, 0), (2, 0)]}),
    (FixedPairError, "fixed pairs, row 0", {"fixed": [(0, -1)]}),
    (ShapeError, "fixed pairs", {"fixed": [(0, 0, 0)]}),
    (CoupleError, "couples, row 0", {"couples": [(0, 0, 9, 0)]}),
    (CoupleError, "mentee e1 with mentor m1", {"couples": [(0, 0, 0, 0)]}),
    (CoupleError, "mentee e2 with mentor m2", {"fixed": [(0, 0), (1, 1)], "couples": [(0, 0, 1, 1)]}),
]


@pytest.mark.parametrize(("error", "place", "given"), REFUSED)
def test_what_has_no_meaning_is_refused_with_its_place(
    error: type[ProblemError], place: str, given: dict[str, Any]
) -> None:
    named = {"mentee_ids": ("e1", "e2"), "mentor_ids": ("m1", "m2", "m3")}
    whole = given if "scores" in given and "fixed" not in given else {"scores": ZEROS, **named, **given}
    with pytest.raises(error) as caught:
        Problem.from_scores(**whole)
    assert place in caught.value.place
    assert str(caught.value).startswith(caught.value.place)


def test_a_problem_built_by_hand_must_be_sorted_and_above_its_floor() -> None:
    ids = {"mentee_ids": ("e",), "mentor_ids": ("m", "n"), "mentee_capacity": [1], "mentor_capacity": [1, 1]}
    unsorted = sp.csr_array((np.array([1, 2]), np.array([1, 0]), np.array([0, 2])), shape=(1, 2))
    with pytest.raises(ShapeError, match="sorted"):
        Problem(scores=unsorted, **ids)  # type: ignore[arg-type]
    with pytest.raises(ShapeError, match="int64"):
        Problem(scores=sp.csr_array(np.array([[1.0, 2.0]])), **ids)  # type: ignore[arg-type]
    with pytest.raises(EntryError, match="mentee e with mentor m"):
        Problem(scores=sp.csr_array(np.array([[1, 2]])), floor=2, **ids)  # type: ignore[arg-type]


def test_an_unknown_mode_is_refused_by_name() -> None:
    with pytest.raises(UnknownModeError, match="'fairest'"):
        solve(Problem.from_scores([[1]]), mode="fairest")
