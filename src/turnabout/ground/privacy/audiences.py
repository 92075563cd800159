"""Who may look (seen from the person whom a datum is about), and how much of it they get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


class Audience(StrEnum):
    """Somebody without an account sees nothing at all, so they have no place here."""

    OWNER = "owner"
    PARTNER = "partner"
    COORDINATOR = "coordinator"  # and their deputy
    SPONSOR = "sponsor"
    SAFEGUARDING = "safeguarding"
    DELEGATE = "delegate"
    ADMINISTRATOR = "administrator"
    STAFF = "staff"


class Extent(StrEnum):
    """How much an audience sees. An audience that a row does not name sees nothing."""

    ALL = "all"
    FROM_RELEASE = "from release"
    VERDICT = "verdict and distance"
    IN_WORDS = "in words"
    BAND_AND_PARTS = "band and parts"
    IF_LISTED = "if listed in the directory"
    IF_SWITCHED_ON = "if switched on"
    ITEM_BY_ITEM = "item by item, when released"
    IF_OWNER_SAYS = "if the person says so"
    RUN_TOTALS = "totals of a run only"
    AS_SET = "as set"
    OWN_CASES = "own cases"
    IF_STATED = "where one of the two says what they stay out of"
    STATE_AND_DATE = "state and date"
    LAST_MONTH_IF_ON = "last month met or not, if the purpose is on"
    ENDED = "that it ended"
    TIMES = "times"
    PUBLISHED = "when published"


@dataclass(frozen=True)
class Datum:
    """Something about a person, its audiences, and the sentence printed beside its field."""

    key: str
    sees: Mapping[Audience, Extent]
    sentence: str | Promise

    def seen_by(self, audience: Audience) -> Extent | None:
        return self.sees.get(audience)
