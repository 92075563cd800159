"""What people say about themselves. Whatever they save or confirm here no file overwrites any more."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from operator import attrgetter
from typing import Any, Final
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.people import catalogue
from turnabout.people.aim_order import in_one_order
from turnabout.people.following import topics_by_uuid
from turnabout.people.models import Aim, Hesitations, Offer, Person, Topic

COLUMNS = ("languages", "hours", "timezone", "interests", "style")
CONFIRMED = frozenset({*COLUMNS, "offers", "aims"})
MOST_INTERESTS = 3
BLOCK = 2048  # bytes; a dozen hesitant aims fit


class _Keep:
    """Stands for a field that is not being saved."""


KEEP: Final = _Keep()


@dataclass(frozen=True)
class OfferLine:
    topic: uuid.UUID
    level: int


@dataclass(frozen=True)
class AimLine:
    """`position` counts open and hesitant aims in one order, from 0."""

    topic: uuid.UUID
    now: int
    wanted: int
    position: int


@transaction.atomic
def save_profile(
    *,
    actor: Any,
    person: Person,
    languages: Sequence[str] | _Keep = KEEP,
    hours: str | _Keep = KEEP,
    timezone: str | _Keep = KEEP,
    interests: Sequence[str] | _Keep = KEEP,
    style: Sequence[int] | _Keep | None = KEEP,
    offers: Sequence[OfferLine] | _Keep = KEEP,
    aims: Sequence[AimLine] | _Keep = KEEP,
    hesitant: Sequence[AimLine] | _Keep = KEEP,
) -> Person:
    """Save what is given; what is left out stays. Only the person may; raises Refused for what cannot be meant."""
    person = _own(actor, person)
    given = {
        "languages": languages,
        "hours": hours,
        "timezone": timezone,
        "interests": interests,
        "style": style,
    }
    columns = {name: value for name, value in given.items() if not isinstance(value, _Keep)}
    _check_columns(columns)
    for name, value in columns.items():
        setattr(person, name, list(value) if isinstance(value, (list, tuple)) else value)
    saved = set(columns)
    offers, aims, hesitant = (_followed(lines) for lines in (offers, aims, hesitant))
    if not isinstance(offers, _Keep):
        _save_offers(person, offers)
        saved.add("offers")
    if not isinstance(aims, _Keep) or not isinstance(hesitant, _Keep):
        _save_aims(person, aims, hesitant)
        saved.add("aims")
    return _make_own(actor, person, saved, "profile saved")


@transaction.atomic
def confirm_profile(*, actor: Any, person: Person) -> Person:
    """All that stands in the profile is right as it is: it is theirs now, and files leave it alone."""
    return _make_own(actor, _own(actor, person), set(CONFIRMED), "profile confirmed")


def _own(actor: Any, person: Person) -> Person:
    """The row, locked. A person's account may change it, and so may the system (None)."""
    found = Person.objects.select_for_update().filter(pk=person.pk).first()
    if found is None:
        raise NotFound
    if actor is not None and found.user_id != actor.pk:
        raise NotAllowed
    return found


def _make_own(actor: Any, person: Person, saved: set[str], action: str) -> Person:
    if actor is not None:
        person.own_fields = sorted({*person.own_fields, *saved})
    person.save(update_fields=[*COLUMNS, "own_fields"])
    record(actor=actor, action=action, subject_kind="person", subject_uuid=person.uuid)
    return person


def _check_columns(columns: dict[str, Any]) -> None:
    interests = columns.get("interests", ())
    if not set(interests) <= {interest.key for interest in catalogue.interests()}:
        raise Refused(_("Choose interests from the list."))
    if len(set(interests)) != len(interests) or len(interests) > MOST_INTERESTS:
        raise Refused(_("Choose up to three different interests."))
    style = columns.get("style")
    if style is not None and (len(style) != 3 or not set(style) <= {1, 2, 3}):
        raise Refused(_("Answer all three questions on how you like to work, or none."))
    if columns.get("timezone") and columns["timezone"] not in available_timezones():
        raise Refused(_("Choose a time zone from the list."))
    if len(columns.get("hours", "")) > (Person._meta.get_field("hours").max_length or 0):
        raise Refused(_("That is longer than can be kept. Make it shorter."))


def _followed(lines: Any) -> Any:
    """A form that was open while topics were merged still names the former ones; of two that are one now, the first."""
    if isinstance(lines, _Keep):
        return lines
    ends = {one: topic.uuid for one, topic in topics_by_uuid().items()}
    found: dict[uuid.UUID, Any] = {}
    kept = []
    for line in lines:
        end = ends.get(line.topic, line.topic)
        if end not in found or found[end] == line.topic:
            kept.append(replace(line, topic=end))
        found.setdefault(end, line.topic)
    return kept


