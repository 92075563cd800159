"""Whoever wanted to learn and got nobody in the programme's last match comes first in the next one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.matching.firm import Firm, make_run
from tests.matching.making import make_cohort, make_done_run, make_leader
from turnabout.matching.models import LeftOut, Run, Unplaced
from turnabout.matching.waiting import left_out_before
from turnabout.pairs.services import record_earlier_pairs
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment


@pytest.fixture
def one_mentor(firm: Firm) -> Firm:
    """Kwame alone teaches, and both Tomas and Aiko could have him."""
    Enrolment.objects.filter(person__in=(firm.ines, firm.yusuf)).update(state="declined")
    return firm


def last_match(firm: Firm, *alone: Person, cohort: Cohort | None = None, days: int = 100) -> Run:
    """A released match of another cohort, which left these without a partner."""
    before = cohort or Cohort.objects.create(
        programme=firm.cohort.programme, name=f"{days} days ago", starts_on=firm.cohort.starts_on
    )
    run = make_done_run(before)
    Run.objects.filter(pk=run.pk).update(state="published", released_at=now() - timedelta(days=days))
    Unplaced.objects.bulk_create(Unplaced(run=run, person=person, seat="mentee") for person in alone)
    return run


def paired(firm: Firm) -> Person:
    (proposal,) = make_run(firm).proposals.all()
    return proposal.mentee


def test_of_two_who_cannot_both_have_the_only_mentor_whoever_was_left_out_does(one_mentor: Firm) -> None:
    first = paired(one_mentor)
    other = one_mentor.aiko if first == one_mentor.tomas else one_mentor.tomas
    last_match(one_mentor, other)
    assert paired(one_mentor) == other
    last_match(one_mentor, first, days=50)
    assert paired(one_mentor) == first, "only the last match counts"


def test_the_run_keeps_who_came_first_with_all_else_that_it_read(one_mentor: Firm) -> None:
    last_match(one_mentor, one_mentor.aiko)
    assert make_run(one_mentor).frozen["left_out"] == [str(one_mentor.aiko.uuid)]


def test_a_pair_that_publication_left_out_counts_unless_another_came_about(one_mentor: Firm) -> None:
    firm, run = one_mentor, last_match(one_mentor)
    for mentee in (firm.tomas, firm.aiko):
        LeftOut.objects.create(run=run, mentor=firm.ines, mentee=mentee, when="release", cause="language")
    couples = [(firm.yusuf.uuid, firm.aiko.uuid)]
    record_earlier_pairs(actor=None, cohort=run.cohort, couples=couples)
    assert left_out_before(firm.cohort) == [str(firm.tomas.uuid)]


def test_other_programmes_matches_that_were_never_released_and_mentors_do_not_count(one_mentor: Firm) -> None:
    firm = one_mentor
    elsewhere = last_match(firm, firm.aiko, cohort=make_cohort("Another"))
    unreleased = last_match(firm, firm.aiko, days=3)
    Run.objects.filter(pk=unreleased.pk).update(released_at=None)
    teaching = last_match(firm, days=2)
    Unplaced.objects.create(run=teaching, person=firm.kwame, seat="mentor")
    assert elsewhere.cohort.programme_id != firm.cohort.programme_id
    assert left_out_before(firm.cohort) == []


def test_nobody_from_outside_the_cohort_comes_first(one_mentor: Firm) -> None:
    run = last_match(one_mentor)
    stranger = make_leader(run.cohort, "Rosa")
    Unplaced.objects.create(run=run, person=stranger, seat="mentee")
    assert make_run(one_mentor).summary["placed"] == 1
