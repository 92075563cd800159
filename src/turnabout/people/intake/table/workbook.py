"""Rows of a sheet of an XLSX file as text, one at a time. A formula is told, never calculated and never guessed."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from turnabout.people.intake.table.form import NotATable

MOST_COLUMNS: Final = 200
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
)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations, which nobody reads here
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
    except BROKEN as error:
        remedy = _("This workbook is damaged. Open it, save it once more, and try again.")
        raise NotATable("broken", remedy) from error


def sheets(data: bytes) -> list[str]:
    with _opened(data) as book:
        return [sheet.title for sheet in book.worksheets]


def sheet_rows(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """(number of the row, its cells), blank rows left out."""
    with _opened(data) as book:
        sheet = next((sheet for sheet in book.worksheets if sheet.title == name), None) or book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its size may be wrong
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
            cells = [_text(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield number, cells


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return FORMULA if cell.data_type == "f" else value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else _other(cell, value)


def _other(cell: Any, value: Any) -> str:
    """A number, or a formula over several cells, which is no text."""
    return FORMULA if cell.data_type == "f" else str(value)
