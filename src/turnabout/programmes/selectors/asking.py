"""Who would get a mail if the coordinator asked people to confirm now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.timezone import now

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.selectors.cohorts import cohorts_of

ASK_AGAIN_AFTER: Final = timedelta(days=7)
MOST_REMINDERS: Final = 3
WAITING: Final = (Enrolment.State.LISTED, Enrolment.State.ASKED)

MAILS: Final = ("person__email", "person__user__email", "person__user__is_active")


@dataclass(frozen=True)
class Asking:
    """People, not seats: somebody with two seats gets one mail."""

    first_time: tuple[str, ...]  # names
    again: tuple[str, ...]
    asked_lately: int
    without_mail: tuple[str, ...]

    @property
    def mails(self) -> int:
        return len(self.first_time) + len(self.again)


def askable(cohort: Cohort) -> QuerySet[Enrolment]:
    """Seats listed and never asked, or asked more than seven days ago without an answer; not of those who have asked
    to be left in peace, nor of those who were reminded three times."""
    long_ago = Q(asked_at__isnull=True) | Q(asked_at__lt=now() - ASK_AGAIN_AFTER)
    again = Q(state=Enrolment.State.ASKED, no_reminders=False, reminders__lt=MOST_REMINDERS) & long_ago
    there = cohort.enrolments.filter(person__gone_at=None)
    return there.filter(Q(state=Enrolment.State.LISTED) | again)


def shared_mails() -> frozenset[str]:
    """Mails listed for more than one person. A link to one of them could let the wrong person in, so none is sent."""
    listed = (
        Person.objects.filter(gone_at=None).exclude(email="").annotate(mail=Lower("email")).values("mail")
    )
    return frozenset(listed.annotate(n=Count("pk")).filter(n__gt=1).order_by().values_list("mail", flat=True))


def usable_mail(listed: str, own: str | None, is_active: bool | None, shared: frozenset[str]) -> bool:
    """Whether a mail would reach this person and nobody else. `is_active` is None for who has no account."""
    if is_active is not None:
        return is_active and bool(own or listed)
    return bool(listed) and listed.lower() not in shared


def asking(viewer: User, cohort: Cohort) -> Asking:
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    return _asking([cohort.pk]).get(cohort.pk, NOBODY)


def mails_of_all(viewer: User) -> dict[int, int]:
    """For every cohort that the viewer coordinates, by its id: how many people would get a mail now. Two queries, after
    the cohorts."""
    return {cohort: plan.mails for cohort, plan in _asking([one.pk for one in cohorts_of(viewer)]).items()}


def _asking(cohorts: list[int]) -> dict[int, Asking]:
    shared, recently = shared_mails(), now() - ASK_AGAIN_AFTER
    waiting = Enrolment.objects.filter(cohort__in=cohorts, state__in=WAITING).exclude(left_in_peace())
    rows = waiting.order_by("person__name", "person_id")
    found: dict[int, dict[int, tuple[str, str]]] = {}
    for cohort, person, name, state, asked_at, *mails in rows.values_list(
        "cohort_id", "person_id", "person__name", "state", "asked_at", *MAILS
    ):
        people = found.setdefault(cohort, {})
        lately = state == Enrolment.State.ASKED and asked_at is not None and asked_at >= recently
        kind = _kind(state, lately) if usable_mail(*mails, shared) else "without"
        before = people.get(person, (name, kind))
        people[person] = (name, min(before[1], kind, key=ORDER.index))
    return {cohort: _sorted_out(people) for cohort, people in found.items()}


def left_in_peace() -> Q:
    """Asked, and not to be asked again."""
    enough = Q(no_reminders=True) | Q(reminders__gte=MOST_REMINDERS)
    return Q(state=Enrolment.State.ASKED) & enough


NOBODY: Final = Asking((), (), 0, ())
ORDER: Final = ("without", "first", "again", "lately")


def _kind(state: str, lately: bool) -> str:
    if lately:
        return "lately"
    return "first" if state == Enrolment.State.LISTED else "again"


def _sorted_out(people: dict[int, tuple[str, str]]) -> Asking:
    names: dict[str, list[str]] = {kind: [] for kind in ORDER}
    for name, kind in people.values():
        names[kind].append(name)
    return Asking(tuple(names["first"]), tuple(names["again"]), len(names["lately"]), tuple(names["without"]))
