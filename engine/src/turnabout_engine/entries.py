"""Reading what a caller gives (dense or sparse scores, masks, capacities, index rows) into exact int64 arrays."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.errors import EntryError, NotAWholeNumberError, ShapeError, TooLargeError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array  # type: ignore[import-untyped]  # SciPy ships no types

Place = Callable[[int], str]
_SIGNED_LIMIT = 2**63


def table(values: Any, what: str) -> NDArray[Any]:
    """`values` as a two-dimensional array; a ragged list or another shape is named."""
    try:
        array = np.asarray(values)
    except ValueError as fault:
        raise ShapeError(what, "give one row per mentee, all of the same length") from fault
    if array.ndim != 2:
        raise ShapeError(what, f"give two dimensions (mentees x mentors), not {array.ndim}")
    return array


def whole_numbers(values: NDArray[Any], place: Place) -> NDArray[np.int64]:
    """The same numbers as int64; the first that is NaN, infinite, a fraction, text or too large is named."""
    kind = values.dtype.kind
    if kind in "bi":
        return values.astype(np.int64)
    if kind == "u":
        _refuse_first(values >= _SIGNED_LIMIT, place, TooLargeError, "is larger than a 64-bit number")
        return values.astype(np.int64)
    if kind == "f":
        return _from_floats(values, place)
    if kind == "O":
        exact = [_from_object(value, place, at) for at, value in enumerate(values.tolist())]
        return np.array(exact, dtype=np.int64)
    if values.size == 0:
        return np.empty(0, dtype=np.int64)
    raise NotAWholeNumberError(place(0), f"give whole numbers, not {values.dtype}")


def _from_floats(values: NDArray[Any], place: Place) -> NDArray[np.int64]:
    _refuse_first(~np.isfinite(values), place, NotAWholeNumberError, "is not a number; give a whole number")
    _refuse_first(
        values != np.floor(values), place, NotAWholeNumberError, "has a fraction; give a whole number"
    )
    # Above 2^53 a float no longer says which whole number was meant.
    _refuse_first(np.abs(values) > 2**53, place, TooLargeError, "is too large for a float; give integers")
    return values.astype(np.int64)


def _from_object(value: Any, place: Place, at: int) -> int:
    if isinstance(value, float):
        return int(_from_floats(np.array([value]), lambda _: place(at))[0])
    try:
        number = operator.index(value)
    except TypeError as fault:
        raise NotAWholeNumberError(place(at), f"{value!r} is not a whole number") from fault
    if not -_SIGNED_LIMIT < number < _SIGNED_LIMIT:
        raise TooLargeError(place(at), "is larger than a 64-bit number")
    return number


def _refuse_first(bad: NDArray[np.bool_], place: Place, error: type, reason: str) -> None:
    if bad.any():
        raise error(place(int(np.argmax(bad))), reason)


def is_sparse(matrix: Any) -> bool:
    """Whether this is a SciPy sparse matrix or array, told without importing SciPy."""
    return hasattr(matrix, "tocoo") and hasattr(matrix, "nnz")


def stored(matrix: Any) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[Any]]:
    """Rows, columns and values of every stored entry, zeros included, sorted by row and column."""
    if matrix.format == "dia":
        rows, cols, values = _stored_diagonals(matrix)
    else:
        coo = matrix.tocoo()
        rows, cols, values = coo.row.astype(np.int64), coo.col.astype(np.int64), coo.data
    if rows.size != matrix.nnz:
        raise EntryError("scores", f"the {matrix.format} format loses stored zeros here; give CSR or COO")
    key = rows * matrix.shape[1] + cols
    order = np.argsort(key, kind="stable")
    rows, cols, values = rows[order], cols[order], values[order]
    twice = np.flatnonzero(np.diff(key[order]) == 0)
    if twice.size:
        raise EntryError(cell(rows[twice[0]], cols[twice[0]]), "is stored twice; store each pair once")
    return rows, cols, values


def _stored_diagonals(matrix: Any) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[Any]]:
    """SciPy's own conversion drops the zeros of a diagonal format, so its cells are taken by hand."""
    cols = np.tile(np.arange(matrix.data.shape[1], dtype=np.int64), len(matrix.offsets))
    rows = cols - np.repeat(matrix.offsets.astype(np.int64), matrix.data.shape[1])
    inside = (rows >= 0) & (rows < matrix.shape[0]) & (cols < matrix.shape[1])
    return rows[inside], cols[inside], matrix.data.ravel()[inside]


