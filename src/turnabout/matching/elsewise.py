"""What else could be, as a run keeps it: cheapest other partners, and what single change would place somebody.

Everything here is worked out on the visible problem: no hesitant aim and no preference is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from turnabout_engine.build import problem_from_cast
from turnabout_engine.people.cast import Cast
from turnabout_engine.whatif import Prices, alternatives, single_changes, visible_cast
from turnabout_engine.whatif.changes import CELLS

Place = tuple[int, int]
"""(mentee, mentor) positions in the cast."""

MOST_WORK: Final = 50_000_000
"""Pairs times possible pairs above which other partners are left to be asked for one by one."""


@dataclass(frozen=True, slots=True)
class Elsewise:
    """`partners` for each pair in its order, empty where there were too many; `changes` by (role, person)."""

    partners: tuple[Mapping[str, Any], ...]
    changes: Mapping[tuple[str, str], list[dict[str, Any]]]


def elsewise(cast: Cast, pairs: Sequence[Place]) -> Elsewise:
    """For these pairs and whoever is left without one."""
    cells = len(cast.mentees) * len(cast.mentors)
    if cells > CELLS:
        return Elsewise(({},) * len(pairs), {})
    seen = visible_cast(cast)
    changes = {
        who: [asdict(change) for change in found] for who, found in single_changes(seen, pairs).items()
    }
    if cells * len(pairs) > MOST_WORK:
        return Elsewise(({},) * len(pairs), changes)
    prices = Prices(problem_from_cast(seen))
    found = zip(pairs, alternatives(prices, pairs), strict=True)
    return Elsewise(tuple(_of_pair(prices, pair, both) for pair, both in found), changes)


def _of_pair(prices: Prices, pair: Place, both: tuple[Sequence[Any], Sequence[Any]]) -> dict[str, Any]:
    """Other partners of both sides, and what it would cost to keep the two apart, where one search tells it."""
    mine, theirs = both
    price = prices.without(*pair) if prices.exact else None
    apart = {"apart": asdict(price)} if price else {}
    return {"mentee": _plain(mine), "mentor": _plain(theirs), **apart}


def _plain(found: Sequence[Any]) -> list[dict[str, Any]]:
    return [{"partner": one.partner, "score": one.score, "price": asdict(one.price)} for one in found]
