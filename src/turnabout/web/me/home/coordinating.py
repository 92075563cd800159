"""What is expected of a coordinator, one step for each cohort that is not finished."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.matching.selectors import newest_runs
from turnabout.people.selectors import count_staff
from turnabout.programmes.selectors import Counts, mails_of_all
from turnabout.web.coordinator.cohort.next_step import next_of
from turnabout.web.coordinator.cohort.standing import Standing
from turnabout.web.me.home.steps import Step


def coordinating_steps(viewer: Any, cohorts: list[Any], counts: Mapping[int, Counts]) -> list[Step]:
    """The same steps as on the pages of the cohorts, those first that ask for something."""
    if not cohorts:
        return []
    mails, runs, staff = mails_of_all(viewer), newest_runs(viewer), count_staff()
    standings = [
        Standing(
            cohort=cohort,
            counts=counts[cohort.pk],
            staff=staff,
            mails=mails.get(cohort.pk, 0),
            run=runs.get(cohort.pk),
        )
        for cohort in cohorts
    ]
    steps = [_step(standing) for standing in standings if standing.now != "done"]
    return sorted(steps, key=attrgetter("done"))


def _step(standing: Standing) -> Step:
    step = next_of(standing)
    cohort = standing.cohort
    return Step(
        f"{cohort.name}: {step.heading}",
        step.text,
        _("Go to %(cohort)s") % {"cohort": cohort.name},
        reverse("cohort", args=[cohort.uuid]),
        done=step.done,
    )
