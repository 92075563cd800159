"""What a verification says: whether an answer holds and, where it does not, which rule fails for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

MOST_OF_ONE_RULE = 50


@dataclass(frozen=True)
class Failure:
    """One thing that is wrong: the rule, where (ids of people, or the name of a figure), and a sentence."""

    rule: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True)
class Report:
    """`holds` is true when nothing failed; `exact` when, besides, nothing better is possible.

    `sampled` is how many mentees' pairs were scored by the plain definition where not all could be: the prices of the
    others were checked by the fast scan. None where every pair was.
    """

    holds: bool
    failures: tuple[Failure, ...]
    exact: bool = False
    sampled: int | None = None


def first_of(failures: Iterable[Failure]) -> Iterator[Failure]:
    """The first failures of one rule, and a line for the rest, so that garbage does not flood the reader."""
    remaining = iter(failures)
    shown = list(islice(remaining, MOST_OF_ONE_RULE))
    yield from shown
    rest = sum(1 for _ in remaining)
    if rest:
        yield Failure(shown[0].rule, "and more", f"{rest} further failures of this rule")
