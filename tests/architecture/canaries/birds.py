"""What a canary is: a text that stands in one private datum and nowhere else, and whoever may come across it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from turnabout.ground.privacy.table import Audience, Extent, may_see

# How much of a datum is the text itself; every other extent is less than that.
IN_FULL = frozenset({Extent.ALL, Extent.FROM_RELEASE, Extent.BAND_AND_PARTS, Extent.PUBLISHED})

IF_SAID = frozenset({Extent.IF_OWNER_SAYS, Extent.IF_SWITCHED_ON})


@dataclass(frozen=True)
class Canary:
    """`field` is the model field that holds it, as in the register; `owners` name who it is about.

    `found` says where rightful readers find it, as (who, name of the address). `only_at`: at no other address, for
    nobody. `in_menus`: forms there offer it to everybody, chosen or not. `said`: the owner lets it be seen. `also`:
    audiences to whom the table's words give this much. `open_at_rest`: its column is not sealed."""

    field: str
    datum: str
    text: str
    owners: tuple[str, ...]
    found: tuple[tuple[str, str], ...] = ()
    only_at: tuple[str, ...] = ()
    in_menus: tuple[str, ...] = ()
    said: bool = False
    also: tuple[Audience, ...] = ()
    open_at_rest: bool = False

    @property
    def key(self) -> str:
        return f"{self.datum} of {' and '.join(self.owners)}: {self.text}"

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.text, f"{int(self.text):,}") if self.text.isdigit() else (self.text,)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """As a word of its own: a number must not be found inside an identifier."""
        words = "|".join(map(re.escape, self.forms))
        return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")

    def sings_in(self, text: str) -> bool:
        """The plain look comes first: it is many times faster, and most texts have none."""
        return any(form in text for form in self.forms) and bool(self.pattern.search(text))

    def shown_to(self, audience: Audience) -> bool:
        extent = may_see(audience, self.datum)
        return extent in IN_FULL or audience in self.also or (extent in IF_SAID and self.said)


@dataclass
class World:
    """People by name, what they have, and the canaries that were put there."""

    cast: Any
    users: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)
    things: dict[str, list[Any]] = field(default_factory=dict)  # by the name of the part of an address
    pairs: list[frozenset[str]] = field(default_factory=list)  # released ones, by names
    takes_part_in: dict[str, str] = field(default_factory=dict)  # name: programme
    coordinates: dict[str, str] = field(default_factory=dict)  # name: programme
    sessions: list[str] = field(default_factory=list)  # keys that stand in cookies
    canaries: list[Canary] = field(default_factory=list)

    def singing(self, text: str) -> list[Canary]:
        """The canaries that can be heard in a text."""
        return [canary for canary in self.canaries if canary.sings_in(text)]

    def audiences(self, who: str, owner: str) -> set[Audience]:
        """What `who` is to `owner`. Somebody who is not signed in is nobody's audience."""
        if who == "anonymous":
            return set()
        is_to = {Audience.STAFF}
        is_to |= {
            one for one in (Audience.ADMINISTRATOR, Audience.SPONSOR, Audience.SAFEGUARDING) if who == one
        }
        if who == owner:
            is_to.add(Audience.OWNER)
        if frozenset({who, owner}) in self.pairs:
            is_to.add(Audience.PARTNER)
        if who in self.coordinates and self.coordinates[who] == self.takes_part_in.get(owner):
            is_to.add(Audience.COORDINATOR)
        return is_to

    def may_come_across(self, who: str, canary: Canary, address: str) -> bool:
        if address in canary.in_menus:
            return True
        if canary.only_at and address not in canary.only_at:
            return False
        return any(
            canary.shown_to(audience) for owner in canary.owners for audience in self.audiences(who, owner)
        )
