"""Who may do what in a programme. Each predicate is one line that reads like a sentence."""

from __future__ import annotations

from typing import Final

from turnabout.ground.accounts.models import User
from turnabout.people.models import Person
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment, Programme, Role

COORDINATING: Final = (Role.Kind.COORDINATOR, Role.Kind.DEPUTY)
NEVER_ASKED: Final = (Enrolment.State.LISTED, Enrolment.State.REMOVED)


def sets_up(user: User | None) -> bool:
    return bool(user and user.is_active and user.is_administrator)


def coordinates(user: User | None, programme: Programme) -> bool:
    return has_role(user, programme, *COORDINATING)


def shapes(user: User | None, programme: Programme) -> bool:
    return sets_up(user) or coordinates(user, programme)


def sponsors(user: User | None, programme: Programme) -> bool:
    return has_role(user, programme, Role.Kind.SPONSOR)


def has_role(user: User | None, programme: Programme, *kinds: str) -> bool:
    return bool(user and user.is_active) and programme.roles.filter(user=user, kind__in=kinds).exists()


def may_suggest(user: User | None, cohort: Cohort) -> bool:
    """Staff who could join the cohort themselves or have a seat in it, and whoever sponsors or runs the programme."""
    if not (user and user.is_active) or cohort.state not in STILL_OPEN:
        return False
    if has_role(user, cohort.programme, *COORDINATING, Role.Kind.SPONSOR):
        return True
    is_staff = Person.objects.filter(user=user).exists()
    return is_staff and (not cohort.by_invitation or cohort.enrolments.filter(person__user=user).exists())


def is_own(user: User | None, enrolment: Enrolment) -> bool:
    return bool(user and user.is_active) and enrolment.person.user_id == user.pk


def looks_after_topics(user: User | None) -> bool:
    """Topics are the whole organisation's, so whoever coordinates anything may; so may administrators."""
    return sets_up(user) or coordinates_anything(user)


def looks_after_directory(user: User | None) -> bool:
    """Sites and units are the whole organisation's too."""
    return sets_up(user) or coordinates_anything(user)


def coordinates_anything(user: User | None) -> bool:
    return bool(user and user.is_active) and Role.objects.filter(user=user, kind__in=COORDINATING).exists()


def coordinates_person(user: User | None, person: Person) -> bool:
    """Of a programme in which the person was asked, whatever they answered. Who was only put on a list, or was taken
    off it, is not: anybody can be put on one."""
    return (
        bool(user and user.is_active)
        and Enrolment.objects.filter(
            person=person.pk,
            cohort__programme__roles__user=user,
            cohort__programme__roles__kind__in=COORDINATING,
        )
        .exclude(state__in=NEVER_ASKED)
        .exists()
    )
