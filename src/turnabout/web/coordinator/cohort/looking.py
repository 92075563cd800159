"""Gathers what is known of a cohort from the rooms that know it, in a fixed number of queries."""

from __future__ import annotations

from typing import Any

from turnabout.matching.selectors import count_in_one_line, newest_run
from turnabout.people.selectors import count_staff
from turnabout.programmes.selectors import Counts, asking, counts_of
from turnabout.web.coordinator.cohort.standing import Standing


def standing_of(viewer: Any, cohort: Any, counts: Counts | None = None) -> Standing:
    """With counts that are there already only what decides the step is looked up."""
    decides_alone = counts is not None
    counts = counts or counts_of(viewer, cohort)
    return Standing(
        cohort=cohort,
        counts=counts,
        staff=None if decides_alone and counts.total else count_staff(),
        mails=asking(viewer, cohort).mails if counts.listed or not counts.can_match else 0,
        in_one_line=count_in_one_line(viewer, cohort),
        run=newest_run(viewer, cohort),
    )
