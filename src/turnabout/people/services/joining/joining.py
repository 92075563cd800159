"""One entry goes into another, and comes out again."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import NotFound, Refused
from turnabout.ground.ledger import Changes, Ledger, put_back
from turnabout.people.models import Person, PersonKey
from turnabout.people.services.forgetting import everybody_above
from turnabout.people.services.joining.columns import OTHER, Wish, take_columns
from turnabout.people.services.joining.rows import move_rows, rows_of


@transaction.atomic
def join_entries(*, actor: Any, stay: Person, other: Person, wish: Wish) -> Changes:
    """Everything of `other` is `stay`'s from now on. Raises Refused where the lists say that they are two."""
    stay, other = locked(stay, other)
    _one_person(stay, other)
    ledger = Ledger(*rows_of(stay, other))
    take_columns(stay, other, wish)
    move_rows(stay, other)
    account = other.user_id if other.user_id and (wish.account == OTHER or not stay.user_id) else stay.user_id
    other.user, other.merged_into, other.gone_at = None, stay, other.gone_at or now()
    other.save(update_fields=["user", "merged_into", "gone_at"])
    stay.user_id, stay.led_by_id = account, _leading(stay, wish)
    stay.gone_at = _gone(stay)
    stay.save()
    return ledger.changes(*rows_of(stay, other))


@transaction.atomic
def part_entries(*, actor: Any, people: list[Person], changes: Changes) -> int:
    """Back to what they were, as far as nobody changed it since; returns how many rows could not be."""
    locked(*people)
    left = put_back(changes)
    for person in Person.objects.filter(pk__in=[person.pk for person in people], merged_into=None):
        gone = _gone(person)
        if (gone is None) != (person.gone_at is None):  # a file named or missed one of their keys since
            Person.objects.filter(pk=person.pk).update(gone_at=gone)
    return left


def locked(*people: Person) -> list[Person]:
    """The rows, locked in one order so that two such acts never wait for each other."""
    wanted = [person.pk for person in people]
    rows = Person.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    found = {row.pk: row for row in rows}
    if set(wanted) - set(found):
        raise NotFound
    return [found[pk] for pk in wanted]


def _one_person(stay: Person, other: Person) -> None:
    if stay.pk == other.pk:
        raise Refused(_("These are one entry already."))
    if stay.merged_into_id or other.merged_into_id:
        raise Refused(_("One of the two has been put together with somebody in the meantime. Look again."))
    if stay.pk in everybody_above([other.pk]) or other.pk in everybody_above([stay.pk]):
        raise Refused(
            _(
                "One of the two stands above the other in the reporting lines, so they cannot be one person. Have the "
                "list corrected first."
            )
        )


def _leading(stay: Person, wish: Wish) -> int | None:
    """Only a list that names them can lead, and only where there are several."""
    lists = set(PersonKey.objects.filter(person=stay, gone_at=None).values_list("source_id", flat=True))
    return wish.list if len(lists) > 1 and wish.list in lists else None


def _gone(person: Person) -> Any:
    """Gone is whom no list names; somebody whom no list ever named is as they were."""
    keys = list(PersonKey.objects.filter(person=person).values_list("gone_at", flat=True))
    if not keys:
        return person.gone_at
    return None if None in keys else person.gone_at or max(keys)
