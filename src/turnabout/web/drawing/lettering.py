"""How wide a line of text will be, near enough, and where to break it: the server draws without a browser to ask."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

_NARROW: Final = frozenset("fijlrtI.,:;'’‘|!()[]- ")
_BROAD: Final = frozenset("mwMWGOQ@%—…")


def _em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _NARROW:
        return 0.30
    if char in _BROAD:
        return 0.80
    return 0.60 if char.isupper() else 0.52


def text_width(text: str, size: float) -> float:
    """Width of `text` set at `size` in the sans, estimated on the generous side, in the units of `size`."""
    return sum(_em(char) for char in text) * size


def _pieces(word: str, size: float, room: float) -> Iterator[str]:
    """A word too long for a line, cut into pieces with hyphens."""
    piece = ""
    for char in word:
        if piece and text_width(piece + char + "-", size) > room:
            yield piece + "-"
            piece = ""
        piece += char
    yield piece


def wrap(text: str, size: float, room: float) -> list[str]:
    """Lines of `text`, none wider than `room`; at least one, which may be empty."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= room:
            lines[-1] = longer
            continue
        pieces = [word] if text_width(word, size) <= room else list(_pieces(word, size, room))
        lines = [*lines, *pieces] if lines[-1] else pieces
    return lines
