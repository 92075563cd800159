"""Letters for people without mail: who needs one, and what stands on those that have not been used."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Now

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, PaperCode
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.tokens import as_printed, code_of


@dataclass(frozen=True)
class Letter:
    name: str
    unit: str
    site: str
    code: str
    until: datetime
    chosen: bool  # whether they have a passphrase already


def letters_of(viewer: User, cohort: Cohort) -> list[Letter]:
    """To print: codes that still open something for who has not come in by them, by site and name."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    valid = PaperCode.objects.filter(
        cohort=cohort, expires_at__gt=Now(), person__gone_at=None, person__email=""
    )
    rows = valid.select_related("person")
    waiting = [row for row in rows if row.used_at is None or row.used_at == row.made_at]
    waiting.sort(key=lambda row: (row.person.site, row.person.name, row.pk))
    return [_letter(row) for row in waiting]


def letters_used(viewer: User, cohort: Cohort) -> list[tuple[uuid.UUID, str]]:
    """Whoever has come in by a letter of this cohort, by name."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    rows = _used(cohort).order_by("person__name", "pk")
    return list(rows.values_list("person__uuid", "person__name"))


def letter_in_use(viewer: User, cohort: Cohort, person: uuid.UUID) -> Person:
    """Somebody who has come in by one."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    row = _used(cohort).filter(person__uuid=person).select_related("person__user").first()
    if row is None:
        raise NotFound
    return row.person


def _used(cohort: Cohort) -> QuerySet[PaperCode]:
    return PaperCode.objects.filter(cohort=cohort, used_at__isnull=False, person__gone_at=None)


def _letter(row: PaperCode) -> Letter:
    person = row.person
    code = as_printed(code_of(row.uuid))
    return Letter(person.name, person.unit, person.site, code, row.expires_at, row.used_at is not None)
