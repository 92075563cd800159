"""The only readers of pairs. A held pair is absent for everybody; a pair is there for its two people alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from turnabout.ground.errors import NotFound
from turnabout.pairs.contacts import Contact, coordinators, roles_of, safe_people
from turnabout.pairs.course import is_over_for
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programmes.first_word import writes_first
from turnabout.programmes.models import Cohort

EVERYTHING: Final = slice(None)
VERDICT: Final = ("holds", "known", "proved", "distance")
"""What the two may read of the certificate; who their nearest common manager is, is for the coordinator."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, as the other may see them."""

    uuid: UUID
    name: str
    title: str
    unit: str
    site: str
    email: str
    seat: str
    seat_label: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair in a list of one's own pairs."""

    uuid: UUID
    me: Side
    partner: Side
    cohort: str
    programme: str
    state: str  # as the reader finds it: an ending that is not told yet is there for whoever asked for it
    released_at: datetime
    writes_first: str  # the seat
    introduced: bool  # the introduction was held
    agreed_at: datetime | None

    @property
    def first_word_is_mine(self) -> bool:
        return self.writes_first == self.me.seat


@dataclass(frozen=True, slots=True)
class PairView:
    """All that the page of a pair shows to one of the two. `explanation` has what may be said to this reader."""

    line: PairLine
    explanation: dict[str, Any]
    line_certificate: dict[str, Any]
    coordinators: tuple[Contact, ...]
    safe: tuple[
        Contact, ...
    ]  # safeguarding contacts who have no other part in the programme, nor in this pair
    driver: str  # the seat that proposes times and topics, or "pair"

    @property
    def is_over(self) -> bool:
        return self.line.state == Pair.State.ENDED


def pair_for(viewer: Any, uuid: UUID) -> PairView:
    """The pair as this reader sees it, in two queries. Raises NotFound to everybody else, and during the hold."""
    pair = own_pairs(viewer).filter(uuid=uuid).first()
    if pair is None:
        raise NotFound
    line, roles = line_of(pair, viewer), roles_of(pair)
    return PairView(
        line=line,
        explanation=pair.explanation,
        line_certificate={
            name: pair.line_certificate[name] for name in VERDICT if name in pair.line_certificate
        },
        coordinators=coordinators(roles, pair, viewer),
        safe=safe_people(roles, pair),
        driver=pair.cohort.programme.driver,
    )


def pairs_of(viewer: Any) -> list[PairLine]:
    """The viewer's own pairs, the newest first, in one query."""
    return [line_of(pair, viewer) for pair in own_pairs(viewer).order_by("-released_at", "-pk")]


def couples_before(cohort: Cohort) -> set[tuple[str, str]]:
    """(mentor uuid, mentee uuid) of everybody in this programme who was or is a pair (system use).

    Held pairs do not count: they may still be recalled."""
    known = Pair.objects.filter(cohort__programme=cohort.programme_id).exclude(state=Pair.State.HELD)
    couples = known.values_list("mentor__uuid", "mentee__uuid")
    return {(str(mentor), str(mentee)) for mentor, mentee in couples}


@dataclass(frozen=True, slots=True)
class PublishedPair:
    """A released pair in the coordinator's list: that it is one, and nothing of what the two make of it."""

    uuid: UUID
    mentor: Side
    mentee: Side
    state: str
    agreed_at: datetime | None = None  # since when there is an agreement; never who has confirmed it


def published_pairs(cohort: Cohort, part: slice = EVERYTHING) -> list[PublishedPair]:
    """Released pairs of a cohort by name, or a part of them, for selectors that have checked the right to see them."""
    pairs = (
        _released(cohort)
        .select_related("mentor", "mentee", "agreement")
        .defer("explanation", "line_certificate")
    )
    labels = cohort.programme.mentor_label, cohort.programme.mentee_label
    return [
        PublishedPair(
            pair.uuid,
            _side(pair.mentor, "mentor", labels[0]),
            _side(pair.mentee, "mentee", labels[1]),
            pair.state,
            _agreed_at(pair),
        )
        for pair in pairs.order_by("mentee__name", "mentor__name", "pk")[part]
    ]


