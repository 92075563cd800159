"""Seats whose people have not answered yet, for the system."""

from __future__ import annotations

from turnabout.people.models import Person
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment


def unanswered_seats(cohort: Cohort, *, asked_only: bool = False) -> list[Enrolment]:
    """Listed and asked seats (or only those asked), with their people, in one query."""
    waiting = [Enrolment.State.ASKED] if asked_only else [Enrolment.State.ASKED, Enrolment.State.LISTED]
    rows = Enrolment.objects.filter(cohort=cohort, state__in=waiting)
    return list(rows.select_related("person", "cohort__programme").order_by("person_id", "seat"))


def cohorts_waiting() -> list[Cohort]:
    """Cohorts in which somebody was asked and has not answered."""
    return list(Cohort.objects.filter(enrolments__state=Enrolment.State.ASKED).distinct().order_by("pk"))


def asked_cohort(person: Person) -> Cohort | None:
    """The newest cohort that waits for this person's answer, with its programme: for whoever holds their invitation."""
    asked = Enrolment.objects.filter(
        person=person, state=Enrolment.State.ASKED, cohort__state__in=STILL_OPEN
    ).select_related("cohort__programme")
    newest = asked.order_by("-asked_at", "-pk").first()
    return newest.cohort if newest else None
