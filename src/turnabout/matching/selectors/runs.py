"""Runs of a cohort, and who would enter the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from turnabout.ground.errors import NotFound
from turnabout.matching.models import Run
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.permissions import COORDINATING, coordinates
from turnabout.programmes.selectors import cohorts_of


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run in the list of a cohort's runs."""

    uuid: UUID
    round: int
    state: str
    made_at: datetime
    by: str
    placed: int
    mentees: int
    pairs: int


def run_for(viewer: Any, run_uuid: UUID) -> Run:
    """The run with its cohort and programme. Raises NotFound to everybody who does not coordinate it."""
    run = (
        Run.objects.filter(
            uuid=run_uuid,
            cohort__programme__roles__user_id=getattr(viewer, "pk", None),
            cohort__programme__roles__kind__in=COORDINATING,
        )
        .defer("frozen")
        .select_related("cohort__programme")
        .first()
    )
    if run is None or not viewer.is_active:
        raise NotFound
    return run


def runs_of(viewer: Any, cohort: Cohort) -> list[RunLine]:
    """The newest first."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    runs = Run.objects.filter(cohort=cohort).defer("frozen").select_related("by").order_by("-made_at", "-pk")
    return [_line(run) for run in runs]


def newest_run(viewer: Any, cohort: Cohort) -> RunLine | None:
    """The newest run of the cohort's present round that was not discarded, in one query; None to everybody who does
    not coordinate it."""
    own = {"cohort__programme__roles__user": viewer, "cohort__programme__roles__kind__in": COORDINATING}
    runs = Run.objects.filter(cohort=cohort, round=cohort.round, **own).exclude(state=Run.State.DISCARDED)
    newest = runs.defer("frozen").select_related("by").order_by("-made_at", "-pk").first()
    return _line(newest) if newest else None


def newest_runs(viewer: Any) -> dict[int, RunLine]:
    """For every cohort that the viewer coordinates, by its id: the newest run of its present round that was not
    discarded. In one query more than the cohorts themselves."""
    cohorts = cohorts_of(viewer)
    runs = Run.objects.filter(cohort__in=cohorts, round=F("cohort__round")).exclude(state=Run.State.DISCARDED)
    rows = runs.defer("frozen").select_related("by").order_by("made_at", "pk")
    return {run.cohort_id: _line(run) for run in rows}


def _line(run: Run) -> RunLine:
    figures = run.summary
    return RunLine(
        uuid=run.uuid,
        round=run.round,
        state=run.state,
        made_at=run.made_at,
        by=(run.by.name or run.by.email or "") if run.by else "",
        placed=figures.get("placed", 0),
        mentees=figures.get("mentees", 0),
        pairs=figures.get("pairs", 0),
    )


def seats_of(viewer: Any, cohort: Cohort, seat: str) -> list[Person]:
    """Everybody with a confirmed seat of this kind, by name: whom a coordinator may put together by hand."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    confirmed = Enrolment.objects.filter(cohort=cohort, seat=seat, state=Enrolment.State.CONFIRMED)
    people = Person.objects.filter(pk__in=confirmed.values("person"))
    return list(people.only("uuid", "name", "title", "unit").order_by("name", "pk"))
