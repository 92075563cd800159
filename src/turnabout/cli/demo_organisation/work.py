"""The twelve units of the demo organisation: size, sites, areas, titles, and what people there know from their work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """`sites` are weights in the order of `places.SITES`; `junior`, `own` and `senior` are titles without a team.

    `daily` are the topics that the work itself teaches, the commonest first; `shifts` is a unit that works in shifts.
    """

    name: str
    size: int
    sites: tuple[int, int, int, int]
    areas: tuple[str, ...]
    junior: tuple[str, ...]
    own: tuple[str, ...]
    senior: tuple[str, ...]
    daily: tuple[str, ...]
    shifts: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """A seat on the board: the executive's title, the unit they lead themselves, and a second one with its own head."""

    title: str
    unit: Unit
    second: Unit | None = None
    second_title: str = ""
