"""Who may be one person under two entries, and what was put together or parted. For administrators, and for the person
themself."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q
from django.db.models.functions import Lower

from turnabout.ground.errors import NotFound
from turnabout.people.finding import fold, words_of
from turnabout.people.models import Person, PersonKey, PersonMerge, ReportingLine
from turnabout.people.selectors.name_index import current_names

MOST: Final = 50
LATEST: Final = 50
State = PersonMerge.State


@dataclass(frozen=True, slots=True)
class Twins:
    """Two entries that may be one person. `why` is mail, name, or key: a list that has one of them gone."""

    first: Person
    second: Person
    why: str


def likely_twins(viewer: Any) -> tuple[list[Twins], int]:
    """Those with one mail, then those with one name in whatever order; and how many there are in all."""
    _only_administrators(viewer)
    groups = [*_by_mail(), *_by_name()]
    found: dict[tuple[int, int], str] = {}
    for why, people in groups:
        for at, first in enumerate(people):
            for second in people[at + 1 :]:
                found.setdefault((min(first, second), max(first, second)), why)
    shown = list(found.items())[:MOST]
    people = Person.objects.in_bulk({pk for two, _why in shown for pk in two})
    names = {pk: person.gone_at for pk, person in people.items()}
    return [
        Twins(people[first], people[second], "key" if _one_gone(names, first, second) else why)
        for (first, second), why in shown
    ], len(found)


def twins_of(viewer: Any, person: Person, typed: str = "", most: int = 12) -> list[Person]:
    """Who may be the same as this one: by what is typed, or by mail and name."""
    _only_administrators(viewer)
    found = current_names().find(typed or person.name)[: most * 2]
    same = Q(pk__in=found)
    if not typed and person.email:
        same |= Q(email__iexact=person.email)
    rows = {one.pk: one for one in Person.objects.filter(same, merged_into=None).exclude(pk=person.pk)}
    first = [one for one in rows.values() if person.email and one.email.lower() == person.email.lower()]
    others = [rows[pk] for pk in found if pk in rows and rows[pk] not in first]
    return [*([] if typed else first), *others][:most]


def entry_to_join(viewer: Any, person_uuid: uuid.UUID) -> Person:
    """A whole entry, gone or not, but none that went into another."""
    _only_administrators(viewer)
    found = Person.objects.select_related("user").filter(uuid=person_uuid, merged_into=None).first()
    if found is None:
        raise NotFound
    return found


def keys_of(viewer: Any, *people: Person) -> list[PersonKey]:
    """With their lists, the oldest first."""
    _only_administrators(viewer)
    rows = PersonKey.objects.filter(person__in=people).select_related("source")
    return list(rows.order_by("pk"))


def lines_of(viewer: Any, *people: Person) -> list[ReportingLine]:
    _only_administrators(viewer)
    rows = ReportingLine.objects.filter(person__in=people).select_related("manager", "source")
    return list(rows.order_by("-kind", "pk"))


def latest_merges(viewer: Any) -> list[PersonMerge]:
    """What waits for an answer, and what can still be undone, newest first."""
    _only_administrators(viewer)
    open_ones = Q(state=State.ASKED) | Q(state=State.DONE, ledger__isnull=False)
    rows = PersonMerge.objects.filter(open_ones).select_related("person", "other").defer("ledger", "choices")
    return list(rows.order_by("-made_at", "-pk")[:LATEST])


def merge_by_uuid(viewer: Any, merge_uuid: uuid.UUID) -> PersonMerge:
    _only_administrators(viewer)
    found = _merges().filter(uuid=merge_uuid).first()
    if found is None:
        raise NotFound
    return found


def merge_for_owner(viewer: Any, merge_uuid: uuid.UUID) -> PersonMerge:
    """One that waits for this account's word: it is the one that would be closed."""
    found = _merges().filter(uuid=merge_uuid, state=State.ASKED).first()
    if found is None or not getattr(viewer, "is_authenticated", False) or _closing(found) != viewer.pk:
        raise NotFound
    return found


def asked_of(viewer: Any) -> list[PersonMerge]:
    """What waits for the viewer's word."""
    rows = _merges().filter(Q(person__user=viewer) | Q(other__user=viewer), state=State.ASKED)
    return [merge for merge in rows.order_by("pk") if _closing(merge) == viewer.pk]


def own_merges(viewer: Any) -> list[PersonMerge]:
    """What became of the viewer's own entry, newest first."""
    rows = PersonMerge.objects.filter(person__user=viewer, state__in=(State.DONE, State.UNDONE))
    return list(rows.defer("ledger", "choices").order_by("-done_at", "-pk")[:LATEST])


def untouched_since(new: Person, merge: PersonMerge) -> bool:
    """Whether who came out of a split has the keys that they came with, and no others."""
    ledger = PersonMerge.objects.get(pk=merge.pk).ledger or {}
    moved = {
        pk for name, pk, _columns in ledger.get("people", {}).get("changed", ()) if name == "people.PersonKey"
    }
    return set(new.keys.values_list("pk", flat=True)) == moved


def merged_since(source: int, at: Any) -> bool:
    """Whether entries that a list names were put together or parted since."""
    touched = Q(person__keys__source=source) | Q(other__keys__source=source)
    return PersonMerge.objects.filter(touched, state=State.DONE, done_at__gt=at).exists()


def _merges() -> Any:
    return PersonMerge.objects.select_related("person__user", "other__user", "by")


def _closing(merge: PersonMerge) -> int | None:
    account = (merge.choices or {}).get("account")
    person = merge.person if account == "other" else merge.other
    return person.user_id if person else None


def _by_mail() -> list[tuple[str, list[int]]]:
    listed = Person.objects.filter(merged_into=None).exclude(email="").annotate(mail=Lower("email"))
    twice = listed.values("mail").annotate(n=Count("pk")).filter(n__gt=1).order_by("mail")[:MOST]
    mails = [row["mail"] for row in twice]
    groups: dict[str, list[int]] = defaultdict(list)
    for mail, pk in listed.filter(mail__in=mails).order_by("pk").values_list("mail", "pk"):
        groups[mail].append(pk)
    return [("mail", groups[mail]) for mail in mails]


def _by_name() -> Iterable[tuple[str, list[int]]]:
    """Of the living, and of those whom a list does not name any more."""
    living = current_names().alike()
    groups = {name: list(people) for name, people in living.items() if len(people) > 1}
    gone = Person.objects.filter(merged_into=None, gone_at__isnull=False).order_by("pk")
    for pk, name in gone.values_list("pk", "name"):
        known = groups.setdefault(alike(name), list(living.get(alike(name), ())))
        known.append(pk)
    return [("name", people) for people in groups.values() if 1 < len(people) <= MOST]


def alike(name: str) -> str:
    """The words of a name without regard to their order."""
    return " ".join(sorted(words_of(fold(name))))


def _one_gone(gone: dict[int, Any], first: int, second: int) -> bool:
    return (gone[first] is None) != (gone[second] is None)


def _only_administrators(viewer: Any) -> None:
    if not (getattr(viewer, "is_active", False) and getattr(viewer, "is_administrator", False)):
        raise NotFound