def pairs_in_one_line(cohort: Cohort) -> list[PublishedPair]:
    """Released pairs that a later change of lines put one above the other, for who has checked the right."""
    pairs = _released(cohort).exclude(in_one_line_since=None).exclude(state=Pair.State.ENDED)
    pairs = pairs.select_related("mentor", "mentee").defer("explanation", "line_certificate")
    labels = cohort.programme.mentor_label, cohort.programme.mentee_label
    return [
        PublishedPair(
            pair.uuid,
            _side(pair.mentor, "mentor", labels[0]),
            _side(pair.mentee, "mentee", labels[1]),
            pair.state,
        )
        for pair in pairs.order_by("mentee__name", "mentor__name", "pk")
    ]


def active_couples() -> list[tuple[int, int, int, int]]:
    """(cohort, pair, mentor, mentee) ids of every pair that goes on (system use)."""
    going_on = Pair.objects.filter(state=Pair.State.ACTIVE)
    return list(going_on.order_by("pk").values_list("cohort_id", "pk", "mentor_id", "mentee_id"))


def people_in_pairs() -> frozenset[int]:
    """Everybody who is or was in a pair, held ones too (system use)."""
    couples = Pair.objects.values_list("mentor_id", "mentee_id")
    return frozenset(person for couple in couples for person in couple)


def count_published(cohort: Cohort) -> int:
    return _released(cohort).count()


def _released(cohort: Cohort) -> QuerySet[Pair]:
    return Pair.objects.filter(cohort=cohort).exclude(state=Pair.State.HELD)


def count_held(cohort: Cohort) -> int:
    """How many pairs wait for the end of the hold: the number and nothing more."""
    return Pair.objects.filter(cohort=cohort, state=Pair.State.HELD).count()


def own_pairs(viewer: Any) -> QuerySet[Pair]:
    if not getattr(viewer, "is_authenticated", False):
        return Pair.objects.none()
    mine = Q(mentor__user=viewer) | Q(mentee__user=viewer)
    return (
        Pair.objects.filter(mine)
        .exclude(state=Pair.State.HELD)
        .select_related("mentor", "mentee", "cohort__programme", "agreement", "ending")
    )


def line_of(pair: Pair, viewer: Any) -> PairLine:
    programme = pair.cohort.programme
    mentor, mentee = sides_of(pair)
    me, partner = (mentor, mentee) if pair.mentor.user_id == viewer.pk else (mentee, mentor)
    assert pair.released_at is not None  # noqa: S101  (a constraint of the table for all but held pairs)
    return PairLine(
        pair.uuid,
        me,
        partner,
        pair.cohort.name,
        programme.name,
        Pair.State.ENDED if is_over_for(pair, me.seat) else pair.state,
        pair.released_at,
        writes_first(programme),
        _introduced(pair),
        _agreed_at(pair),
    )


def _introduced(pair: Pair) -> bool:
    agreement = getattr(pair, "agreement", None)
    return bool(agreement and agreement.introduction_held_at)


def _agreed_at(pair: Pair) -> datetime | None:
    agreement = getattr(pair, "agreement", None)
    return agreement.agreed_at if agreement else None


def sides_of(pair: Pair) -> tuple[Side, Side]:
    """Mentor and mentee, each with what the programme calls the seat."""
    programme = pair.cohort.programme
    return (
        _side(pair.mentor, "mentor", programme.mentor_label),
        _side(pair.mentee, "mentee", programme.mentee_label),
    )


def _side(person: Person, seat: str, label: str) -> Side:
    return Side(person.uuid, person.name, person.title, person.unit, person.site, person.email, seat, label)
