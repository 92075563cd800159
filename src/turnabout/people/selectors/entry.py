"""What the directory holds of one person, for an audience: the table of who sees what decides, field by field."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from turnabout.ground.errors import NotFound
from turnabout.ground.privacy.table import Audience, Extent, may_see
from turnabout.people.models import Absence, Experiences, Offer, Person

IN_FULL: Final = frozenset({Extent.ALL, Extent.FROM_RELEASE, Extent.IF_SWITCHED_ON})


@dataclass(frozen=True)
class Entry:
    """One person; what this audience may not see is None, and not loaded."""

    person: Person
    employers: tuple[str, ...]
    mail: str | None
    grade: int | None
    languages: tuple[str, ...] | None
    hours: str | None
    offers: tuple[Offer, ...] | None
    experiences: tuple[str, ...] | None  # keys of the catalogue
    absences: tuple[Absence, ...] | None
    managers: tuple[tuple[str, str], ...] | None  # name, kind; one step up


def entry_of(audiences: Collection[Audience], person_uuid: uuid.UUID, today: dt.date) -> Entry:
    """`audiences` is what the viewer is to this person, as `pairs.relation` found it."""
    person = Person.objects.filter(uuid=person_uuid, gone_at=None).first() if audiences else None
    if person is None:
        raise NotFound

    def shown(datum: str) -> bool:
        return sees(audiences, datum, listed=person.lists_offers)

    return Entry(
        person=person,
        employers=_employers(person),
        mail=person.email if shown("mail") else None,
        grade=person.grade if shown("grade") else None,
        languages=tuple(person.languages) if shown("languages") else None,
        hours=person.hours if shown("hours") else None,
        offers=_offers(person) if shown("open_offers") else None,
        experiences=switched_on(person) if shown("lived_experience") else None,
        absences=_absences(person, today) if shown("absences") else None,
        managers=_managers(person) if shown("reporting_line") else None,
    )


def sees(audiences: Collection[Audience], datum: str, *, listed: bool = False) -> bool:
    """Whether one of these audiences gets the datum itself, not a word about it."""
    extents = {may_see(audience, datum) for audience in audiences}
    return bool(extents & IN_FULL) or (listed and Extent.IF_LISTED in extents)


def _employers(person: Person) -> tuple[str, ...]:
    """Of every list that names them; a firm of one employer may leave it out."""
    names = person.keys.filter(gone_at=None).order_by("pk").values_list("source__employer", flat=True)
    return tuple(dict.fromkeys(name for name in names if name))


def _offers(person: Person) -> tuple[Offer, ...]:
    return tuple(
        Offer.objects.filter(person=person).select_related("topic").order_by("-level", "topic__name")
    )


def switched_on(person: Person) -> tuple[str, ...]:
    row = Experiences.objects.filter(person=person).first()
    return tuple(row.shown["keys"]) if row else ()


def _absences(person: Person, today: dt.date) -> tuple[Absence, ...]:
    return tuple(Absence.objects.filter(person=person, last__gte=today).order_by("first", "pk"))


def _managers(person: Person) -> tuple[tuple[str, str], ...]:
    lines = person.lines_up.select_related("manager").order_by("-kind", "pk")
    return tuple(dict.fromkeys((line.manager.name, line.kind) for line in lines if line.manager))


def own_entry(viewer: Any, today: dt.date) -> Entry:
    person = Person.objects.filter(user=viewer).first() if viewer.is_authenticated else None
    if person is None:
        raise NotFound
    return entry_of({Audience.OWNER}, person.uuid, today)
