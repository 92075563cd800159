"""A programme goes on: another cohort with the rules of the last one, and the days on which cohorts begin and end."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from tests.cast import Cast
from tests.web.me.reading_forms import fields
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.services import close_ended, set_plan
from turnabout.programmes.services.cohorts import add_cohort
from turnabout.programmes.services.inviting import set_joining
from turnabout.programmes.services.rules import set_policy

NEXT = {"name": "Autumn", "starts_on": dt.date(2027, 9, 6), "ends_on": dt.date(2028, 6, 1)}


def days(cohort: Cohort, *dates: str | None) -> dict[Any, Any]:
    return {cohort.uuid: tuple(dt.date.fromisoformat(day) if day else None for day in dates)}


def test_another_cohort_has_the_rules_of_the_newest_and_nobody_on_its_list(cast: Cast) -> None:
    set_policy(actor=cast.noor, cohort=cast.cohort, policy={"overlap_hours": 4})
    set_joining(actor=cast.noor, cohort=cast.cohort, by_invitation=True)
    Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="confirmed")
    made = add_cohort(actor=cast.deepa, programme=cast.programme, **NEXT)
    cast.cohort.refresh_from_db()
    assert made.policy == {**cast.cohort.policy, "start": "2027-09-06"}
    assert (made.by_invitation, made.state, made.round) == (True, "open", 0)
    assert not made.enrolments.exists()


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"name": "spring"}, {"ends_on": dt.date(2027, 9, 6)}], ids=str
)
def test_a_cohort_needs_a_name_of_its_own_and_an_end_after_its_beginning(
    cast: Cast, wrong: dict[str, Any]
) -> None:
    with pytest.raises(Refused):
        add_cohort(actor=cast.noor, programme=cast.programme, **{**NEXT, **wrong})
    assert cast.programme.cohorts.count() == 1


def test_only_who_shapes_the_programme_adds_cohorts_and_sets_days(cast: Cast) -> None:
    for who in (cast.piotr, cast.sponsor, cast.ines.user):
        with pytest.raises(NotAllowed):
            add_cohort(actor=who, programme=cast.programme, **NEXT)
        with pytest.raises(NotAllowed):
            set_plan(actor=who, programme=cast.programme, dates=days(cast.cohort, None, "2028-01-01"))
    with pytest.raises(NotFound):
        set_plan(actor=cast.noor, programme=cast.programme, dates=days(cast.other_cohort, None, None))


def test_a_last_day_closes_published_pairs_after_it_and_never_at_once(cast: Cast) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published", starts_on="2020-01-06")
    for past in ("2020-01-01", "2021-01-01"):
        with pytest.raises(Refused):
            set_plan(actor=cast.noor, programme=cast.programme, dates=days(cast.cohort, None, past))
    with pytest.raises(Refused):
        set_plan(actor=cast.noor, programme=cast.programme, dates=days(cast.cohort, "2020-02-03", None))
    set_plan(actor=cast.noor, programme=cast.programme, dates=days(cast.cohort, None, "2999-01-01"))
    close_ended()
    cast.cohort.refresh_from_db()
    assert (str(cast.cohort.ends_on), cast.cohort.state) == ("2999-01-01", "published")


def test_the_page_begins_another_cohort_and_leads_into_it(cast: Cast, as_: Any) -> None:
    browser = as_(cast.noor)
    overview = browser.get(reverse("programme", args=[cast.programme.uuid])).content.decode()
    address = reverse("cohort_new", args=[cast.programme.uuid])
    assert address in overview
    sent = fields(browser.get(address), "", name="Autumn")
    answer = browser.post(address, sent, follow=True)
    made = Cohort.objects.get(name="Autumn")
    assert answer.redirect_chain == [(reverse("cohort", args=[made.uuid]), 302)]
    assert made.ends_on > made.starts_on > localdate()
    assert browser.post(address, sent).status_code == 422
    assert as_(cast.administrator).post(address, {**sent, "name": "Winter"}).headers["Location"] == reverse(
        "programme", args=[cast.programme.uuid]
    )


def test_the_plan_page_sets_the_days_of_each_cohort_that_goes_on(cast: Cast, as_: Any) -> None:
    over = Cohort.objects.create(
        programme=cast.programme, name="Over", starts_on="2020-01-06", state="closed"
    )
    browser, address = as_(cast.noor), reverse("programme_plan", args=[cast.programme.uuid])
    key = cast.cohort.uuid
    page = browser.get(address)
    assert f"ends-{over.uuid}" not in page.content.decode()
    sent = fields(page, "", **{f"starts-{key}": "2027-04-05", f"ends-{key}": "2027-04-04"})
    wrong = browser.post(address, sent)
    assert wrong.status_code == 422
    assert "2027-04-04" in wrong.content.decode()
    browser.post(address, {**sent, f"ends-{key}": "2028-01-28"})
    cast.cohort.refresh_from_db()
    assert (str(cast.cohort.starts_on), str(cast.cohort.ends_on)) == ("2027-04-05", "2028-01-28")
    assert cast.cohort.policy["start"] == "2027-04-05"
