"""Seats and what belongs to them, when two entries become one person. Where both have a seat of one kind in a cohort
the one that tells more of the person stays; wishes are joined, and what is not to be counts before what is liked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from turnabout.ground.ledger import Changes, Ledger, put_back
from turnabout.ground.pointing import repoint, rows_pointing_at
from turnabout.people.models import Person
from turnabout.programmes.models import (
    Cohort,
    Delegation,
    Enrolment,
    EnrolmentDraft,
    LastPage,
    Nomination,
    PaperCode,
    Preferences,
    Role,
)
from turnabout.programmes.services.preferences import in_one

State = Enrolment.State
ORDER = (State.REMOVED, State.LISTED, State.ASKED)  # of seats that nobody has answered
Paired = Collection[tuple[int, int]]
"""(cohort, person) of everybody who has a pair there."""


def has_a_part_to_run(user: Any) -> bool:
    """An account with a role is not closed: somebody would lose a programme with it."""
    return bool(user) and (user.is_administrator or Role.objects.filter(user=user).exists())


def seats_stand_in_the_way(stay: Person, other: Person) -> bool:
    """One assists the other, or both wait in a cohort whose pairs are about to come out."""
    two = Q(leader=stay, assistant=other) | Q(leader=other, assistant=stay)
    if Delegation.objects.filter(two, ended_at=None).exists():
        return True
    held = Enrolment.objects.filter(cohort__state=Cohort.State.HELD, state=State.CONFIRMED)
    return held.filter(person__in=[stay, other]).exists()


@transaction.atomic
def join_seats(*, actor: Any, stay: Person, other: Person, paired: Paired) -> Changes:
    ledger = Ledger(*_rows(stay, other))
    _enrolments(stay, other, paired)
    _preferences(stay, other)
    _drafts(stay, other)
    _pages(stay, other)
    _nominations(stay, other)
    _letters(stay, other)
    _delegations(stay, other)
    repoint("programmes", other, stay)  # what has no rule of its own here
    return ledger.changes(*_rows(stay, other))


@transaction.atomic
def part_seats(*, actor: Any, changes: Changes) -> int:
    return put_back(changes)


def _rows(*people: Person) -> list[QuerySet[Any]]:
    return rows_pointing_at("programmes", *people)


def _enrolments(stay: Person, other: Person, paired: Paired) -> None:
    there = {(seat.cohort_id, seat.seat): seat for seat in Enrolment.objects.filter(person=stay)}
    for seat in Enrolment.objects.filter(person=other).order_by("pk"):
        mine = there.get((seat.cohort_id, seat.seat))
        if mine is not None:
            weaker = min(mine, seat, key=lambda one: _weight(one, paired))
            weaker.delete()
            if weaker is seat:
                continue
        Enrolment.objects.filter(pk=seat.pk).update(person=stay)


def _weight(seat: Enrolment, paired: Paired) -> tuple[Any, ...]:
    """Who has a pair, then what the person said last, then how far they were asked; of two equal ones the first."""
    answered = seat.state not in ORDER
    said = seat.answered_at.timestamp() if answered and seat.answered_at else 0.0
    place = len(ORDER) if answered else ORDER.index(State(seat.state))
    return ((seat.cohort_id, seat.person_id) in paired, answered, said, place, -seat.pk)


def _preferences(stay: Person, other: Person) -> None:
    there = {row.cohort_id: row for row in Preferences.objects.filter(person=stay)}
    for row in Preferences.objects.filter(person=other).order_by("pk"):
        mine = there.get(row.cohort_id)
        if mine is None:
            Preferences.objects.filter(pk=row.pk).update(person=stay)
            continue
        mine.people = in_one(mine.people, row.people, but={str(stay.uuid), str(other.uuid)})
        mine.save()
        row.delete()


def _drafts(stay: Person, other: Person) -> None:
    """The later one stays: it is what the person typed last."""
    there = {row.cohort_id: row for row in EnrolmentDraft.objects.filter(person=stay)}
    for row in EnrolmentDraft.objects.filter(person=other).order_by("pk"):
        mine = there.get(row.cohort_id)
        if mine is not None and mine.saved_at >= row.saved_at:
            row.delete()
            continue
        if mine is not None:
            mine.delete()
        EnrolmentDraft.objects.filter(pk=row.pk).update(person=stay)


def _pages(stay: Person, other: Person) -> None:
    """A page that is still open is older than this, whichever of the two it was."""
    there = {row.cohort_id: row for row in LastPage.objects.filter(person=stay)}
    for row in LastPage.objects.filter(person=other).order_by("pk"):
        mine = there.get(row.cohort_id)
        if mine is None:
            LastPage.objects.filter(pk=row.pk).update(person=stay)
            continue
        LastPage.objects.filter(pk=mine.pk).update(epoch=max(mine.epoch, row.epoch) + 1, page="")
        row.delete()


def _nominations(stay: Person, other: Person) -> None:
    there = set(Nomination.objects.filter(person=stay).values_list("cohort_id", "by_id"))
    for row in Nomination.objects.filter(person=other).order_by("pk"):
        if (row.cohort_id, row.by_id) in there:
            row.delete()
        else:
            Nomination.objects.filter(pk=row.pk).update(person=stay)


def _letters(stay: Person, other: Person) -> None:
    there = set(PaperCode.objects.filter(person=stay).values_list("cohort_id", flat=True))
    for row in PaperCode.objects.filter(person=other).order_by("pk"):
        if row.cohort_id in there:
            row.delete()
        else:
            PaperCode.objects.filter(pk=row.pk).update(person=stay)


def _delegations(stay: Person, other: Person) -> None:
    """What is over stays as a record, unless it was between the two."""
    between = Q(leader=stay, assistant=other) | Q(leader=other, assistant=stay)
    Delegation.objects.filter(between).delete()
    for mine, its in (("leader", "assistant"), ("assistant", "leader")):
        now = Delegation.objects.filter(ended_at=None, **{mine: stay})
        there = set(now.values_list(f"{its}_id", flat=True))
        theirs = Delegation.objects.filter(**{mine: other})
        theirs.filter(ended_at=None, **{f"{its}__in": there}).delete()
        theirs.update(**{mine: stay})
