"""CSV for spreadsheets: a cell that a spreadsheet would calculate is written so that it stays text."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.http import HttpResponse

# A spreadsheet may take ; or a tab for the end of a cell, whatever this file says, and a line end for that of a row.
LIVE: Final = re.compile(r"(^|[;\t\r\n])(\s*)([=+\-@＝＋－＠])")


def safe(cell: Any) -> str:
    """The text with an apostrophe before whatever could begin a formula, and without unseen letters before it."""
    text = str(cell)
    first = next((at for at, letter in enumerate(text) if unicodedata.category(letter)[0] != "C"), len(text))
    return LIVE.sub(r"\1\2'\3", text[first:])


def csv_answer(name: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A file to save. It begins with a mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([safe(cell) for cell in row] for row in rows)
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
