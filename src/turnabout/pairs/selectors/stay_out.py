"""What the senior stays out of, as the two and the safeguarding contact read it. Nobody else finds that it is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q
from django.utils.timezone import now

from turnabout.ground.audit.selectors import entries_about
from turnabout.ground.errors import NotFound
from turnabout.pairs.contacts import Contact, may_safeguard, roles_of, safe_people, safeguarded_by
from turnabout.pairs.course import is_over_for
from turnabout.pairs.models import Occasion, Pair, Statement
from turnabout.pairs.selectors.pairs import Side, sides_of
from turnabout.pairs.stay_out import holds, holds_until, senior_seat

TAKEN_BACK_WITHIN: Final = timedelta(days=1)
READ: Final = "what is stayed out of read by the contact"
KIND: Final = "pair"


@dataclass(frozen=True, slots=True)
class StatementView:
    uuid: UUID
    seat: str
    kind: str
    words: str
    months: int
    stated_at: datetime
    until: datetime | None  # None while the pair lasts
    holds: bool
    may_be_taken_back: bool


@dataclass(frozen=True, slots=True)
class OccasionView:
    uuid: UUID
    seat: str
    kind: str
    words: str
    declared_at: datetime
    released_at: datetime | None
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class StayOutView:
    """`reader` is the seat of the reader, or empty for the safeguarding contact."""

    pair: UUID
    programme: str
    cohort: str
    is_over: bool
    mentor: Side
    mentee: Side
    reader: str
    senior: str
    statements: tuple[StatementView, ...]
    occasions: tuple[OccasionView, ...]
    contacts: tuple[Contact, ...]
    read_at: tuple[datetime, ...]  # when the contact read it, newest first

    @property
    def is_senior(self) -> bool:
        return self.reader == self.senior

    def side(self, seat: str) -> Side:
        return self.mentor if seat == "mentor" else self.mentee

    @property
    def held_kinds(self) -> tuple[str, ...]:
        """Kinds of decisions that an occasion can be about."""
        return tuple(dict.fromkeys(one.kind for one in self.statements if one.holds))


def stay_out_view(pair: Pair, viewer: Any, reader: str) -> StayOutView:
    """For `open_stay_out`, which has looked at the right."""
    mentor, mentee = sides_of(pair)
    return StayOutView(
        pair=pair.uuid,
        programme=pair.cohort.programme.name,
        cohort=pair.cohort.name,
        is_over=is_over_for(pair, reader) if reader else pair.state == Pair.State.ENDED,
        mentor=mentor,
        mentee=mentee,
        reader=reader,
        senior=senior_seat(pair),
        statements=tuple(_statement(row, pair) for row in pair.statements.order_by("stated_at", "pk")),
        occasions=tuple(_occasion(row) for row in pair.occasions.order_by("-declared_at", "-pk")),
        contacts=safe_people(roles_of(pair), pair),
        read_at=tuple(entry.at for entry in entries_about(KIND, [pair.uuid]) if entry.action == READ),
    )


@dataclass(frozen=True, slots=True)
class StatedPair:
    """A pair in the list of a safeguarding contact: who, and how much is stated. Not what."""

    uuid: UUID
    mentor: str
    mentee: str
    cohort: str
    statements: int
    occasions: int


def pairs_with_statements(viewer: Any) -> list[StatedPair]:
    """Of the programmes whose safeguarding contact the viewer is, where they have no other part; never their own.
    NotFound for whoever is no such contact."""
    programmes = safeguarded_by(viewer)
    if not programmes:
        raise NotFound
    rows = (
        Pair.objects.filter(cohort__programme__in=programmes)
        .exclude(state=Pair.State.HELD)
        .exclude(Q(mentor__user=viewer) | Q(mentee__user=viewer))
        .annotate(
            stated=Count("statements", distinct=True),
            came_up=Count("occasions", distinct=True),
        )
        .filter(stated__gt=0)
        .select_related("mentor", "mentee", "cohort")
        .defer("explanation", "line_certificate")
    )
    return [
        StatedPair(row.uuid, row.mentor.name, row.mentee.name, row.cohort.name, row.stated, row.came_up)
        for row in rows.order_by("cohort__name", "mentee__name", "pk")
    ]


def is_contact(viewer: Any, pair: Pair) -> bool:
    """There is something to see for the contact only once something is stated."""
    return may_safeguard(viewer, pair) and pair.statements.exists()


def _statement(row: Statement, pair: Pair) -> StatementView:
    return StatementView(
        row.uuid,
        row.seat,
        row.what["kind"],
        row.what["words"],
        row.months,
        row.stated_at,
        holds_until(pair, row.months),
        holds(pair, row.months),
        now() - row.stated_at < TAKEN_BACK_WITHIN,
    )


def _occasion(row: Occasion) -> OccasionView:
    return OccasionView(
        row.uuid,
        row.seat,
        row.about["kind"],
        row.about["words"],
        row.declared_at,
        row.released_at,
        row.used_at,
    )
