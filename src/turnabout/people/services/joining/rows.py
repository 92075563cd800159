"""The rows that hang on an entry: keys, lines, days away and requests, offers and aims, and what is said in
confidence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import count
from typing import Any

from django.db.models import Q, QuerySet

from turnabout.people.models import (
    Absence,
    Aim,
    Correction,
    Experiences,
    Hesitations,
    Offer,
    Person,
    PersonKey,
    ReportingLine,
)
from turnabout.people.services.directory import BLOCK as SHOWN_BLOCK
from turnabout.people.services.profile import BLOCK


def rows_of(*people: Person) -> list[QuerySet[Any]]:
    """All that is looked at before and after. The one that stays comes first: an account is taken away from one entry
    before the other gets it."""
    one_by_one = [Person.objects.filter(pk=person.pk) for person in people]
    theirs = [
        model.objects.filter(person__in=people)
        for model in (PersonKey, Offer, Aim, Hesitations, Experiences, Absence, Correction)
    ]
    lines = ReportingLine.objects.filter(Q(person__in=people) | Q(manager__in=people))
    return [*one_by_one, Person.objects.filter(merged_into__in=people), *theirs, lines]


def move_rows(stay: Person, other: Person) -> None:
    """Everything of `other` is `stay`'s. Keys come last: lines ask which list still names whom."""
    _lines(stay, other)
    _offers(stay, other)
    _aims(stay, other)
    _hesitations(stay, other)
    _experiences(stay, other)
    for model in (Absence, Correction, PersonKey):
        model.objects.filter(person=other).update(person=stay)
    Person.objects.filter(merged_into=other).update(merged_into=stay)


def _lines(stay: Person, other: Person) -> None:
    """Of one list there is one solid line: of the key that the list still names."""
    living = set(stay.keys.filter(gone_at=None).values_list("source_id", flat=True))
    theirs = set(other.keys.filter(gone_at=None).values_list("source_id", flat=True))
    for line in other.lines_up.order_by("pk"):
        mine = stay.lines_up.filter(source=line.source_id, kind=line.kind)
        clash = mine.filter() if line.kind == "solid" else mine.filter(manager_key=line.manager_key)
        if clash.exists() and (line.source_id in living or line.source_id not in theirs):
            line.delete()
            continue
        clash.delete()
        ReportingLine.objects.filter(pk=line.pk).update(person=stay)
    ReportingLine.objects.filter(manager=other).update(manager=stay)


def _offers(stay: Person, other: Person) -> None:
    there = {offer.topic_id: offer for offer in stay.offers.all()}
    for offer in other.offers.order_by("pk"):
        mine = there.get(offer.topic_id)
        if mine is None:
            Offer.objects.filter(pk=offer.pk).update(person=stay)
            continue
        offer.delete()
        mine.level, mine.evidence = max(mine.level, offer.level), mine.evidence or offer.evidence
        mine.save()


def _aims(stay: Person, other: Person) -> None:
    """In their order, those of the entry that stays first; numbered without gaps."""
    there = {aim.topic_id: aim for aim in stay.aims.all()}
    place = count(len(there))
    for rank, aim in enumerate(stay.aims.order_by("position", "id")):
        Aim.objects.filter(pk=aim.pk).update(position=rank)
    for aim in other.aims.order_by("position", "id"):
        mine = there.get(aim.topic_id)
        if mine is None:
            Aim.objects.filter(pk=aim.pk).update(person=stay, position=next(place))
            continue
        aim.delete()
        levels = {
            "level_now": min(mine.level_now, aim.level_now),
            "level_wanted": max(mine.level_wanted, aim.level_wanted),
        }
        Aim.objects.filter(pk=mine.pk).update(**levels)


def _hesitations(stay: Person, other: Person) -> None:
    """Sealed anew in the row that stays. A topic that is open in one of the two and hesitant in the other is left out
    by whoever reads."""
    theirs = Hesitations.objects.filter(person=other).first()
    mine = Hesitations.objects.filter(person=stay).first()
    if theirs is None:
        return
    if mine is None:
        Hesitations.objects.filter(pk=theirs.pk).update(person=stay)
        return
    said = {aim["topic"] for aim in mine.aims["aims"]}
    after = max((aim["position"] for aim in mine.aims["aims"]), default=-1) + 1
    more = [
        {**aim, "position": after + aim["position"]}
        for aim in theirs.aims["aims"]
        if aim["topic"] not in said
    ]
    entries = [*mine.aims["aims"], *more]
    mine.aims = {"aims": entries, "fill": _fill(entries, BLOCK)}
    mine.save()
    theirs.delete()


def _experiences(stay: Person, other: Person) -> None:
    theirs = Experiences.objects.filter(person=other).first()
    mine = Experiences.objects.filter(person=stay).first()
    if theirs is None:
        return
    if mine is None:
        Experiences.objects.filter(pk=theirs.pk).update(person=stay)
        return
    keys = list(dict.fromkeys([*mine.shown["keys"], *theirs.shown["keys"]]))
    mine.shown = {"keys": keys, "fill": " " * (-len(json.dumps(keys)) % SHOWN_BLOCK)}
    mine.save()
    theirs.delete()


def _fill(entries: Iterable[Any], block: int) -> str:
    return " " * (-len(json.dumps(list(entries), separators=(",", ":"))) % block)
