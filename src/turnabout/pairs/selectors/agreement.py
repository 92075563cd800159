"""The agreement as one of the two reads it: every version, whose names stand where, and for whom it waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from turnabout.ground.errors import NotFound
from turnabout.pairs.models import Agreement, AgreementVersion, Pair
from turnabout.pairs.selectors.pairs import PairLine, line_of, own_pairs
from turnabout.pairs.terms import Terms, named

SEATS = ("mentor", "mentee")


@dataclass(frozen=True, slots=True)
class VersionView:
    number: int
    seat: str  # who wrote it
    made_at: datetime
    terms: Terms
    signed: Mapping[str, datetime]  # by seat
    one_screen: str

    @property
    def has_both(self) -> bool:
        return len(self.signed) == len(SEATS)


@dataclass(frozen=True, slots=True)
class AgreementView:
    line: PairLine
    explanation: Mapping[str, Any]
    cadence: str  # of the programme's plan, as the two below
    driver: str
    months: int
    introduction_held_at: datetime | None
    agreed_at: datetime | None
    seen: int  # the newest version that the reader wrote or has seen
    versions: tuple[VersionView, ...]  # oldest first

    @property
    def number(self) -> int:
        return self.versions[-1].number if self.versions else 0

    @property
    def latest(self) -> VersionView | None:
        return self.versions[-1] if self.versions else None

    @property
    def standing(self) -> VersionView | None:
        """The newest version that carries both names: its clauses on confidentiality and stopping hold."""
        return next((one for one in reversed(self.versions) if one.has_both), None)

    @property
    def is_over(self) -> bool:
        return self.line.state == Pair.State.ENDED

    @property
    def waits_for_me(self) -> bool:
        return self._waits_for(self.line.me.seat)

    @property
    def waits_for_partner(self) -> bool:
        return self._waits_for(self.line.partner.seat)

    @property
    def waits(self) -> bool:
        """Both names stood somewhere once, and the newest clauses that need both do not have them."""
        return bool(self.latest and not self.latest.has_both)

    @property
    def confirmed_for_me(self) -> bool:
        """On the other's screen, and not yet by myself."""
        latest = self.latest
        return bool(latest and latest.one_screen == self.line.partner.seat)

    @property
    def unseen(self) -> bool:
        """The other changed something since the reader last looked."""
        mine = self.line.me.seat
        return any(one.number > self.seen and one.seat != mine for one in self.versions)

    def version(self, number: int) -> VersionView | None:
        return next((one for one in self.versions if one.number == number), None)

    def _waits_for(self, seat: str) -> bool:
        return bool(self.latest and seat not in self.latest.signed)


def agreement_for(viewer: Any, pair: UUID) -> AgreementView:
    """In two queries. Raises NotFound to everybody but the two, and during the hold."""
    row = own_pairs(viewer).filter(uuid=pair).first()
    if row is None:
        raise NotFound
    line, programme = line_of(row, viewer), row.cohort.programme
    agreement: Agreement | None = getattr(row, "agreement", None)
    return AgreementView(
        line=line,
        explanation=row.explanation,
        cadence=programme.cadence,
        driver=programme.driver,
        months=programme.months,
        introduction_held_at=agreement.introduction_held_at if agreement else None,
        agreed_at=agreement.agreed_at if agreement else None,
        seen=getattr(agreement, f"{line.me.seat}_seen") if agreement else 0,
        versions=versions_of(agreement.versions.order_by("number")) if agreement else (),
    )


def versions_of(rows: Any) -> tuple[VersionView, ...]:
    return tuple(version_view(row) for row in rows)


def version_view(row: AgreementVersion) -> VersionView:
    stamps = {"mentor": row.mentor_signed_at, "mentee": row.mentee_signed_at}
    signed = {seat: at for seat, at in stamps.items() if at}
    return VersionView(row.number, row.seat, row.made_at, row.terms, signed, row.one_screen)


def same_named(one: Terms, other: Terms) -> bool:
    return named(one) == named(other)
