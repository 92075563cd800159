"""A staff list in Parquet as rows of text, as a CSV file would give them. Needs the extra `parquet` (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeGuard

from turnabout_engine.io.rows.messages import RowProblem, printable

if TYPE_CHECKING:
    from turnabout_engine.io.rows.table import NumberedRow

MAGIC = b"PAR1"
MISSING = "This is a Parquet file, and reading it needs pyarrow: install turnabout-engine[parquet], or save it as CSV."
BROKEN = "This Parquet file cannot be read to its end; write it again, or save it as CSV in UTF-8."


def is_parquet(data: object) -> TypeGuard[bytes]:
    """Told by the first bytes, whatever the file is called."""
    return isinstance(data, bytes) and data.startswith(MAGIC)


def rows_of_parquet(data: bytes) -> Iterator[NumberedRow]:
    """The header, then the rows, numbered as lines of a CSV file; a problem where it cannot be read.

    Lists become cells with `;` between their items; an empty cell stands for null. Nested columns have no form as a
    cell and are problems.
    """
    try:
        from pyarrow import ArrowException  # type: ignore[import-untyped]  # it ships no types
        from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]
    except ImportError:
        yield RowProblem(1, "", "", MISSING, "parquet_missing")
        return
    try:
        file = ParquetFile(BytesIO(data))
        names = file.schema_arrow.names
        yield 1, [str(name) for name in names]
        line = 1
        for batch in file.iter_batches(10_000):
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                line += 1
                yield _row(line, names, values)
    except (ArrowException, OSError) as error:
        yield RowProblem(1, "", printable(str(error)), BROKEN, "parquet_broken")


def _row(line: int, names: list[str], values: tuple[Any, ...]) -> NumberedRow:
    cells: list[str] = []
    for name, value in zip(names, values, strict=True):
        try:
            cells.append(_text(value))
        except TypeError:
            remedy = "Give text, a number, or a list of these; a column of other columns is not read."
            return RowProblem(line, printable(name), printable(str(value)), remedy, "parquet_nested")
    return line, cells


def _text(value: Any) -> str:
    """A value as a cell: what is written with `;` between in CSV may be a list here."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ";".join(_text(item) for item in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str | int | float):
        return str(value)
    raise TypeError
