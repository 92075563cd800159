"""Reminders: at most once a week, three times in all, stopped by one click, and only where they are switched on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.ground.errors import NotAllowed
from turnabout.ground.notify.models import Message
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.selectors import asking
from turnabout.programmes.services import ask_to_confirm
from turnabout.programmes.services.inviting import set_chasing
from turnabout.programmes.services.reminding import remind_due, stop_reminders
from turnabout.programmes.tokens import QUIET, token_of


@pytest.fixture
def asked(cast: Cast) -> Enrolment:
    seat = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor")
    Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentee")
    set_chasing(actor=cast.noor, cohort=cast.cohort, chasing=True)
    ask_to_confirm(actor=cast.noor, cohort=cast.cohort)
    return seat


def a_week_goes_by() -> None:
    for seat in Enrolment.objects.exclude(asked_at=None):
        Enrolment.objects.filter(pk=seat.pk).update(asked_at=seat.asked_at - timedelta(days=7, minutes=1))


def kinds() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def test_one_reminder_a_week_and_three_in_all(asked: Enrolment) -> None:
    assert remind_due() == 0
    for week in range(6):
        a_week_goes_by()
        assert remind_due() == (1 if week < 3 else 0)
        assert remind_due() == 0
    assert kinds() == ["please_confirm", *["please_confirm_again"] * 3]


def test_asking_again_by_hand_counts_too(cast: Cast, asked: Enrolment) -> None:
    for week in range(5):
        a_week_goes_by()
        assert ask_to_confirm(actor=cast.noor, cohort=cast.cohort) == (1 if week < 3 else 0)
    assert remind_due() == 0


def test_one_link_stops_them_without_signing_in(cast: Cast, asked: Enrolment) -> None:
    a_week_goes_by()
    assert stop_reminders(token=token_of(QUIET, asked.uuid))
    assert stop_reminders(token=token_of(QUIET, asked.uuid))
    assert remind_due() == 0
    assert ask_to_confirm(actor=cast.noor, cohort=cast.cohort) == 0
    assert asking(cast.noor, cast.cohort).mails == 0
    assert not stop_reminders(token=token_of("another", asked.uuid))
    assert not stop_reminders(token="nonsense")


@pytest.mark.parametrize("state", ["confirmed", "declined", "withdrawn", "later", "removed", "listed"])
def test_only_who_was_asked_and_has_not_answered_is_reminded(asked: Enrolment, state: str) -> None:
    a_week_goes_by()
    Enrolment.objects.update(state=state)
    assert remind_due() == 0


def test_nobody_is_reminded_where_it_is_off_or_after_publication(cast: Cast, asked: Enrolment) -> None:
    a_week_goes_by()
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    assert remind_due() == 0
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="open", chasing=False)
    assert remind_due() == 0
    with pytest.raises(NotAllowed):
        set_chasing(actor=cast.piotr, cohort=cast.cohort, chasing=True)


def test_the_mail_carries_the_link_that_stops_it(asked: Enrolment) -> None:
    assert f"/quiet/{token_of(QUIET, asked.uuid)}/" in Message.objects.get().params["quiet"]
    assert Enrolment.objects.filter(asked_at__lte=now()).count() == 2
