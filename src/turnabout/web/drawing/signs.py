"""The small drawn signs: the mark, the two role signs and the icons, as inline SVG without any style attribute."""

from __future__ import annotations

from typing import Final

from django.utils.safestring import SafeString, mark_safe

ICONS: Final[dict[str, str]] = {
    "eye": '<path d="M1.8 10S4.9 4.8 10 4.8 18.2 10 18.2 10 15.1 15.2 10 15.2 1.8 10 1.8 10Z"/>'
    '<circle cx="10" cy="10" r="2.4"/>',
    "up": '<path d="M10 16V4.5M5 9.2l5-5 5 5"/>',
    "down": '<path d="M10 4v11.5M5 10.8l5 5 5-5"/>',
    "remove": '<path d="M5 5l10 10M15 5 5 15"/>',
    "add": '<path d="M10 4v12M4 10h12"/>',
    "search": '<circle cx="8.7" cy="8.7" r="5"/><path d="m12.5 12.5 4.3 4.3"/>',
    "check": '<path d="m4 10.6 4 4 8-9"/>',
    "lock": '<path d="M4.5 9.2h11v7.3h-11zM6.8 9V6.5a3.2 3.2 0 0 1 6.4 0V9"/>',
    "wrong": '<path d="M10 2.8 18 16.8H2Z"/><path d="M10 8v4.2M10 14.2v.6"/>',
    "clock": '<circle cx="10" cy="10" r="7.2"/><path d="M10 5.8V10l3 1.8"/>',
    "undo": '<path d="M7.5 4 3.8 7.7l3.7 3.7M4 7.7h7.5a4.3 4.3 0 0 1 0 8.6H8"/>',
    "forward": '<path d="M4 10h11.5M10.8 5l5 5-5 5"/>',
    "back": '<path d="M16 10H4.5M9.2 5l-5 5 5 5"/>',
}
"""Drawn on a 20 x 20 field with one stroke. Icons never stand alone: words are beside them."""

TURNING: Final = frozenset({"forward", "back", "undo"})
"""Icons that point along the line of reading, so they turn round where text runs from right to left."""

_ROLE_SIGNS: Final[dict[str, str]] = {
    "mentor": '<circle cx="10" cy="10" r="8"/><path d="M10 14.2V6.3M6.8 9.2 10 6l3.2 3.2"/>',
    "mentee": '<rect x="2.2" y="2.2" width="15.6" height="15.6" rx="1.6"/>'
    '<path d="M10 5.8v7.9M6.8 10.8 10 14l3.2-3.2"/>',
}

_MARK: Final = (
    '<svg class="mark-sign" viewBox="0 0 32 32" aria-hidden="true" focusable="false" fill="none" '
    'stroke-width="2.8" stroke-linecap="round">'
    '<g class="hue-mentor"><path d="M7.7 22.9A10.8 10.8 0 0 1 16.9 5.2" stroke="currentColor"/>'
    '<circle cx="7.7" cy="22.9" r="4.4" fill="currentColor"/></g>'
    '<g class="hue-mentee"><path d="M24.3 9.1A10.8 10.8 0 0 1 15.1 26.8" stroke="currentColor"/>'
    '<rect x="20.3" y="5.1" width="8" height="8" rx=".8" fill="currentColor"/></g></svg>'
)


def _svg(drawn: str, css: str) -> SafeString:
    return mark_safe(  # noqa: S308 - both arguments are constants of this file
        f'<svg class="{css}" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false" '
        f'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">'
        f"{drawn}</svg>"
    )


def icon(name: str) -> SafeString:
    """One icon by name; an unknown name is a mistake of the template, so it raises KeyError."""
    turning = " icon-turning" if name in TURNING else ""
    return _svg(ICONS[name], f"icon{turning}")


def role_sign(role: str) -> SafeString:
    """Mentor: round with an up-stroke. Mentee: square with a down-stroke."""
    return _svg(_ROLE_SIGNS[role], f"sign hue-{role}")


def mark() -> SafeString:
    """The mark: two arcs, each starting at its own shape and ending where the other begins."""
    return mark_safe(_MARK)  # noqa: S308 - a constant of this file
