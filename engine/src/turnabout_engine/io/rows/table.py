"""From bytes to numbered rows of text: decoding, line ends, separator, quotes. Holds one row at a time."""

import csv
from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase, TextIOWrapper
from typing import Any

from turnabout_engine.io.rows.columns import COLUMNS, DROPPED, column_name
from turnabout_engine.io.rows.messages import RowProblem, printable

LONGEST_LINE = 1_000_000
QUOTES = (
    "This row cannot be read. Look for a quotation mark that opens a cell and is never closed; "
    "write one inside a cell twice."
)
UTF16 = (b"\xff\xfe", b"\xfe\xff")

Data = bytes | Iterable[bytes]


class _Chunks(RawIOBase):
    """Chunks of bytes as a file that can be read piece by piece."""

    def __init__(self, data: Data) -> None:
        self._chunks = iter([data] if isinstance(data, bytes) else data)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = bytes(chunk)
        count = min(len(buffer), len(self._rest))
        buffer[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


NumberedRow = tuple[int, list[str]] | RowProblem


def numbered_rows(data: Data) -> Iterator[NumberedRow]:
    """(line on which the row starts, its cells), blank rows left out; a problem where a row cannot be read."""
    source = BufferedReader(_Chunks(data), 65536)
    if source.peek(2)[:2] in UTF16:
        yield RowProblem(1, "", "", "This file is UTF-16; save it as CSV in UTF-8.", "encoding")
        return
    lines = _lines(TextIOWrapper(source, encoding="utf-8-sig", errors="surrogateescape", newline=""))
    first_lines: list[str] = []
    for line in lines:
        first_lines.append(line)
        if line.strip():
            break
    separator = _separator(first_lines[-1:])
    yield from _rows(csv.reader(_chain(first_lines, lines), delimiter=separator, strict=True))


def rows_written_in(data: Data, encoding: str, separator: str) -> Iterator[NumberedRow]:
    """The same for a file of which somebody knows how it is written."""
    source = BufferedReader(_Chunks(data), 65536)
    # Bytes that a multi-byte encoding cannot read are kept as they are; UTF-16 has no way to, so they are replaced.
    errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
    lines = _lines(TextIOWrapper(source, encoding=encoding, errors=errors, newline=""))
    yield from _rows(csv.reader(lines, delimiter=separator, strict=True))


def _chain(first: list[str], rest: Iterator[str]) -> Iterator[str]:
    yield from first
    yield from rest


def _lines(text: TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        if len(line) >= LONGEST_LINE:
            raise csv.Error("line too long")
        yield line


def _rows(reader: Any) -> Iterator[tuple[int, list[str]] | RowProblem]:
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield RowProblem(start, "", printable(str(error)), QUOTES, "quotes")
            if reader.line_num != start:  # a cell that runs on over lines: the rest of the file is inside it
                return
            continue
        if any(cell and not cell.isspace() for cell in cells):
            yield start, cells


def _separator(first_line: list[str]) -> str:
    """Comma or semicolon: the one with which the first line names more columns of a staff list."""
    known = {*COLUMNS, *DROPPED, "mentor_id", "mentee_id"}

    def columns(separator: str) -> tuple[int, int]:
        cells: list[str] = next(csv.reader(first_line, delimiter=separator), [])
        return len(known.intersection(map(column_name, cells))), len(cells)

    return ";" if columns(";") > columns(",") else ","
