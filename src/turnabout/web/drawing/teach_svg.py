"""The wide picture of who teaches what: what one teaches rises in arcs over the middle, the other's runs back below.

Drawn in units of one CSS pixel at the default size; it mirrors itself where text runs from right to left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .lettering import text_width, wrap
from .teach import Flow, Party, Taught, TeachDrawing

WIDTH: Final = 736.0
NODE: Final = 15.0
"""How far the middle of a person's sign is from the edge."""
BEND: Final = 132.0
ROOM: Final = 372.0
TOPIC: Final = 17.0
DETAIL: Final = 15.0
NAME: Final = 18.0
NAME_ROOM: Final = 310.0
LEADING: Final = 21.0
ROW_GAP: Final = 22.0
FIRST_ROW: Final = 50.0
CLEAR: Final = 16.0
"""Empty space between a line and the words or the sign that it leads to."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One topic set in lines, with the half of its height."""

    topic: list[str]
    detail: list[str]

    @property
    def half(self) -> float:
        return (len(self.topic) + len(self.detail)) * LEADING / 2

    @property
    def gap(self) -> float:
        widest = [text_width(line, TOPIC) for line in self.topic] + [
            text_width(x, DETAIL) for x in self.detail
        ]
        return max(widest) / 2 + CLEAR


def _row(taught: Taught) -> _Row:
    detail = wrap(taught.detail, DETAIL, ROOM) if taught.detail else []
    return _Row(wrap(taught.topic, TOPIC, ROOM), detail)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


class _Sheet:
    """Collects the drawn parts; `rtl` turns every x round."""

    def __init__(self, *, rtl: bool) -> None:
        self.rtl = rtl
        self.parts: list[str] = []

    def x(self, value: float) -> str:
        return _n(WIDTH - value if self.rtl else value)

    def text(self, x: float, y: float, words: str, css: str, *, anchor: str = "middle") -> None:
        turned = {"start": "end", "end": "start"}.get(anchor, anchor) if self.rtl else anchor
        self.parts.append(
            f'<text x="{self.x(x)}" y="{_n(y)}" text-anchor="{turned}" class="{css}">\u2068{escape(words)}\u2069</text>'
        )

    def path(self, d: str, css: str) -> None:
        self.parts.append(f'<path class="{css}" d="{d}" fill="none" stroke="currentColor"/>')


def _leave(sheet: _Sheet, at: float, way: float, y0: float, y: float, to: float) -> str:
    """A quarter of an ellipse out of (or, read backwards, into) a sign, then straight to the words."""
    inward = 1 if at < WIDTH / 2 else -1
    bend = at + inward * BEND
    k = 0.55
    return (
        f"M{sheet.x(at)} {_n(y0)}"
        f"C{sheet.x(at)} {_n(y0 + way * abs(y - y0) * k)} {sheet.x(bend - inward * BEND * k)} {_n(y)} "
        f"{sheet.x(bend)} {_n(y)}L{sheet.x(to)} {_n(y)}"
    )


def _flow(sheet: _Sheet, flow: Flow, rows: list[_Row], middle: float, way: float) -> None:
    """One direction: `way` -1 rises over the middle, 1 runs below it."""
    css = f"flow-line hue-{flow.teacher.role} by-{flow.teacher.role}"
    outward = way < 0
    y = middle + way * FIRST_ROW
    for row in rows:
        centre = y + way * row.half
        clear_start, clear_end = (13.0, 25.0) if outward else (25.0, 13.0)
        sheet.path(_leave(sheet, NODE, way, middle + way * clear_start, centre, WIDTH / 2 - row.gap), css)
        sheet.path(
            _leave(sheet, WIDTH - NODE, way, middle + way * clear_end, centre, WIDTH / 2 + row.gap), css
        )
        _words(sheet, row, centre)
        y += way * (2 * row.half + ROW_GAP)
    _arrow(sheet, flow, WIDTH - NODE if outward else NODE, middle, way)


def _words(sheet: _Sheet, row: _Row, centre: float) -> None:
    y = centre - row.half + LEADING * 0.74
    for line, css in [(x, "taught") for x in row.topic] + [(x, "taught-detail") for x in row.detail]:
        sheet.text(WIDTH / 2, y, line, css)
        y += LEADING


def _arrow(sheet: _Sheet, flow: Flow, at: float, middle: float, way: float) -> None:
    tip, back = middle + way * 15, middle + way * 24
    sheet.parts.append(
        f'<path class="flow-tip hue-{flow.teacher.role}" fill="currentColor" '
        f'd="M{sheet.x(at)} {_n(tip)}L{sheet.x(at - 5.5)} {_n(back)}H{sheet.x(at + 5.5)}Z"/>'
    )


def _party(sheet: _Sheet, party: Party, at: float, middle: float, *, anchor: str) -> None:
    shape = (
        f'<circle cx="{sheet.x(at)}" cy="{_n(middle)}" r="9.5"/>'
        if party.role == "mentor"
        else f'<rect x="{_n(float(sheet.x(at)) - 9)}" y="{_n(middle - 9)}" width="18" height="18" rx="1.8"/>'
    )
    up = -1 if party.role == "mentor" else 1
    tip, foot, wing = middle + up * 4.6, middle - up * 4.6, middle + up
    sheet.parts.append(
        f'<g class="party hue-{party.role}" fill="none" stroke="currentColor">{shape}'
        f'<path d="M{sheet.x(at)} {_n(foot)}V{_n(tip)}'
        f'M{sheet.x(at - 3.6)} {_n(wing)}L{sheet.x(at)} {_n(tip)}L{sheet.x(at + 3.6)} {_n(wing)}"/></g>'
    )
    beside = at + 22 if anchor == "start" else at - 22
    lines = wrap(party.name, NAME, NAME_ROOM)
    for above, line in enumerate(reversed(lines)):
        sheet.text(beside, middle - 3 - 20 * above, line, f"party-name hue-{party.role}", anchor=anchor)
    sheet.text(beside, middle + 17, party.role_words, "party-role", anchor=anchor)


def _height(rows: list[_Row]) -> float:
    if not rows:
        return 30.0
    return FIRST_ROW + sum(2 * row.half for row in rows) + ROW_GAP * (len(rows) - 1) + 8


def teach_svg(drawing: TeachDrawing, *, title: str, rtl: bool = False) -> SafeString:
    """The picture as inline SVG; `title` says in words what it shows. Every name and topic is escaped."""
    over = [_row(taught) for taught in reversed(drawing.start_teaches)]  # drawn outwards, read downwards
    under = [_row(taught) for taught in drawing.end_teaches]
    middle, height = _height(over), _height(over) + _height(under)
    sheet = _Sheet(rtl=rtl)
    _flow(sheet, Flow(drawing.start, drawing.end, drawing.start_teaches), over, middle, -1) if over else None
    _flow(sheet, Flow(drawing.end, drawing.start, drawing.end_teaches), under, middle, 1) if under else None
    _party(sheet, drawing.start, NODE, middle, anchor="start")
    _party(sheet, drawing.end, WIDTH - NODE, middle, anchor="end")
    return mark_safe(  # noqa: S308 - every text passes escape() above
        f'<svg class="teach-wide" viewBox="0 0 {_n(WIDTH)} {_n(height)}" role="img" aria-label="{escape(title)}" '
        f'direction="ltr">{"".join(sheet.parts)}</svg>'
    )
