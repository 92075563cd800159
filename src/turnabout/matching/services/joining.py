"""What coordinators decided about two people, when one of them is put together with another entry. Matches that were
made stay as they were: at publication they leave out whoever is not there any more."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from turnabout.ground.ledger import Changes, Ledger, put_back
from turnabout.matching.models import Decision
from turnabout.people.models import Person


@transaction.atomic
def join_decisions(*, actor: Any, stay: Person, other: Person) -> Changes:
    """Of two words on the same couple "not these two" counts."""
    ledger = Ledger(_rows(stay, other))
    for mine, its in (("mentor", "mentee"), ("mentee", "mentor")):
        Decision.objects.filter(**{mine: other, its: stay}).delete()
        there = {
            (row.cohort_id, row.round, getattr(row, f"{its}_id")): row
            for row in Decision.objects.filter(**{mine: stay})
        }
        for row in Decision.objects.filter(**{mine: other}).order_by("pk"):
            known = there.get((row.cohort_id, row.round, getattr(row, f"{its}_id")))
            if known is not None and (known.kind == Decision.Kind.FORBID or row.kind == known.kind):
                row.delete()
                continue
            if known is not None:
                known.delete()
            Decision.objects.filter(pk=row.pk).update(**{mine: stay})
    return ledger.changes(_rows(stay, other))


@transaction.atomic
def part_decisions(*, actor: Any, changes: Changes) -> int:
    return put_back(changes)


def _rows(*people: Person) -> QuerySet[Decision]:
    return Decision.objects.filter(Q(mentor__in=people) | Q(mentee__in=people))
