"""Who is on a list and who is not any more: judged within the list, and a person is gone when no list names them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from django.utils.timezone import now

from turnabout.people.intake.guard import Guard
from turnabout.people.intake.tally import Tally
from turnabout.people.models import Person, PersonKey

AT_ONCE: Final = 5_000
TOO_MANY: Final = 0.10  # of a list; more than that are never taken to have left without somebody's word


def absent(source: int, named: Collection[str], guard: Guard) -> dict[int, tuple[str, int]]:
    """Keys of the list that a file does not name, with the person: {id of the key: (key, person)}. Without those whom
    this file may not take off it."""
    everybody = not_named(source, named)
    return {pk: found for pk, found in everybody.items() if not guard.keeps_on_list(found[1])}


def not_named(source: int, named: Collection[str]) -> dict[int, tuple[str, int]]:
    keys = PersonKey.objects.filter(source=source, gone_at=None).values_list("pk", "key", "person_id")
    return {pk: (key, person) for pk, key, person in keys if key not in named}


def mark_gone(keys: Collection[int], tally: Tally) -> None:
    """These keys are gone, and so is everybody who has no other."""
    at = now()
    for part in _parts(keys):
        PersonKey.objects.filter(pk__in=part).update(gone_at=at)
        people = set(PersonKey.objects.filter(pk__in=part).values_list("person_id", flat=True))
        people -= set(
            PersonKey.objects.filter(person__in=people, gone_at=None).values_list("person_id", flat=True)
        )
        left = list(Person.objects.filter(pk__in=people, gone_at=None).values_list("pk", flat=True))
        Person.objects.filter(pk__in=left).update(gone_at=at)
        tally.trace.keys_gone += part
        tally.trace.people_gone += left
        tally.gone += len(left)


def mark_back(source: int, people: Mapping[str, int], tally: Tally) -> None:
    """Whoever a file names is here, and was never somebody else while they were gone."""
    for part in _parts(sorted(people)):
        keys = PersonKey.objects.filter(source=source, key__in=part, gone_at__isnull=False)
        found = list(keys.values_list("pk", "gone_at", "person_id"))
        gone = Person.objects.filter(pk__in=[person for _pk, _at, person in found], gone_at__isnull=False)
        tally.trace.people_back += [[pk, at.isoformat()] for pk, at in gone.values_list("pk", "gone_at")]
        tally.trace.keys_back += [[pk, at.isoformat()] for pk, at, _person in found]
        tally.back += len(found)
        Person.objects.filter(pk__in=[person for _pk, _at, person in found]).update(gone_at=None)
        PersonKey.objects.filter(pk__in=[pk for pk, _at, _person in found]).update(gone_at=None)


def put_under(source: int, same: Mapping[str, str], tally: Tally, guard: Guard) -> None:
    """People who come under a new key: {key: uuid of the person}. The key they had in this list is gone with that."""
    there = set(PersonKey.objects.filter(source=source, key__in=list(same)).values_list("key", flat=True))
    named = Person.objects.filter(uuid__in=list(same.values())).select_related("merged_into")
    people = {str(person.uuid): person.merged_into or person for person in named}
    for key, identifier in same.items():
        person = people.get(identifier)
        if person is None or key in there or person.pk in guard.elsewhere:
            continue
        earlier = PersonKey.objects.filter(source=source, person=person, gone_at=None)
        mark = list(earlier.values_list("pk", flat=True))
        earlier.update(gone_at=now())
        PersonKey.objects.create(source_id=source, key=key, person=person)
        tally.trace.keys_gone += mark
        tally.trace.keys_made.append(key)
        tally.same += 1


def _parts(values: Collection[Any]) -> Iterator[list[Any]]:
    listed = list(values)
    for first in range(0, len(listed), AT_ONCE):
        yield listed[first : first + AT_ONCE]
