"""One entry was in truth two people: some keys, lines and fields go to a new one. All else stays with the account."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.ground.ledger import Changes, Ledger
from turnabout.people.models import Person, PersonKey, ReportingLine
from turnabout.people.services.joining.columns import LISTED
from turnabout.people.services.joining.joining import locked
from turnabout.people.services.joining.rows import rows_of

STAYS, GOES, BOTH = "stays", "goes", "both"
LONGEST_NAME: Final = 200


@dataclass(frozen=True)
class Split:
    """`keys` and `lines` are ids of what goes to the new person; `fields` says of a column whether its value stays,
    goes, or is right for both. Everybody has a name."""

    name_stays: str
    name_goes: str
    keys: Collection[int]
    lines: Collection[int] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def split_entry(*, actor: Any, person: Person, split: Split) -> tuple[Person, Changes]:
    """The new person, and what changed. Raises Refused where nothing would be left of one of the two."""
    [person] = locked(person)
    keys = list(PersonKey.objects.filter(person=person))
    going = [key for key in keys if key.pk in split.keys]
    names = [" ".join(name.split())[:LONGEST_NAME] for name in (split.name_stays, split.name_goes)]
    if not going or len(going) == len(keys):
        raise Refused(_("Choose at least one key for the new person, and leave at least one where it is."))
    if not all(names):
        raise Refused(_("Give each of the two a name."))
    if person.merged_into_id:
        raise Refused(_("This entry has been put together with another one. Look again."))
    ledger = Ledger(*rows_of(person))
    new = Person(name=names[1], listed_at=person.listed_at)
    _columns(person, new, split)
    person.name = names[0]
    new.gone_at = None if any(key.gone_at is None for key in going) else max(key.gone_at for key in going)
    new.save()
    PersonKey.objects.filter(pk__in=[key.pk for key in going]).update(person=new)
    staying = [key for key in keys if key not in going]
    if all(key.gone_at for key in staying):
        person.gone_at = person.gone_at or max(key.gone_at for key in staying)
    if person.led_by_id not in {key.source_id for key in staying if key.gone_at is None}:
        person.led_by = None
    person.save()
    _lines(person, new, split, going)
    return new, ledger.changes(*rows_of(person, new))


def _columns(person: Person, new: Person, split: Split) -> None:
    """What a person confirmed is theirs and stays."""
    for column in LISTED:
        where = split.fields.get(column, STAYS)
        if column == "name" or where == STAYS or column in person.own_fields:
            continue
        setattr(new, column, getattr(person, column))
        if where == GOES:
            setattr(person, column, Person._meta.get_field(column).get_default())


def _lines(person: Person, new: Person, split: Split, going: list[PersonKey]) -> None:
    """Whoever names one of these keys as their manager reports to the new person."""
    ReportingLine.objects.filter(person=person, pk__in=list(split.lines)).update(person=new)
    named = Q()
    for key in going:
        named |= Q(source=key.source_id, manager_key=key.key)
    ReportingLine.objects.filter(named, manager=person).update(manager=new)
