"""Which files were brought in for a cohort."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Final

from django.db.models import Q

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Intake, Person
from turnabout.programmes.models import Cohort, CohortIntake, Enrolment, Role
from turnabout.programmes.permissions import COORDINATING, coordinates, sets_up

AT_ONCE: Final = 5_000


def intakes_of(viewer: User, cohort: Cohort) -> list[Intake]:
    """Newest first, without the content of the files."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    links = cohort.intakes.select_related("intake").defer(
        "intake__upload", "intake__problems", "intake__findings"
    )
    return [link.intake for link in links.order_by("-intake__made_at", "-pk")]


def cohort_of_intake(viewer: User | None, intake_uuid: uuid.UUID) -> Cohort:
    """The cohort that a file was brought in for. The system (None) may ask for any; others only for their own."""
    links = CohortIntake.objects.filter(intake__uuid=intake_uuid)
    if viewer is not None:
        links = links.filter(
            cohort__programme__roles__user=viewer, cohort__programme__roles__kind__in=COORDINATING
        )
    link = links.select_related("cohort__programme").first()
    if link is None:
        raise NotFound
    return link.cohort


def staff_lists(viewer: User) -> list[Intake]:
    """The lists of the whole organisation, newest first, for administrators."""
    if not sets_up(viewer):
        raise NotFound
    lists = Intake.objects.filter(kind=Intake.Kind.DIRECTORY).defer("problems", "findings")
    return list(lists.select_related("source").order_by("-made_at", "-pk"))


def place_of_intake(viewer: User | None, intake_uuid: uuid.UUID) -> Cohort | None:
    """The cohort of a file, or None for a list of the organisation, which only administrators find."""
    lists = Intake.objects.filter(uuid=intake_uuid, kind=Intake.Kind.DIRECTORY)
    if (viewer is None or sets_up(viewer)) and lists.exists():
        return None
    return cohort_of_intake(viewer, intake_uuid)


def may_change_everybody(intake: Intake) -> bool:
    """Whether a file may change listed mails, and lines of people in any programme. Asked when it is taken over: a
    right that was lost since, or an account that is gone, counts."""
    return intake.by_system or sets_up(intake.by)


def taking_part_elsewhere(user: User | None) -> frozenset[int]:
    """Ids of people who take part, or were asked to, in a programme that this account does not coordinate."""
    seats = Enrolment.objects.filter(state__in=(Enrolment.State.ASKED, Enrolment.State.CONFIRMED))
    if user is not None and user.is_active:
        seats = seats.exclude(cohort__programme__in=_programmes(user))
    return frozenset(seats.values_list("person_id", flat=True))


def seated_elsewhere(user: User | None) -> frozenset[int]:
    """Ids of people with a seat in a programme that this account does not coordinate, whatever became of it."""
    seats = Enrolment.objects.exclude(state=Enrolment.State.REMOVED)
    if user is not None and user.is_active:
        seats = seats.exclude(cohort__programme__in=_programmes(user))
    return frozenset(seats.values_list("person_id", flat=True))


def taking_part_with(user: User | None) -> frozenset[int]:
    """Ids of people who take part, or were asked to, in a programme that this account coordinates. A seat that was
    only written down is none: anybody can be put on a list."""
    if user is None or not user.is_active:
        return frozenset()
    seats = Enrolment.objects.filter(state__in=(Enrolment.State.ASKED, Enrolment.State.CONFIRMED))
    return frozenset(
        seats.filter(cohort__programme__in=_programmes(user)).values_list("person_id", flat=True)
    )


def brought_alone(user: User | None, source: int) -> bool:
    """Whether every file of a list that was taken over came from programmes that this account coordinates."""
    if user is None or not user.is_active:
        return False
    taken = Intake.objects.filter(source=source, state=Intake.State.SWITCHED)
    own = CohortIntake.objects.filter(cohort__programme__in=_programmes(user), intake__by_system=False)
    return taken.exists() and not taken.exclude(pk__in=own.values("intake")).exists()


def _programmes(user: User) -> list[int]:
    roles = Role.objects.filter(user=user, kind__in=COORDINATING)
    return list(roles.values_list("programme_id", flat=True))


def people_in_charge() -> frozenset[int]:
    """Ids of administrators and of everybody with a role in a programme who are on a list (system use)."""
    roles = Role.objects.values("user")
    found = Person.objects.filter(Q(user__in=roles) | Q(user__is_administrator=True))
    return frozenset(found.values_list("pk", flat=True))


def people_with_a_part(people: Collection[int]) -> frozenset[int]:
    """Those of them who have a seat, whatever became of it (system use)."""
    listed = list(people)
    found: set[int] = set()
    for first in range(0, len(listed), AT_ONCE):
        seats = Enrolment.objects.filter(person__in=listed[first : first + AT_ONCE])
        found.update(seats.values_list("person_id", flat=True))
    return frozenset(found)


def seats_there(cohort: Cohort) -> frozenset[tuple[int, str]]:
    """(person, seat) of everybody who has one in a cohort (system use)."""
    return frozenset(cohort.enrolments.values_list("person_id", "seat"))


def people_with_seats() -> frozenset[int]:
    """Everybody who has a seat in a cohort, whatever became of it (system use)."""
    return frozenset(Enrolment.objects.values_list("person_id", flat=True).distinct())


def taking_part_now() -> frozenset[int]:
    """Everybody with a seat in a cohort that is not closed (system use)."""
    seats = Enrolment.objects.exclude(cohort__state=Cohort.State.CLOSED)
    return frozenset(seats.values_list("person_id", flat=True).distinct())


def small_lists_over() -> list[int]:
    """Lists that are kept small, and were brought in for cohorts that are all closed (system use)."""
    brought = CohortIntake.objects.filter(intake__source__is_minimal=True)
    going_on = brought.exclude(cohort__state=Cohort.State.CLOSED).values("intake__source")
    over = brought.exclude(intake__source__in=going_on)
    return sorted(set(over.values_list("intake__source_id", flat=True)))
