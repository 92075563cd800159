"""A cohort that closes forgets what was said in confidence for its match, and keeps who took part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from tests.cast import Cast
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.ground.privacy.register import REGISTER
from turnabout.programmes.models import Cohort, Enrolment, EnrolmentDraft, Preferences
from turnabout.programmes.services import Answer, close_cohort, confirm_enrolment, decline, save_draft
from turnabout.workflows import chores


@pytest.fixture
def over(cast: Cast, answer: Callable[..., Answer]) -> Cohort:
    """Ines has confirmed and named somebody, Tomas has declined with a reason, Mina has typed; then it is published."""

    def seat(person: Any, side: str) -> Enrolment:
        return Enrolment.objects.create(cohort=cast.cohort, person=person, seat=side, state="asked")

    mine, his, hers = seat(cast.ines, "mentor"), seat(cast.tomas, "mentee"), seat(cast.mina, "mentee")
    confirm_enrolment(actor=cast.ines.user, enrolment=mine, answer=answer(rather_not=[str(cast.tomas.uuid)]))
    decline(actor=cast.tomas.user, enrolment=his, reason="Too much on", may_be_seen=True)
    save_draft(actor=cast.mina.user, enrolment=hers, values={"aims": "something"})
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    return Cohort.objects.select_related("programme").get(pk=cast.cohort.pk)


def confided(cohort: Cohort) -> list[int]:
    reasons = Enrolment.objects.filter(cohort=cohort, decline_reason__isnull=False)
    kinds = (Preferences.objects, EnrolmentDraft.objects)
    return [*(rows.filter(cohort=cohort).count() for rows in kinds), reasons.count()]


def test_closing_deletes_what_was_confided_and_keeps_the_seats(cast: Cast, over: Cohort) -> None:
    assert confided(over) == [1, 1, 1]
    close_cohort(actor=cast.noor, cohort=over)
    assert confided(over) == [0, 0, 0]
    over.refresh_from_db()
    assert (over.state, over.ends_on) == ("closed", localdate())
    assert dict(over.enrolments.values_list("person__name", "state")) == {
        "Ines Carvalho": "confirmed",
        "Tomas Okafor": "declined",
        "Mina Sørensen": "asked",
    }
    assert Entry.objects.get(action="cohort closed").facts == {"deleted": 3}


def test_another_cohort_keeps_what_it_has(cast: Cast, over: Cohort) -> None:
    there = Enrolment.objects.create(cohort=cast.other_cohort, person=cast.ines, seat="mentor")
    save_draft(actor=cast.ines.user, enrolment=there, values={})
    close_cohort(actor=cast.noor, cohort=over)
    assert confided(cast.other_cohort) == [0, 1, 0]


def test_the_hourly_clean_up_closes_after_the_last_day_and_not_before(cast: Cast, over: Cohort) -> None:
    Cohort.objects.filter(pk=over.pk).update(ends_on=localdate())
    chores.clean_up()
    assert confided(over) == [1, 1, 1]
    Cohort.objects.filter(pk=over.pk).update(ends_on=localdate() - timedelta(days=1))
    chores.clean_up()
    over.refresh_from_db()
    assert over.state == "closed"
    assert confided(over) == [0, 0, 0]


def test_a_cohort_that_was_closed_otherwise_is_emptied_too(cast: Cast, over: Cohort) -> None:
    Cohort.objects.filter(pk=over.pk).update(state="closed")
    chores.clean_up()
    assert confided(over) == [0, 0, 0]


def test_only_a_published_cohort_closes_and_only_for_who_coordinates_it(cast: Cast, over: Cohort) -> None:
    for who in (cast.piotr, cast.sponsor, cast.administrator, cast.ines.user):
        with pytest.raises(NotAllowed):
            close_cohort(actor=who, cohort=over)
    with pytest.raises(Refused):
        close_cohort(actor=cast.piotr, cohort=cast.other_cohort)
    assert confided(over) == [1, 1, 1]


def test_the_register_says_so() -> None:
    fields = {
        "programmes.Preferences.people",
        "programmes.EnrolmentDraft.values",
        "programmes.Enrolment.decline_reason",
        "programmes.Nomination.person",
    }
    said = {row.key: row.retention for row in REGISTER if row.key in fields}
    assert set(said) == fields
    assert all("cohort closes" in text for text in said.values())
