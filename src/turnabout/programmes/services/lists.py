"""Works on a long list: views that are kept, and acts on many seats at once that can be taken back."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.programmes.models import STILL_OPEN, BulkAct, Cohort, Enrolment, SavedView
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.selectors.enrolments import EnrolmentLine, enrolment_lines

Kind, State = BulkAct.Kind, Enrolment.State
MOST_VIEWS: Final = 20
LONGEST_NAME: Final = 60


@transaction.atomic
def save_view(*, actor: User, cohort: Cohort, name: str, query: Mapping[str, str]) -> SavedView:
    """Under a name that is there already it takes that one's place."""
    _check_right(actor, cohort)
    name = " ".join(name.split())[:LONGEST_NAME]
    mine = SavedView.objects.filter(cohort=cohort, user=actor)
    if not name:
        raise Refused(_("Give the view a name."))
    if mine.exclude(name=name).count() >= MOST_VIEWS:
        raise Refused(_("Twenty views are as many as are kept. Delete one first."))
    kept = {key: value for key, value in query.items() if key in ("search", "state", "seat") and value}
    view, _new = SavedView.objects.update_or_create(
        cohort=cohort, user=actor, name=name, defaults={"query": kept}
    )
    return view


@transaction.atomic
def delete_view(*, actor: User, cohort: Cohort, view: uuid.UUID) -> None:
    _check_right(actor, cohort)
    if not SavedView.objects.filter(cohort=cohort, user=actor, uuid=view).delete()[0]:
        raise NotFound


@transaction.atomic
def take_off(*, actor: User, cohort: Cohort, seats: Collection[uuid.UUID]) -> BulkAct:
    """Take seats off the list whose people have not answered. What somebody has answered is theirs and stays."""
    cohort = _open(actor, cohort)
    rows = _locked(cohort, seats).filter(state__in=(State.LISTED, State.ASKED))
    before = [[pk, state] for pk, state in rows.values_list("pk", "state")]
    Enrolment.objects.filter(pk__in=[pk for pk, _state in before]).update(state=State.REMOVED)
    return _done(actor, cohort, Kind.TAKEN_OFF, before)


@transaction.atomic
def leave_in_peace(*, actor: User, cohort: Cohort, seats: Collection[uuid.UUID]) -> BulkAct:
    """Send these people no reminders."""
    cohort = _open(actor, cohort)
    rows = _locked(cohort, seats).filter(no_reminders=False)
    before = [[pk, False] for pk in rows.values_list("pk", flat=True)]
    Enrolment.objects.filter(pk__in=[pk for pk, _value in before]).update(no_reminders=True)
    return _done(actor, cohort, Kind.QUIET, before)


@transaction.atomic
def undo(*, actor: User, act: uuid.UUID) -> int:
    """Put back what is still as the act left it; returns how many seats. Whoever has said something since is left
    alone: only states that no person sets are put back."""
    row = BulkAct.objects.select_for_update().filter(uuid=act).first()
    if row is None or not coordinates(actor, row.cohort.programme):
        raise NotFound
    cohort = _open(actor, row.cohort)
    if row.undone_at is not None:
        return 0
    put_back = _put_back(cohort, row)
    row.undone_at = now()
    row.save(update_fields=["undone_at"])
    _record(actor, cohort, f"undone: {row.kind}", put_back)
    return put_back


def export_list(
    *, actor: User, cohort: Cohort, search: str = "", state: str = "", seat: str = ""
) -> list[EnrolmentLine]:
    """What the list shows, for a file that leaves the house: who took it and when is written down."""
    _check_right(actor, cohort)
    lines = enrolment_lines(actor, cohort, search=search, state=state, seat=seat)
    _record(actor, cohort, "list exported", len(lines))
    return lines


def _put_back(cohort: Cohort, row: BulkAct) -> int:
    if row.kind == Kind.QUIET:
        seats = cohort.enrolments.filter(pk__in=[pk for pk, _value in row.before], no_reminders=True)
        return int(seats.update(no_reminders=False))
    number = 0
    for state in (State.LISTED, State.ASKED):
        ids = [pk for pk, before in row.before if before == state]
        number += cohort.enrolments.filter(pk__in=ids, state=State.REMOVED).update(state=state)
    return number


def _open(actor: User, cohort: Cohort) -> Cohort:
    _check_right(actor, cohort)
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if cohort.state not in STILL_OPEN:
        raise Refused(_("The pairs of this cohort are published. Its list stays as it is."))
    return cohort


def _check_right(actor: User, cohort: Cohort) -> None:
    if not coordinates(actor, cohort.programme):
        raise NotAllowed


def _locked(cohort: Cohort, seats: Collection[uuid.UUID]) -> Any:
    return cohort.enrolments.select_for_update().filter(uuid__in=list(seats))


def _done(actor: User, cohort: Cohort, kind: str, before: list[list[Any]]) -> BulkAct:
    _record(actor, cohort, f"in bulk: {kind}", len(before))
    return BulkAct.objects.create(cohort=cohort, by=actor, kind=kind, before=before)


def _record(actor: User, cohort: Cohort, action: str, seats: int) -> None:
    record(
        actor=actor,
        action=action,
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts={"seats": seats},
    )
