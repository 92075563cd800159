"""Draws that come out alike on every machine and every Python: only `getrandbits` of the standard generator is used."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """A stream of its own for each purpose, so that a change in one part of the demo leaves the others as they were."""

    def __init__(self, seed: int, purpose: str) -> None:
        digest = hashlib.sha256(f"{seed}:{purpose}".encode()).digest()
        self._bits = Random(int.from_bytes(digest, "big")).getrandbits  # noqa: S311  # nothing secret is drawn

    def below(self, end: int) -> int:
        """A whole number from 0 to `end` - 1."""
        if end < 1:
            raise ValueError(f"nothing to draw from: {end}")
        width = end.bit_length()
        while (number := self._bits(width)) >= end:
            pass
        return number

    def between(self, first: int, last: int) -> int:
        return first + self.below(last - first + 1)

    def percent(self, chance: int) -> bool:
        return self.below(100) < chance

    def one(self, things: Sequence[T]) -> T:
        return things[self.below(len(things))]

    def weighted(self, things: Sequence[tuple[T, int]]) -> T:
        """One thing, each as likely as its weight."""
        number = self.below(sum(weight for _, weight in things))
        for thing, weight in things:
            number -= weight
            if number < 0:
                return thing
        raise AssertionError("weights add up to more than their sum")

    def several(self, things: Sequence[tuple[T, int]], count: int) -> list[T]:
        """Different things, each drawn by weight from those that are left; fewer if there are not enough."""
        left = list(things)
        taken: list[T] = []
        while left and len(taken) < count:
            thing = self.weighted(left)
            taken.append(thing)
            left = [pair for pair in left if pair[0] != thing]
        return taken

    def shuffled(self, things: Sequence[T]) -> list[T]:
        order = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def sample(self, things: Sequence[T], count: int) -> list[T]:
        return self.shuffled(things)[:count]
