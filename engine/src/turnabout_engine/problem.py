"""The matching problem at the level of scores: who may be paired, how good each pair is, how many seats there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine import wellformed
from turnabout_engine.entries import read_list, read_rows, read_scores
from turnabout_engine.errors import ShapeError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array  # type: ignore[import-untyped]  # SciPy ships no types

    from turnabout_engine.columns import Columns
    from turnabout_engine.columns.oracle import Oracle
    from turnabout_engine.people.cast import Cast


@dataclass(frozen=True, eq=False)
class Problem:
    """A stored entry of `scores` (mentees x mentors, int64, canonical CSR) is an allowed pair, even with score 0.

    Capacities count pairs a person may hold. `fixed` rows (mentee, mentor) must be in every answer. A row of
    `couples` (mentee, mentor, mentee', mentor') names two entries that may not both be taken. `seed` settles
    ties and nothing else. Positions are rows and columns of `scores`; ids name them. `left_out` marks mentees whom
    the last round left out. A problem of `columns` is given with `scores=None`. Faults raise `ProblemError`.
    """

    scores: csr_array
    mentee_capacity: NDArray[np.int64]
    mentor_capacity: NDArray[np.int64]
    mentee_ids: tuple[str, ...]
    mentor_ids: tuple[str, ...]
    floor: int = 0
    seed: int = 0
    fixed: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 2), dtype=np.int64))
    couples: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 4), dtype=np.int64))
    people: Cast | None = None  # what the problem was made from, opaque at this level
    columns: Columns | None = None
    left_out: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, dtype=np.bool_))

    def __post_init__(self) -> None:
        mentees, mentors = self.columns.shape if self.columns is not None else self.scores.shape
        if self.columns is not None and self.scores is None:
            object.__delattr__(self, "scores")  # made by `__getattr__` if anybody asks for the whole table
        self._set("left_out", _marks(self.left_out, mentees))
        self._set("mentee_capacity", read_list(self.mentee_capacity, mentees, "mentee capacity"))
        self._set("mentor_capacity", read_list(self.mentor_capacity, mentors, "mentor capacity"))
        self._set("fixed", read_rows(self.fixed, 2, "fixed pairs"))
        self._set("couples", read_rows(self.couples, 4, "couples"))
        object.__setattr__(self, "mentee_ids", tuple(self.mentee_ids))
        object.__setattr__(self, "mentor_ids", tuple(self.mentor_ids))
        wellformed.check(self)

    def __getattr__(self, name: str) -> csr_array:
        """The table of a problem of columns, made when first asked for: far too large for a large problem."""
        if name != "scores":
            raise AttributeError(name)
        from turnabout_engine.columns.table import table_of

        assert self.columns is not None  # noqa: S101  # only a problem of columns is without its table
        object.__setattr__(self, "scores", table_of(self.columns))
        return self.__dict__["scores"]

    @property
    def is_table(self) -> bool:
        """Whether the scores stand in a table already."""
        return "scores" in self.__dict__

    @property
    def first_worth(self) -> NDArray[np.int64]:
        """What placing each mentee is worth, so that most placed comes first and then those left out last time.

        One for everybody if nobody was left out; else one more than all who were, and one more for each of these.
        """
        return 1 + int(self.left_out.sum()) + self.left_out.astype(np.int64)

    def _set(self, name: str, array: NDArray[Any]) -> None:
        array.setflags(write=False)
        object.__setattr__(self, name, array)

    @classmethod
    def from_scores(
        cls,
        scores: Any,
        mentor_capacity: Sequence[int] | NDArray[Any] | None = None,
        mentee_capacity: Sequence[int] | NDArray[Any] | None = None,
        allowed: Any = None,
        *,
        mentee_ids: Sequence[str] | None = None,
        mentor_ids: Sequence[str] | None = None,
        floor: int | None = None,
        seed: int = 0,
        fixed: Any = (),
        couples: Any = (),
        left_out: Any = (),
    ) -> Problem:
        """A problem from a table of whole numbers, rows mentees, columns mentors.

        Dense: every cell is an allowed pair. Sparse: every stored entry is, even 0; an absent one is not.
        `allowed` (true/false, dense or sparse) and `floor` (pairs scoring less) only take pairs away.
        Capacities default to 1 each, ids to "0", "1" and so on.
        """
        kept = read_scores(scores, allowed, floor)
        mentees, mentors = kept.shape
        return cls(
            scores=kept,
            mentee_capacity=np.ones(mentees, dtype=np.int64) if mentee_capacity is None else mentee_capacity,  # type: ignore[arg-type]  # read in __post_init__
            mentor_capacity=np.ones(mentors, dtype=np.int64) if mentor_capacity is None else mentor_capacity,  # type: ignore[arg-type]  # read in __post_init__
            mentee_ids=_default_ids(mentees) if mentee_ids is None else tuple(mentee_ids),
            mentor_ids=_default_ids(mentors) if mentor_ids is None else tuple(mentor_ids),
            floor=min(0, int(kept.data.min(initial=0))) if floor is None else floor,
            seed=seed,
            fixed=fixed,
            couples=couples,
            left_out=left_out,
        )

    @classmethod
    def from_columns(
        cls,
        columns: Columns,
        mentor_capacity: Any = None,
        mentee_capacity: Any = None,
        *,
        mentee_ids: Sequence[str] | None = None,
        mentor_ids: Sequence[str] | None = None,
        seed: int = 0,
        fixed: Any = (),
        couples: Any = (),
        left_out: Any = (),
        people: Cast | None = None,
    ) -> Problem:
        """A problem whose scores and rules are read from columns; defaults as in `from_scores`."""
        mentees, mentors = columns.shape
        return cls(
            scores=None,
            mentee_capacity=np.ones(mentees, dtype=np.int64) if mentee_capacity is None else mentee_capacity,
            mentor_capacity=np.ones(mentors, dtype=np.int64) if mentor_capacity is None else mentor_capacity,
            mentee_ids=_default_ids(mentees) if mentee_ids is None else tuple(mentee_ids),
            mentor_ids=_default_ids(mentors) if mentor_ids is None else tuple(mentor_ids),
            floor=columns.terms.floor,
            seed=seed,
            fixed=fixed,
            couples=couples,
            left_out=left_out,
            people=people,
            columns=columns,
        )

    @property
    def shape(self) -> tuple[int, int]:
        """How many mentees, how many mentors."""
        return len(self.mentee_ids), len(self.mentor_ids)

    def allows(self, mentee: int, mentor: int) -> bool:
        """Whether this pair has a stored entry, or the columns allow it."""
        return self.score_of(mentee, mentor) is not None

    def score_of(self, mentee: int, mentor: int) -> int | None:
        """The score of an allowed pair, None for any other."""
        return self.scores_of(np.array([[mentee, mentor]]))[0]

    def scores_of(self, pairs: Any) -> list[int | None]:
        """The scores of rows (mentee, mentor), None where a pair is not allowed; never makes the table for it."""
        rows = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        if not len(rows):
            return []  # the definition takes much memory for a million people
        if not self.is_table and self.oracle is not None:
            return [None if score < 0 else score for score in self.oracle.of_pairs(rows).tolist()]
        return [self._stored(mentee, mentor) for mentee, mentor in rows.tolist()]

    def _stored(self, mentee: int, mentor: int) -> int | None:
        start, end = self.scores.indptr[mentee : mentee + 2]
        at = start + np.searchsorted(self.scores.indices[start:end], mentor)
        return int(self.scores.data[at]) if at < end and self.scores.indices[at] == mentor else None

    @cached_property
    def oracle(self) -> Oracle | None:
        """The definition of score and rules on the columns, where there are columns."""
        from turnabout_engine.columns.oracle import Oracle

        return None if self.columns is None else Oracle(self.columns)

    def name(self, mentee: int, mentor: int) -> str:
        """A pair in words, for messages."""
        return f"mentee {self.mentee_ids[mentee]} with mentor {self.mentor_ids[mentor]}"


def _marks(given: Any, size: int) -> NDArray[np.bool_]:
    """True or false for every mentee; nothing at all is false for all."""
    marks = np.asarray(given)
    if marks.size == 0:
        return np.zeros(size, dtype=np.bool_)
    if marks.shape != (size,) or marks.dtype.kind != "b":
        raise ShapeError("left out", f"give {size} times true or false, not the shape {marks.shape}")
    return marks.astype(np.bool_)


def _default_ids(size: int) -> tuple[str, ...]:
    """Numbered from 0 with leading zeros, so that sorting by id keeps the order of the rows."""
    width = len(str(max(size - 1, 0)))
    return tuple(f"{position:0{width}d}" for position in range(size))
