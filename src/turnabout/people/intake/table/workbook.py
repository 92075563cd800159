"""Rows of a sheet of an XLSX file as text, one at a time. A formula is told, never calculated and never guessed."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from openpyxl.worksheet._reader import WorkSheetParser

from turnabout.people.intake.table.bounded import book_of
from turnabout.people.intake.table.form import broken

Beat = Callable[[], None]
MOST_COLUMNS: Final = 200
MOST_SHEETS: Final = 20  # that are looked at for a list
FORMULA: Final = "\uffffformula"  # no text of a sheet holds this character
BROKEN: Final = (
    zipfile.BadZipFile,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    EOFError,
    OSError,
    IndexError,
    AttributeError,
    OverflowError,
)


@contextmanager
def _opened(data: bytes, beat: Beat = lambda: None) -> Iterator[Any]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations, which nobody reads here
            with book_of(io.BytesIO(data), beat) as book:
                yield book
    except BROKEN as error:
        raise broken() from error


def sheets(data: bytes) -> list[str]:
    with _opened(data) as book:
        return [sheet.title for sheet in book.worksheets]


def first_wide_sheet(data: bytes, rows: int) -> str:
    """The first sheet with several columns at its top, or just the first; a book has a few that are looked at."""
    with _opened(data) as book:
        for sheet in book.worksheets[:MOST_SHEETS]:
            if any(len(cells) > 1 for _number, cells in islice(_rows_of(book, sheet), rows)):
                return str(sheet.title)
        return str(book.worksheets[0].title)


def sheet_rows(data: bytes, name: str, beat: Beat = lambda: None) -> Iterator[tuple[int, list[str]]]:
    """(number of the row, its cells), blank rows left out. `beat` is called every so many bytes, for a sheet can be
    long and have little in it."""
    with _opened(data, beat) as book:
        sheet = next((sheet for sheet in book.worksheets if sheet.title == name), None) or book.worksheets[0]
        yield from _rows_of(book, sheet)


def _rows_of(book: Any, sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows that the sheet leaves out cost nothing, however many they are."""
    last = 0
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, row in parser.parse():
            parser.row_dimensions.clear()  # heights of rows, which nobody reads here
            cells = _cells(row)
            if cells and number > last:
                last = number
                yield number, cells


def _cells(row: Sequence[Mapping[str, Any]]) -> list[str]:
    cells: list[str] = []
    for cell in row:
        at = cell["column"] - 1
        text = _text(cell["value"], cell["data_type"]) if at < MOST_COLUMNS else ""
        if text:
            cells += [""] * (at + 1 - len(cells))
            cells[at] = text
    return cells


def _text(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return FORMULA if kind == "f" else value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else _other(value, kind)


def _other(value: Any, kind: str) -> str:
    """A number, or a formula over several cells, which is no text."""
    return FORMULA if kind == "f" else str(value)
