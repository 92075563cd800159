"""What letters are written on: the organisation's name and mark, and its own words. Read once for many letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from turnabout.ground.accounts.selectors import Letterhead, letterhead
from turnabout.ground.notify.models import OwnText
from turnabout.ground.notify.texts import Wording


@dataclass(frozen=True)
class Stationery:
    head: Letterhead
    own: Mapping[tuple[str, str], Wording]  # by scope and kind

    def wording(self, scope: object, kind: str) -> Wording | None:
        return self.own.get((str(scope), kind))


def stationery() -> Stationery:
    """In two queries."""
    rows = OwnText.objects.filter(in_use=True)
    own = {(str(row.scope), row.kind): Wording(row.subject, row.body, is_own=True) for row in rows}
    return Stationery(letterhead(), own)
