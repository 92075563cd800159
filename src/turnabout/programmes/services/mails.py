"""Tells an address that it is not somebody's listed mail any more, so that nobody loses theirs without knowing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from turnabout.ground.notify.models import Message
from turnabout.ground.notify.services import send
from turnabout.people.models import Person
from turnabout.programmes.models import Enrolment

AT_ONCE: Final = 5_000


def tell_of_changed_mails(*, before: Mapping[int, str]) -> int:
    """`before` has the mail that was listed, by person id. Whoever was ever mailed is told at that address; the mail
    names nobody and nothing. Returns how many were told."""
    people = list(before)
    parts = [people[first : first + AT_ONCE] for first in range(0, len(people), AT_ONCE)]
    return sum(_tell(part, before) for part in parts)


def _tell(people: list[int], before: Mapping[int, str]) -> int:
    asked = Enrolment.objects.filter(person__in=people, asked_at__isnull=False)
    written = Message.objects.filter(address__in={before[person] for person in people})
    reached = set(asked.values_list("person_id", flat=True))
    addresses = {address.lower() for address in written.values_list("address", flat=True)}
    languages = dict(
        Person.objects.filter(pk__in=people, user__isnull=False).values_list("pk", "user__language")
    )
    told = [
        person
        for person in people
        if person in reached or person in languages or before[person].lower() in addresses
    ]
    for person in told:
        send(kind="listed_mail_changed", address=before[person], language=languages.get(person, ""))
    return len(told)
