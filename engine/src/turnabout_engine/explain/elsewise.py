"""The English of what else could be: prices, other partners, and what single change would place somebody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from turnabout_engine.explain.words import RULE, count

if TYPE_CHECKING:
    from turnabout_engine.whatif import Alternative, Change, Price

Names = Mapping[str, str]


def price_words(price: Price) -> str:
    """What is lost: people placed come first, then pairs, then points of the total."""
    if price.placed:
        said = count(price.placed, "person fewer placed", "people fewer placed")
    elif price.seats:
        said = count(price.seats, "pair fewer", "pairs fewer")
    elif price.total:
        said = count(price.total, "point of the total", "points of the total")
    else:
        said = "nothing"
    return said if price.exact else f"at least {said}"


def instead(name: str, others: tuple[Alternative, ...], names: Names) -> str:
    """The nearest other partners of somebody, with their scores and prices; empty if there are none."""
    if not others:
        return ""
    told = "; ".join(
        f"{names[one.partner]} (a score of {one.score:,}, at the price of {price_words(one.price)})"
        for one in others
    )
    return f"Others for {name}: {told}."


def enough(changes: tuple[Change, ...], role: str, names: Names) -> str:
    """The smallest single change that would place somebody, and that there is none."""
    if not changes:
        return "No single change would be enough: at least two things stand in the way."
    change = changes[0]
    partner = names.get(change.partner, "")
    return {
        "seat": f"It would be enough if {partner} took one more person.",
        "topic": _topic(change, role, partner),
        "forbidden": f"It would be enough not to exclude {partner}.",
        "not_listed": f"It would be enough to allow {partner}.",
    }.get(change.kind) or _rule(change)


def _topic(change: Change, role: str, partner: str) -> str:
    what = f"wanting to learn {change.topic}, which {partner} can teach"
    if role == "mentor":
        what = f"offering {change.topic}, which {partner} wants to learn"
    return f"One more topic would be enough: {what}."


def _rule(change: Change) -> str:
    to = {
        "reporting_line": f"reporting_line = {change.value}",
        "grade_gap": f"grade_gap = {change.value}",
        "overlap": f"overlap_hours = {change.value}",
        "floor": f"floor = {change.value}",
        "language": "same_language = false",
        "unit": "other_unit = false",
        "site": "other_site = false",
    }[change.kind]
    cause = RULE.get(change.kind, "a score that is too low")
    opened = count(change.opens, "more pair possible", "more pairs possible")
    return f"What stands in the way is {cause}: {to} would be enough, and makes {opened}."
