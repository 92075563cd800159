"""Takes people off a list that is kept small, once nobody needs them there."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db import transaction

from turnabout.ground.audit.services import record
from turnabout.people.models import Person, PersonKey, ReportingLine, Source

AT_ONCE: Final = 1_000


@transaction.atomic
def forget_people(*, source: int, stay: Collection[int]) -> int:
    """Delete whoever stands on this list alone and has no account, but those in `stay`; returns how many."""
    listed = Source.objects.get(pk=source, is_minimal=True)
    here = set(PersonKey.objects.filter(source=listed).values_list("person_id", flat=True))
    elsewhere = set(PersonKey.objects.exclude(source=listed).values_list("person_id", flat=True))
    with_account = set(Person.objects.filter(user__isnull=False).values_list("pk", flat=True))
    gone = sorted(here - elsewhere - with_account - set(stay))
    for first in range(0, len(gone), AT_ONCE):
        Person.objects.filter(pk__in=gone[first : first + AT_ONCE]).delete()
    if gone:
        facts = {"people": len(gone)}
        record(
            actor=None,
            action="people forgotten",
            subject_kind="source",
            subject_uuid=listed.uuid,
            facts=facts,
        )
    return len(gone)


def everybody_above(people: Collection[int]) -> frozenset[int]:
    """Everybody in the lines above them."""
    above: dict[int, list[int]] = {}
    for person, manager in ReportingLine.objects.exclude(manager=None).values_list("person_id", "manager_id"):
        above.setdefault(person, []).append(manager)
    found: set[int] = set()
    waiting = list(people)
    while waiting:
        for manager in above.get(waiting.pop(), ()):
            if manager not in found:
                found.add(manager)
                waiting.append(manager)
    return frozenset(found)
