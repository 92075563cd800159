"""Pairs, when two entries become one person."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from turnabout.ground.ledger import Changes, Ledger, put_back
from turnabout.ground.pointing import repoint, rows_pointing_at
from turnabout.pairs.models import Pair
from turnabout.people.models import Person


def pairs_stand_in_the_way(stay: Person, other: Person) -> bool:
    """They are or were a pair; both have one in the same cohort, or had the same partner there; or pairs of one of them
    wait to come out."""
    theirs = list(_rows(stay, other).values_list("cohort_id", "mentor_id", "mentee_id", "state"))
    two = {stay.pk, other.pk}
    if any({mentor, mentee} == two or state == Pair.State.HELD for _cohort, mentor, mentee, state in theirs):
        return True
    going_on = {
        (cohort, ({mentor, mentee} & two).pop())
        for cohort, mentor, mentee, state in theirs
        if state == Pair.State.ACTIVE
    }
    if len({cohort for cohort, _person in going_on}) < len(going_on):
        return True
    joined = {
        (cohort, *(stay.pk if person in two else person for person in (mentor, mentee)))
        for cohort, mentor, mentee, _state in theirs
    }
    return len(joined) < len(theirs)


def paired_people(stay: Person, other: Person) -> frozenset[tuple[int, int]]:
    """(cohort, person) of the two where they have a pair that goes on."""
    going_on = _rows(stay, other).filter(state=Pair.State.ACTIVE)
    couples = going_on.values_list("cohort_id", "mentor_id", "mentee_id")
    two = {stay.pk, other.pk}
    return frozenset((cohort, person) for cohort, *couple in couples for person in couple if person in two)


@transaction.atomic
def join_pairs(*, actor: Any, stay: Person, other: Person) -> Changes:
    """Pairs, and all that hangs on a person in them."""
    ledger = Ledger(*rows_pointing_at("pairs", stay, other))
    repoint("pairs", other, stay)
    return ledger.changes(*rows_pointing_at("pairs", stay, other))


@transaction.atomic
def part_pairs(*, actor: Any, changes: Changes) -> int:
    return put_back(changes)


def _rows(*people: Person) -> QuerySet[Pair]:
    return Pair.objects.filter(Q(mentor__in=people) | Q(mentee__in=people))
