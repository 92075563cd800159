"""What people said about themselves, hesitant aims included, for nobody but them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import Any

from turnabout.ground.errors import NotFound
from turnabout.people.aim_order import in_one_order
from turnabout.people.following import topics_by_uuid
from turnabout.people.models import Aim, Hesitations, Offer, Person, Topic


@dataclass(frozen=True)
class OwnOffer:
    uuid: uuid.UUID
    topic: Topic
    level: int


@dataclass(frozen=True)
class OwnAim:
    """`position` counts open and hesitant aims in one order."""

    uuid: uuid.UUID
    topic: Topic
    now: int
    wanted: int
    position: int
    hesitant: bool


@dataclass(frozen=True)
class Profile:
    person: Person
    offers: tuple[OwnOffer, ...]
    aims: tuple[OwnAim, ...]
    confirmed: frozenset[str]  # the fields that no file overwrites


def own_profile(viewer: Any) -> Profile:
    """Four queries, however much there is. Raises NotFound for whoever is not on the staff list."""
    person = (
        Person.objects.filter(user=viewer).first() if getattr(viewer, "is_authenticated", False) else None
    )
    if person is None:
        raise NotFound
    offers = Offer.objects.filter(person=person).select_related("topic").order_by("topic__name")
    open_ones = _open(person)
    said = {aim.topic.uuid for aim in open_ones}
    aims = in_one_order(open_ones, [(aim.position, aim) for aim in _hesitant(person, said)])
    return Profile(
        person=person,
        offers=tuple(OwnOffer(offer.uuid, offer.topic, offer.level) for offer in offers),
        aims=tuple(replace(aim, position=place) for place, aim in enumerate(aims)),
        confirmed=frozenset(person.own_fields),
    )


def _open(person: Person) -> list[OwnAim]:
    return [
        OwnAim(aim.uuid, aim.topic, aim.level_now, aim.level_wanted, aim.position, hesitant=False)
        for aim in Aim.objects.filter(person=person).select_related("topic").order_by("position", "id")
    ]


def _hesitant(person: Person, said: set[uuid.UUID]) -> list[OwnAim]:
    """All topics are loaded, for a query by those of the aims would name them to whoever logs queries. What merging
    has made the same as another aim is left out."""
    row = Hesitations.objects.filter(person=person).first()
    topics = {str(former): topic for former, topic in topics_by_uuid().items()}
    found: dict[uuid.UUID, OwnAim] = {}
    for aim in row.aims["aims"] if row else []:
        topic = topics[aim["topic"]]
        levels = (aim["now"], aim["wanted"], aim["position"])
        if topic.uuid not in said:
            found.setdefault(topic.uuid, OwnAim(uuid.UUID(aim["uuid"]), topic, *levels, hesitant=True))
    return list(found.values())