def cell(row: Any, col: Any) -> str:
    """A position in a table in words, counted from 0 as in Python."""
    return f"row {int(row)}, column {int(col)}"


def read_scores(scores: Any, allowed: Any, floor: int | None) -> csr_array:
    """Allowed entries as a canonical CSR array of int64; see `Problem.from_scores` for what is allowed."""
    if is_sparse(scores):
        if len(scores.shape) != 2:
            raise ShapeError("scores", "give two dimensions (mentees x mentors)")
        shape = scores.shape
        rows, cols, values = stored(scores)
        if allowed is not None:
            keep = _allowed_at(allowed, shape, rows, cols)
            rows, cols, values = rows[keep], cols[keep], values[keep]
    else:
        dense = table(scores, "scores")
        shape = dense.shape
        mask = np.ones(shape, dtype=bool) if allowed is None else _allowed_mask(allowed, shape)
        rows, cols = np.nonzero(mask)
        values = dense[mask]
    exact = whole_numbers(values, lambda at: f"score in {cell(rows[at], cols[at])}")
    return from_entries(rows, cols, exact, shape, floor)


def from_entries(
    rows: NDArray[np.int64],
    cols: NDArray[np.int64],
    values: NDArray[np.int64],
    shape: tuple[int, int],
    floor: int | None,
) -> csr_array:
    """CSR from entries already sorted by row and column, without those below the floor."""
    from scipy.sparse import csr_array

    if floor is not None:
        keep = values >= floor
        rows, cols, values = rows[keep], cols[keep], values[keep]
    start = np.zeros(shape[0] + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows, minlength=shape[0]), out=start[1:])
    return csr_array((values, cols, start), shape=shape)


def _allowed_mask(allowed: Any, shape: tuple[int, int]) -> NDArray[np.bool_]:
    if is_sparse(allowed):
        mask = np.zeros(shape, dtype=bool)
        _same_shape(allowed.shape, shape)
        rows, cols, values = stored(allowed)
        mask[rows, cols] = _booleans(values)
        return mask
    mask = _booleans(table(allowed, "allowed"))
    _same_shape(mask.shape, shape)
    return mask


def _allowed_at(
    allowed: Any, shape: tuple[int, int], rows: NDArray[np.int64], cols: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """The mask at the stored entries only, so that a large sparse problem never becomes a dense one."""
    if not is_sparse(allowed):
        return _allowed_mask(allowed, shape)[rows, cols]
    _same_shape(allowed.shape, shape)
    yes_rows, yes_cols, values = stored(allowed)
    yes = _booleans(values)
    return np.isin(rows * shape[1] + cols, yes_rows[yes] * shape[1] + yes_cols[yes])


def _booleans(values: NDArray[Any]) -> NDArray[np.bool_]:
    if values.dtype.kind != "b" and values.size:
        raise ShapeError("allowed", f"give true or false for each pair, not {values.dtype}")
    return values.astype(bool)


def _same_shape(given: tuple[int, ...], wanted: tuple[int, int]) -> None:
    if tuple(given) != tuple(wanted):
        raise ShapeError("allowed", f"has the shape {tuple(given)}, the scores have {tuple(wanted)}")


def read_list(values: Any, size: int, what: str) -> NDArray[np.int64]:
    """One whole number per person, as int64."""
    array = np.asarray(values)
    if array.ndim != 1 or array.shape[0] != size:
        raise ShapeError(what, f"give {size} numbers in one list, not the shape {array.shape}")
    return whole_numbers(array, lambda at: f"{what}, position {at}")


def read_rows(values: Any, width: int, what: str) -> NDArray[np.int64]:
    """Rows of `width` whole numbers, as int64; nothing at all counts as no rows."""
    array = np.asarray(values)
    if array.size == 0:
        return np.empty((0, width), dtype=np.int64)
    if array.ndim != 2 or array.shape[1] != width:
        raise ShapeError(what, f"give rows of {width} positions, not the shape {array.shape}")
    return whole_numbers(array.ravel(), lambda at: f"{what}, row {at // width}").reshape(-1, width)
