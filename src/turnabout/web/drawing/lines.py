"""The drawing of a reporting line: a ladder with the head of the line on top, and beside each step whom that person
reports to besides. Drawn in units of one CSS pixel; it mirrors itself where text runs from right to left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .lettering import wrap

WIDTH: Final = 736.0
RUNG: Final = 92.0
STEM: Final = 15.0
BESIDE: Final = 430.0
NAME, NOTE = 18.0, 15.0
ROOM: Final = 290.0
MOST_BESIDE: Final = 3


@dataclass(frozen=True, slots=True)
class Rung:
    """One person on the line; `beside` are the names of managers by dotted line, `here` marks whose line it is."""

    name: str
    title: str
    beside: tuple[str, ...] = ()
    here: bool = False


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


class _Sheet:
    """Collects the drawn parts; `rtl` turns every x round."""

    def __init__(self, *, rtl: bool) -> None:
        self.rtl = rtl
        self.parts: list[str] = []

    def x(self, value: float) -> str:
        return _n(WIDTH - value if self.rtl else value)

    def text(self, x: float, y: float, words: str, css: str) -> None:
        anchor = "end" if self.rtl else "start"
        self.parts.append(
            f'<text x="{self.x(x)}" y="{_n(y)}" text-anchor="{anchor}" class="{css}">\u2068{escape(words)}\u2069</text>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, css: str) -> None:
        self.parts.append(
            f'<path class="{css}" d="M{self.x(x1)} {_n(y1)}L{self.x(x2)} {_n(y2)}" fill="none" stroke="currentColor"/>'
        )

    def knot(self, x: float, y: float, css: str) -> None:
        self.parts.append(
            f'<circle class="{css}" cx="{self.x(x)}" cy="{_n(y)}" r="6.5" stroke="currentColor"/>'
        )


def _rung(sheet: _Sheet, rung: Rung, y: float) -> None:
    sheet.knot(STEM, y, "knot knot-here" if rung.here else "knot")
    lines = wrap(rung.name, NAME, ROOM)[:2]
    for at, line in enumerate(lines):
        sheet.text(STEM + 24, y + 6 + 21 * at, line, "line-name")
    for line in wrap(rung.title, NOTE, ROOM)[:1]:
        sheet.text(STEM + 24, y + 6 + 21 * len(lines), line, "line-note")
    for at, name in enumerate(rung.beside[:MOST_BESIDE]):
        beside = y + 24 * at
        sheet.line(STEM + 24 + ROOM + 10, beside, BESIDE - 10, beside, "line-dotted")
        sheet.text(BESIDE, beside + 5, wrap(name, NOTE, WIDTH - BESIDE - 8)[0], "line-note")


def lines_svg(rungs: Sequence[Rung], *, title: str, rtl: bool = False) -> SafeString:
    """The ladder as inline SVG, the head of the line first; `title` says in words what it shows. Names are escaped."""
    sheet = _Sheet(rtl=rtl)
    for at, rung in enumerate(rungs):
        y = 16 + RUNG * at
        if at + 1 < len(rungs):
            sheet.line(STEM, y + 8, STEM, y + RUNG - 8, "line-solid")
        _rung(sheet, rung, y)
    height = RUNG * (len(rungs) - 1) + 62
    return mark_safe(  # noqa: S308 - every text passes escape() above
        f'<svg class="lines-wide" viewBox="0 0 {_n(WIDTH)} {_n(height)}" role="img" aria-label="{escape(title)}" '
        f'direction="ltr">{"".join(sheet.parts)}</svg>'
    )
