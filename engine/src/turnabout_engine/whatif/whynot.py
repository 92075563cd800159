"""Why these two are no pair: an open rule, something private, or the price that everybody together would pay."""

from __future__ import annotations

from dataclasses import dataclass

from turnabout_engine.build.locks import why_not as rule_against
from turnabout_engine.people.cast import Cast
from turnabout_engine.whatif.prices import Price, Prices


@dataclass(frozen=True, slots=True)
class WhyNot:
    """One of: `rule` (an open rule, "not_taking_part", or "not_available"), or the visible `score` and its `price`.

    Neither: the pair cannot stand beside the fixed pairs.
    """

    rule: str | None = None
    score: int | None = None
    price: Price | None = None


def why_not(prices: Prices, mentor: str, mentee: str) -> WhyNot:
    """About any two people by id, on the problem of the prices.

    On the visible problem nothing said here rests on preferences: two of whom one would rather not get a price like
    any others, so that asking tells nothing. "not_available" is then an earlier pair or a visible score too low.
    """
    cast: Cast | None = prices.problem.people
    if cast is None:
        raise ValueError("This problem was made from scores alone; ask Prices.of for the price of a pair.")
    rule = rule_against(cast, prices.score, mentor, mentee)
    if rule is not None:
        return WhyNot(rule=rule)
    place = cast.mentee_at[mentee], cast.mentor_at[mentor]
    return WhyNot(score=prices.problem.score_of(*place), price=prices.of(*place))
