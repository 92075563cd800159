"""What the entry that stays says of the person: field by field as somebody decided, and otherwise what is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from turnabout.people.intake.switching_people import COLUMNS, EMPTY
from turnabout.people.models import Person

OWN_ALONE: Final = ("interests", "style")  # nobody else sees them, so nobody else chooses
LISTED: Final = tuple(name for name in COLUMNS if name not in OWN_ALONE)
STAYS, OTHER = "stays", "other"


@dataclass(frozen=True)
class Wish:
    """`fields` says of a column whose value counts, `account` whose account stays where both have one, `list` the id of
    the source that says from now on what the person is."""

    fields: Mapping[str, str] = field(default_factory=dict)
    account: str = STAYS
    list: int | None = None

    def plain(self) -> dict[str, Any]:
        return {"fields": dict(self.fields), "account": self.account, "list": self.list}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Wish:
        return cls(plain["fields"], plain["account"], plain["list"])


def whose(column: str, stay: Person, other: Person, wish: Wish) -> str:
    """What one of the two confirmed counts before what a list says, and something before nothing."""
    theirs, ours = column in other.own_fields, column in stay.own_fields
    if theirs != ours:
        return OTHER if theirs else STAYS
    if column in wish.fields:
        return wish.fields[column]
    there, empty = getattr(other, column) not in EMPTY, getattr(stay, column) in EMPTY
    return OTHER if there and empty else STAYS


def is_open(column: str, stay: Person, other: Person) -> bool:
    """Whether somebody can decide: both say something, and neither of them alone has confirmed it."""
    values = (getattr(stay, column), getattr(other, column))
    one_confirmed = (column in other.own_fields) != (column in stay.own_fields)
    return not one_confirmed and values[0] != values[1] and not any(value in EMPTY for value in values)


def take_columns(stay: Person, other: Person, wish: Wish) -> None:
    """Sets them on the row that stays; whoever calls saves it."""
    choice = Wish(fields={name: wish.fields[name] for name in LISTED if name in wish.fields})
    chosen = {name: whose(name, stay, other, choice) for name in (*LISTED, *OWN_ALONE)}
    offers = stay.offers.exists(), other.offers.exists()
    for name, side in chosen.items():
        if side == OTHER:
            setattr(stay, name, getattr(other, name))
    stay.lists_offers = _listed(stay, other, offers)
    stay.own_fields = sorted({*stay.own_fields, *other.own_fields})
    stay.listed_at = min(stay.listed_at, other.listed_at)


def _listed(stay: Person, other: Person, offers: tuple[bool, bool]) -> bool:
    """Shown to all staff only where whoever has offers wanted that."""
    said = [one.lists_offers for one, has in zip((stay, other), offers, strict=True) if has]
    return all(said) if said else stay.lists_offers