def _check_topics(lines: Iterable[OfferLine | AimLine]) -> None:
    wanted = [line.topic for line in lines]
    if len(set(wanted)) != len(wanted):
        raise Refused(_("A topic stands there twice. Leave it in once."))
    known = set(
        Topic.objects.values_list("uuid", flat=True)
    )  # all: a query by topic would name a hesitant one
    if not set(wanted) <= known:
        raise NotFound


def _save_offers(person: Person, offers: Sequence[OfferLine]) -> None:
    _check_topics(offers)
    if any(not 1 <= offer.level <= 5 for offer in offers):
        raise Refused(_("Say for every topic how well you know it."))
    topics = dict(Topic.objects.values_list("uuid", "pk"))
    evidence = dict(person.offers.values_list("topic_id", "evidence"))
    person.offers.all().delete()
    Offer.objects.bulk_create(
        [
            Offer(person=person, topic_id=topic, level=offer.level, evidence=evidence.get(topic, ""))
            for offer in offers
            for topic in [topics[offer.topic]]
        ]
    )


def _save_aims(person: Person, aims: Sequence[AimLine] | _Keep, hesitant: Sequence[AimLine] | _Keep) -> None:
    """Both kinds are checked as one list, for a topic is either open or hesitant."""
    stored_open, stored_hesitant = _stored_aims(person)
    aims = stored_open if isinstance(aims, _Keep) else aims
    hesitant = stored_hesitant if isinstance(hesitant, _Keep) else hesitant
    _check_topics([*aims, *hesitant])
    if any(not (0 <= aim.now < aim.wanted <= 5) for aim in (*aims, *hesitant)):
        raise Refused(_("For every topic, say a level that is further than where you are now."))
    places = _places(aims, hesitant)
    _replace_open(person, sorted(aims, key=attrgetter("position")))
    _replace_hesitant(person, [replace(aim, position=places[aim.topic]) for aim in hesitant])


def _places(aims: Sequence[AimLine], hesitant: Sequence[AimLine]) -> dict[uuid.UUID, int]:
    """Of every topic, without gaps."""
    order = sorted([*aims, *hesitant], key=attrgetter("position"))
    return {aim.topic: place for place, aim in enumerate(order)}


def _stored_aims(person: Person) -> tuple[list[AimLine], list[AimLine]]:
    """Open and hesitant ones, each with its place in the one order."""
    columns = ("topic__uuid", "level_now", "level_wanted", "position")
    stored = person.aims.order_by("position", "id").values_list(*columns)
    open_ones = [AimLine(*values) for values in stored]
    row = Hesitations.objects.filter(person=person).first()
    hesitant = [
        AimLine(uuid.UUID(aim["topic"]), aim["now"], aim["wanted"], aim["position"])
        for aim in (row.aims["aims"] if row else [])
    ]
    order = in_one_order(open_ones, [(aim.position, aim) for aim in hesitant])
    place = {aim.topic: at for at, aim in enumerate(order)}
    return [replace(aim, position=place[aim.topic]) for aim in open_ones], hesitant


def _replace_open(person: Person, aims: Sequence[AimLine]) -> None:
    """Numbered among themselves: whoever reads the table must not see where a hesitant one stands."""
    topics = dict(Topic.objects.values_list("uuid", "pk"))
    person.aims.all().delete()
    Aim.objects.bulk_create(
        [
            Aim(
                person=person,
                topic_id=topics[aim.topic],
                level_now=aim.now,
                level_wanted=aim.wanted,
                position=rank,
            )
            for rank, aim in enumerate(aims)
        ]
    )


def _replace_hesitant(person: Person, aims: Sequence[AimLine]) -> None:
    """Everybody who saved aims has a row, and rows are filled up to whole blocks: neither tells what is in them."""
    row = Hesitations.objects.filter(person=person).first() or Hesitations(person=person)
    before = {aim["topic"]: aim["uuid"] for aim in (row.aims["aims"] if row.pk else [])}
    entries = [
        {**asdict(aim), "topic": str(aim.topic), "uuid": before.get(str(aim.topic), str(uuid.uuid4()))}
        for aim in aims
    ]
    size = len(json.dumps(entries, separators=(",", ":")))  # as the seal writes it
    row.aims = {"aims": entries, "fill": " " * (-size % BLOCK)}
    row.save()
