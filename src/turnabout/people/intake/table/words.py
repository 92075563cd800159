"""What the spellings of a list mean: grades, countries, languages, zones and roles, as somebody said once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from turnabout_engine.people.person import same_words

Words = Mapping[str, Mapping[str, str]]
"""By column: spelling (as `same_words` has it) to what the parser takes; "" for an empty cell."""

TRANSLATED: Final = ("grade", "country", "languages", "timezone", "role")
BETWEEN: Final = re.compile(r"[;,/、，；|]+")
CODE: Final = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)


def speller(column: str, words: Words) -> Callable[[str], str] | None:
    """From a cell of the file to a cell for the parser, or None where nothing is to be done."""
    known = {same_words(spelling): meaning for spelling, meaning in words.get(column, {}).items()}
    if column not in TRANSLATED or not known:
        return None
    spell = _several(known) if column == "languages" else _one(known)
    return lru_cache(maxsize=65536)(spell)


def _one(known: Mapping[str, str]) -> Callable[[str], str]:
    return lambda cell: known.get(same_words(cell), cell)


def _several(known: Mapping[str, str]) -> Callable[[str], str]:
    return lambda cell: ";".join(
        filter(None, (known.get(same_words(part), part) for part in parts_of("languages", cell)))
    )


def parts_of(column: str, cell: str) -> list[str]:
    """The spellings in a cell; each language is one of its own."""
    found = BETWEEN.split(cell) if column == "languages" else [cell]
    return [part.strip() for part in found if part.strip()]


def is_plain(column: str, part: str) -> bool:
    """Whether a language is a code already, in a cell of which another one is not."""
    return column == "languages" and CODE.fullmatch(part) is not None
