"""Puts back what stood there before the last file of a list. What somebody changed since then stays as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.people.intake.guard import Guard
from turnabout.people.intake.switching_lines import all_steps
from turnabout.people.intake.switching_people import COLUMNS
from turnabout.people.models import Aim, Before, Intake, Offer, Person, PersonKey, ReportingLine

AT_ONCE: Final = 1_000


@dataclass
class Undone:
    """How many people were taken away, put back, and left because they have a part by now."""

    removed: int = 0
    put_back: int = 0
    stayed: int = 0
    mails_changed: dict[int, str] = field(default_factory=dict)


def last_of_its_list(intake: Intake) -> bool:
    """Only that one can be undone, and only while what stood there is kept."""
    if intake.state != Intake.State.SWITCHED or intake.ended_at is None:
        return False
    later = Intake.objects.filter(
        source=intake.source_id, state=Intake.State.SWITCHED, ended_at__gt=intake.ended_at
    )
    return Before.objects.filter(intake=intake).exists() and not later.exists()


def people_made(intake: Intake) -> list[int]:
    return [person for rows in _rows(intake, "new") for person in rows]


def seats_made(intake: Intake) -> list[tuple[int, str]]:
    return [(person, seat) for rows in _rows(intake, "seats") for person, seat in rows]


def undo(intake: Intake, *, stay: Collection[int], guard: Guard) -> Undone:
    """Inside a transaction. `stay` are people the file brought who have a part by now. What whoever undoes this may not
    change stays too: mails, and what decides matches of other programmes."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An undo needs a transaction around it.")
    ours = Intake.objects.filter(pk=intake.pk, state=Intake.State.SWITCHED)
    if not last_of_its_list(intake) or not ours.update(state=Intake.State.UNDONE, ended_at=now()):
        raise Refused(_("Only the last file of a list can be undone, once, and within 30 days."))
    done, kept = Undone(), guard.kept_lines(all_steps())
    _lines(intake, kept)
    _topics(intake)
    for rows in _rows(intake, "changed"):
        _people(rows, guard, done)
    _presence(intake)
    _remove(intake, set(stay) | kept, done)
    Before.objects.filter(intake=intake).delete()
    return done


def _rows(intake: Intake, kind: str) -> Iterator[list[Any]]:
    for pk in Before.objects.filter(intake=intake).order_by("number").values_list("pk", flat=True):
        rows = Before.objects.get(pk=pk).rows
        if kind in rows:
            yield rows[kind]


def _people(rows: list[Any], guard: Guard, done: Undone) -> None:
    """A column goes back where it still says what the file said."""
    changes = dict(rows)
    people = list(Person.objects.select_for_update().filter(pk__in=changes))
    for person in people:
        for column, (before, after) in changes[person.pk].items():
            if getattr(person, column) != after or column in person.own_fields:
                continue
            if column == "email" and guard.keeps_mail(person.pk, after, before or ""):
                continue
            if guard.keeps_value(person.pk, column, after):
                continue
            if column == "email" and after:
                done.mails_changed[person.pk] = after
            setattr(person, column, before)
    Person.objects.bulk_update(people, COLUMNS, batch_size=100)
    done.put_back += len(people)


def _lines(intake: Intake, kept: Collection[int]) -> None:
    for rows in _rows(intake, "lines_made"):
        for person, source, key, kind in rows:
            if person in kept:
                continue
            ReportingLine.objects.filter(person=person, source=source, manager_key=key, kind=kind).delete()
    alive = set(Person.objects.values_list("pk", flat=True)) - set(kept)
    for rows in _rows(intake, "lines_gone"):
        ReportingLine.objects.bulk_create(
            [
                ReportingLine(
                    person_id=person,
                    manager_id=manager,
                    source_id=source,
                    manager_key=key,
                    kind=kind,
                )
                for person, manager, source, key, kind in rows
                if person in alive
            ],
            ignore_conflicts=True,
        )


def _topics(intake: Intake) -> None:
    for kind, model in (("offers", Offer), ("aims", Aim)):
        for rows in _rows(intake, kind):
            own = {
                pk: kind in fields
                for pk, fields in Person.objects.filter(pk__in=[row[0] for row in rows]).values_list(
                    "pk", "own_fields"
                )
            }
            theirs = [row for row in rows if not own.get(row[0], True)]
            model.objects.filter(person__in=[row[0] for row in theirs]).delete()
            model.objects.bulk_create([made for row in theirs for made in _entries(model, row[0], row[1])])


def _entries(model: type[Offer] | type[Aim], person: int, entries: list[Any]) -> Iterator[Offer | Aim]:
    for place, (topic, levels) in enumerate(entries):
        if model is Offer:
            yield Offer(person_id=person, topic_id=topic, level=levels[0])
        else:
            now_, wanted = levels
            yield Aim(person_id=person, topic_id=topic, level_now=now_, level_wanted=wanted, position=place)


def _presence(intake: Intake) -> None:
    for rows in _rows(intake, "keys_made"):
        PersonKey.objects.filter(source=intake.source_id, key__in=rows).delete()
    for rows in _rows(intake, "keys_gone"):
        PersonKey.objects.filter(pk__in=rows).update(gone_at=None)
    for rows in _rows(intake, "people_gone"):
        Person.objects.filter(pk__in=rows).update(gone_at=None)
    for model, kind in ((PersonKey, "keys_back"), (Person, "people_back")):
        for rows in _rows(intake, kind):
            for pk, at in rows:
                model.objects.filter(pk=pk).update(gone_at=dt.datetime.fromisoformat(at))


def _remove(intake: Intake, stay: set[int], done: Undone) -> None:
    """People whom the file brought, unless they have an account, a part, or another key by now."""
    for rows in _rows(intake, "new"):
        new = Person.objects.filter(pk__in=rows)
        known = new.filter(Q(user__isnull=False) | ~Q(own_fields=[])).values_list("pk", flat=True)
        others = PersonKey.objects.filter(person__in=rows).exclude(source=intake.source_id)
        keep = stay | set(known) | set(others.values_list("person_id", flat=True))
        gone = [pk for pk in rows if pk not in keep]
        done.stayed += len(rows) - len(gone)
        done.removed += len(gone)
        Person.objects.filter(pk__in=gone).delete()
