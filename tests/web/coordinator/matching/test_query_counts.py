"""The pages of a match ask the database the same number of times for one row, three and fifty."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.matching.firm import Firm
from tests.matching.making import make_leader, make_mentor
from turnabout.matching.models import Decision, LeftOut, Proposal, Run, Unplaced
from turnabout.matching.selectors import Show
from turnabout.pairs.models import Pair
from turnabout.programmes.models import Cohort

EXPLANATION = {"teaching": [], "shared": [], "open_aims": {"mentor": 1, "mentee": 2}}
CAUSES = {"candidates": 3, "removed": [["grade_gap", 2]], "passing": 1}
MOST = 15
"""Queries of a page, sessions and rights included."""


class Filled:
    """A cohort whose every list has `rows` rows more each time it is filled."""

    def __init__(self, firm: Firm) -> None:
        self.firm, self.cohort, self.made = firm, firm.cohort, 0
        self.run = Run.objects.create(cohort=self.cohort, round=0, state="done", summary={})
        self.published = Run.objects.create(cohort=firm.cohort, round=0, state="published")

    def up_to(self, rows: int) -> None:
        while self.made < rows:
            self._one_more(f"{self.made:02}")
            self.made += 1

    def _one_more(self, name: str) -> None:
        mentor, mentee = make_mentor(self.cohort, f"M{name}"), make_leader(self.cohort, f"L{name}")
        two = {"mentor": mentor, "mentee": mentee}
        Proposal.objects.create(
            run=self.run, **two, visible_score=5000, band="good", explanation=EXPLANATION, line_certificate={}
        )
        for seat, person in two.items():
            Unplaced.objects.create(run=self.run, person=person, seat=seat, causes=CAUSES)
        lone = make_mentor(self.cohort, f"K{name}")
        for kind, other in (("lock", mentor), ("forbid", lone)):
            Decision.objects.create(cohort=self.cohort, round=0, mentor=other, mentee=mentee, kind=kind)
        LeftOut.objects.create(run=self.published, **two, when="publish", cause="not_available")
        pair = Pair(cohort=self.cohort, **two, state="active", explanation={}, line_certificate={})
        pair.released_at = pair.made_at
        pair.save()
        Run.objects.create(cohort=self.cohort, round=0, state="failed", by=self.firm.noor)


def queries(browser: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200, address
    return len(captured)


def addresses(filled: Filled) -> dict[str, str]:
    run, cohort = filled.run, filled.cohort
    here = reverse("run", args=[run.uuid])
    lists = {str(show): f"{here}?show={show}" for show in Show}
    return lists | {
        "search": f"{here}?q=m0",
        "runs": reverse("cohort_runs", args=[cohort.uuid]),
        "proposal": reverse("proposal", args=[run.uuid, run.proposals.order_by("pk")[0].uuid]),
        "publication": reverse("publication", args=[cohort.uuid]),
    }


@pytest.mark.parametrize("state", ["open", "published"])
def test_one_row_three_rows_and_fifty_rows_cost_the_same_queries(state: str, firm: Firm, as_: Any) -> None:
    filled, browser = Filled(firm), as_(firm.noor)
    Cohort.objects.filter(pk=filled.cohort.pk).update(state=state)
    counts: dict[str, list[int]] = {}
    for rows in (1, 3, 50):
        filled.up_to(rows)
        browser.get(reverse("cohort_runs", args=[filled.cohort.uuid]))  # the session's own write is over
        for name, address in addresses(filled).items():
            counts.setdefault(name, []).append(queries(browser, address))
    assert {name: set(found) for name, found in counts.items() if len(set(found)) > 1} == {}
    assert {name: found for name, found in counts.items() if found[0] > MOST} == {}
