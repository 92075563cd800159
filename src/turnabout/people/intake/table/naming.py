"""Which of our columns a heading means, in the words that personnel systems of several languages use."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from turnabout_engine.io.rows import COLUMNS, DROPPED
from turnabout_engine.io.rows.columns import column_name

from turnabout.people.intake.table.plan import FAMILY, GIVEN

FOR_PEOPLE: Final = (*COLUMNS, GIVEN, FAMILY)


def heading(text: str) -> str:
    """A heading without capitals, accents, points and dashes."""
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(char for char in spread if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in bare).split())


@cache
def _meanings() -> dict[str, str]:
    headings = tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))
    known = {heading(word): column for column, words in headings.items() for word in words}
    return known | {heading(column.replace("_", " ")): column for column in (*FOR_PEOPLE, *DROPPED)}


def meaning(text: str) -> str:
    """The column that a heading means, or ""."""
    return _meanings().get(heading(text), "")


def is_ours(text: str) -> bool:
    """Whether it is the very name of a column, so that nobody has to be asked."""
    return column_name(text) in (*COLUMNS, *DROPPED)
