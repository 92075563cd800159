"""The coordinator's list of who takes part: searched, filtered, paged, with nothing that is not theirs to see."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from math import ceil

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.programmes.finding import fits
from turnabout.programmes.models import Cohort, Enrolment, SavedView
from turnabout.programmes.permissions import coordinates

PAGE = 50
AT_ONCE = 500  # rows in one query


@dataclass(frozen=True)
class EnrolmentLine:
    """One seat as the coordinator sees it. `reason` is there only if the person lets them see it."""

    uuid: uuid.UUID
    name: str
    title: str
    unit: str
    site: str
    has_mail: bool
    seat: str
    state: str
    capacity: int
    reason: str = ""
    origin: str = ""
    typed_by: str = ""
    no_reminders: bool = False
    email: str = ""
    grade: int | None = None


@dataclass(frozen=True)
class EnrolmentPage:
    lines: list[EnrolmentLine]
    page: int
    pages: int
    found: int


def enrolment_page(
    viewer: User, cohort: Cohort, *, search: str = "", state: str = "", seat: str = "", page: int = 1
) -> EnrolmentPage:
    """At most 50 lines, by name. A page beyond the end is the last one."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    ids = _matching(cohort, search, state, seat)
    pages = max(1, ceil(len(ids) / PAGE))
    page = min(max(page, 1), pages)
    return EnrolmentPage(_lines(ids[(page - 1) * PAGE : page * PAGE]), page, pages, len(ids))


def enrolment_uuids(
    viewer: User, cohort: Cohort, *, search: str = "", state: str = "", seat: str = ""
) -> list[uuid.UUID]:
    """All that a search and its filters find, whatever the page."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    ids = _matching(cohort, search, state, seat)
    there = dict(cohort.enrolments.values_list("pk", "uuid"))
    return [there[pk] for pk in ids if pk in there]


def enrolment_lines(
    viewer: User, cohort: Cohort, *, search: str = "", state: str = "", seat: str = ""
) -> list[EnrolmentLine]:
    """The same as lines, for a file."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    return _lines(_matching(cohort, search, state, seat))


def saved_views(viewer: User, cohort: Cohort) -> list[SavedView]:
    """The viewer's own, by name."""
    return list(SavedView.objects.filter(cohort=cohort, user=viewer.pk).order_by("name", "pk"))


def _matching(cohort: Cohort, search: str, state: str, seat: str) -> list[int]:
    """The search is done here, not in SQL: SQLite and PostgreSQL disagree on case and accents."""
    rows = cohort.enrolments.order_by("person__name", "person_id", "seat")
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(seat=seat) if seat else rows
    if not search.strip():
        return list(rows.values_list("pk", flat=True))
    texts = rows.values_list(
        "pk", "person__name", "person__title", "person__unit", "person__site", "person__email"
    )
    return [pk for pk, *words in texts if fits(search, words)]


def _lines(ids: list[int]) -> list[EnrolmentLine]:
    lines: list[EnrolmentLine] = []
    for first in range(0, len(ids), AT_ONCE):
        portion = ids[first : first + AT_ONCE]
        found = Enrolment.objects.filter(pk__in=portion).select_related("person", "typed_by")
        rows = found.defer("decline_reason").in_bulk()
        reasons = _reasons_meant_for_the_coordinator(portion)
        lines += [_line(rows[pk], reasons.get(pk, "")) for pk in portion if pk in rows]
    return lines


def _reasons_meant_for_the_coordinator(ids: list[int]) -> dict[int, str]:
    rows = Enrolment.objects.filter(
        pk__in=ids, state=Enrolment.State.DECLINED, reason_may_be_seen=True, decline_reason__isnull=False
    ).only("uuid", "decline_reason")
    return {row.pk: row.decline_reason for row in rows}


def _line(row: Enrolment, reason: str) -> EnrolmentLine:
    person = row.person
    return EnrolmentLine(
        uuid=row.uuid,
        name=person.name,
        title=person.title,
        unit=person.unit,
        site=person.site,
        has_mail=bool(person.email or person.user_id),
        seat=row.seat,
        state=row.state,
        capacity=row.capacity,
        reason=reason,
        origin=row.origin,
        typed_by=(row.typed_by.name or row.typed_by.email or "") if row.typed_by else "",
        no_reminders=row.no_reminders,
        email=person.email,
        grade=person.grade,
    )
