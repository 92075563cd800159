"""One order of open and hesitant aims. Only the sealed ones know their place in it: open ones count among themselves,
for a gap in their numbers would tell that something is kept back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TypeVar

Aim = TypeVar("Aim")


def in_one_order(open_ones: Sequence[Aim], hesitant: Iterable[tuple[int, Aim]]) -> list[Aim]:
    """Open aims in their order, and each hesitant one put in at its place."""
    order = list(open_ones)
    for place, aim in sorted(hesitant, key=itemgetter(0)):
        order.insert(place, aim)  # from the first place on, so that later ones still fit
    return order
