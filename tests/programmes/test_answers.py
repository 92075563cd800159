"""Saying yes, no, and no longer: who may, from which state to which, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.people.models import Person
from turnabout.people.selectors import own_profile
from turnabout.programmes.models import Cohort, Enrolment, EnrolmentDraft, Preferences
from turnabout.programmes.selectors import own_answer
from turnabout.programmes.services import (
    Answer,
    ask_for_later,
    confirm_enrolment,
    decline,
    save_draft,
    withdraw,
)

Make = Callable[..., Answer]


@pytest.fixture
def seat(cast: Cast) -> Enrolment:
    return Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")


def state(seat: Enrolment) -> str:
    return Enrolment.objects.get(pk=seat.pk).state


def set_cohort_state(cast: Cast, to: str) -> None:
    ends = now() + timedelta(minutes=30) if to == "held" else None
    Cohort.objects.filter(pk=cast.cohort.pk).update(state=to, hold_ends_at=ends)


def test_confirming_saves_profile_capacity_and_preferences_together(
    cast: Cast, seat: Enrolment, answer: Make
) -> None:
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer(mentor=3, prefer=[], rather_not=[]))
    seat.refresh_from_db()
    profile = own_profile(cast.ines.user)
    assert (seat.state, seat.capacity, seat.capacity_is_own) == ("confirmed", 3, True)
    assert [offer.level for offer in profile.offers] == [4]
    assert [aim.hesitant for aim in profile.aims] == [False, True]
    assert {"offers", "aims", "hours", "languages"} <= set(profile.person.own_fields)
    assert Preferences.objects.filter(person=cast.ines, cohort=cast.cohort).count() == 1


def test_a_profile_that_is_refused_saves_nothing(cast: Cast, seat: Enrolment, answer: Make) -> None:
    from dataclasses import replace

    with pytest.raises(Refused):
        confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=replace(answer(), interests=["a"] * 4))
    assert state(seat) == "asked"
    assert not Preferences.objects.exists()
    assert not own_profile(cast.ines.user).offers


@pytest.mark.parametrize("before", ["listed", "asked", "declined", "withdrawn", "confirmed"])
def test_a_yes_is_possible_from_every_state_while_the_cohort_is_open(
    cast: Cast, seat: Enrolment, answer: Make, before: str
) -> None:
    Enrolment.objects.filter(pk=seat.pk).update(state=before)
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer())
    assert state(seat) == "confirmed"


@pytest.mark.parametrize(
    ("before", "after"), [("listed", "declined"), ("asked", "declined"), ("declined", "declined")]
)
def test_a_no_before_a_yes(cast: Cast, seat: Enrolment, before: str, after: str) -> None:
    Enrolment.objects.filter(pk=seat.pk).update(state=before)
    decline(actor=cast.ines.user, enrolment=seat)
    assert state(seat) == after


def test_after_a_yes_one_withdraws_instead_of_declining(cast: Cast, seat: Enrolment, answer: Make) -> None:
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer())
    with pytest.raises(Refused):
        decline(actor=cast.ines.user, enrolment=seat)
    withdraw(actor=cast.ines.user, enrolment=seat)
    withdraw(actor=cast.ines.user, enrolment=seat)
    assert state(seat) == "withdrawn"


@pytest.mark.parametrize("before", ["listed", "asked", "declined"])
def test_there_is_nothing_to_withdraw_before_a_yes(cast: Cast, seat: Enrolment, before: str) -> None:
    Enrolment.objects.filter(pk=seat.pk).update(state=before)
    with pytest.raises(Refused):
        withdraw(actor=cast.ines.user, enrolment=seat)
    assert state(seat) == before


@pytest.mark.parametrize("cohort_state", ["published", "closed"])
def test_nothing_changes_after_publication(
    cast: Cast, seat: Enrolment, answer: Make, cohort_state: str
) -> None:
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer())
    set_cohort_state(cast, cohort_state)
    with pytest.raises(Refused):
        withdraw(actor=cast.ines.user, enrolment=seat)
    with pytest.raises(Refused):
        confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer(mentor=5))
    with pytest.raises(Refused):
        decline(actor=cast.ines.user, enrolment=seat)
    seat.refresh_from_db()
    assert (seat.state, seat.capacity) == ("confirmed", 1)


def test_a_hold_is_not_to_be_noticed(cast: Cast, seat: Enrolment, answer: Make) -> None:
    set_cohort_state(cast, "held")
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer())
    withdraw(actor=cast.ines.user, enrolment=seat)
    assert state(seat) == "withdrawn"


def test_nobody_answers_for_somebody_else(cast: Cast, seat: Enrolment, answer: Make) -> None:
    for who in (cast.tomas.user, cast.noor, cast.deepa, cast.administrator, cast.safeguarding):
        for change in (decline, withdraw, ask_for_later):
            with pytest.raises(NotAllowed):
                change(actor=who, enrolment=seat)
        with pytest.raises(NotAllowed):
            confirm_enrolment(actor=who, enrolment=seat, answer=answer())
        with pytest.raises(NotAllowed):
            save_draft(actor=who, enrolment=seat, values={})
    assert state(seat) == "asked"


def test_a_mentor_needs_something_to_teach_and_a_leader_may_leave_open_what_to_learn(
    cast: Cast, seat: Enrolment, answer: Make
) -> None:
    """Were leaders made to name an aim, one without open aims would be known to have hesitant ones."""
    from dataclasses import replace

    mentee = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentee")
    with pytest.raises(Refused):
        confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=replace(answer(), offers=[]))
    nothing = replace(answer(mentee=1), aims=[], hesitant=[])
    confirm_enrolment(actor=cast.ines.user, enrolment=mentee, answer=nothing)
    assert (state(seat), state(mentee)) == ("asked", "confirmed")


@pytest.mark.parametrize("before", ["listed", "asked", "declined", "withdrawn", "confirmed", "later"])
def test_a_later_cohort_can_be_asked_for_from_every_state_and_taken_back(
    cast: Cast, seat: Enrolment, answer: Make, before: str
) -> None:
    Enrolment.objects.filter(pk=seat.pk).update(state=before)
    save_draft(actor=cast.ines.user, enrolment=seat, values={})
    ask_for_later(actor=cast.ines.user, enrolment=seat)
    assert state(seat) == "later"
    assert EnrolmentDraft.objects.exists() is (before == "later")
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer())
    assert state(seat) == "confirmed"


def test_a_place_that_was_taken_off_the_list_takes_no_answer(
    cast: Cast, seat: Enrolment, answer: Make
) -> None:
    Enrolment.objects.filter(pk=seat.pk).update(state="removed")
    for change in (decline, withdraw, ask_for_later):
        with pytest.raises(Refused):
            change(actor=cast.ines.user, enrolment=seat)
    with pytest.raises(Refused):
        confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer())
    assert state(seat) == "removed"


def test_somebody_with_both_seats_takes_one_or_both_at_once(
    cast: Cast, seat: Enrolment, answer: Make
) -> None:
    mentee = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentee")
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer(mentor=1))
    assert (state(seat), state(mentee)) == ("confirmed", "listed")
    confirm_enrolment(actor=cast.ines.user, enrolment=mentee, answer=answer(mentor=2, mentee=4))
    assert (state(seat), state(mentee)) == ("confirmed", "confirmed")
    assert list(cast.cohort.enrolments.order_by("pk").values_list("capacity", flat=True)) == [2, 4]


def test_nobody_takes_a_seat_that_they_do_not_have(cast: Cast, seat: Enrolment, answer: Make) -> None:
    with pytest.raises(Refused):
        confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer(mentor=1, mentee=1))
    assert state(seat) == "asked"


@pytest.mark.parametrize("capacity", [0, 11, -1])
def test_capacity_is_one_to_ten(cast: Cast, seat: Enrolment, answer: Make, capacity: int) -> None:
    with pytest.raises(Refused):
        confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer(mentor=capacity))


def test_preferences_name_people_of_the_cohort_once_and_never_oneself(
    cast: Cast, seat: Enrolment, answer: Make
) -> None:
    Enrolment.objects.create(cohort=cast.cohort, person=cast.tomas, seat="mentee")
    tomas, own, outside = str(cast.tomas.uuid), str(cast.ines.uuid), str(cast.stranger.uuid)
    for prefer, rather_not in (([own], []), ([outside], []), ([tomas], [tomas]), (["x"], [])):
        with pytest.raises(Refused):
            confirm_enrolment(
                actor=cast.ines.user, enrolment=seat, answer=answer(prefer=prefer, rather_not=rather_not)
            )
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer(rather_not=[tomas]))
    assert own_answer(cast.ines.user, seat).rather_not == (tomas,)


def test_confirming_and_declining_drop_the_draft(cast: Cast, seat: Enrolment, answer: Make) -> None:
    save_draft(actor=cast.ines.user, enrolment=seat, values={"find": {"people": "Tomas"}})
    assert EnrolmentDraft.objects.count() == 1
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer())
    assert not EnrolmentDraft.objects.exists()


@pytest.mark.parametrize("shut", ["published", "closed"])
def test_nothing_is_typed_into_a_cohort_whose_pairs_are_published(
    cast: Cast, seat: Enrolment, shut: str
) -> None:
    set_cohort_state(cast, "held")
    save_draft(actor=cast.ines.user, enrolment=seat, values={"timezone": "Asia/Tokyo"})
    set_cohort_state(cast, shut)
    with pytest.raises(Refused):
        save_draft(actor=cast.ines.user, enrolment=seat, values={"timezone": "Europe/Paris"})
    assert EnrolmentDraft.objects.get().values["timezone"] == "Asia/Tokyo"


def test_a_no_to_one_seat_keeps_what_was_typed_for_the_other(cast: Cast, seat: Enrolment) -> None:
    mentee = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentee")
    save_draft(actor=cast.ines.user, enrolment=seat, values={})
    decline(actor=cast.ines.user, enrolment=mentee)
    assert EnrolmentDraft.objects.count() == 1
    decline(actor=cast.ines.user, enrolment=seat)
    assert not EnrolmentDraft.objects.exists()


def test_coming_back_forgets_the_reason_of_the_no(cast: Cast, seat: Enrolment, answer: Make) -> None:
    decline(actor=cast.ines.user, enrolment=seat, reason="On leave", may_be_seen=True)
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer())
    seat.refresh_from_db()
    assert (seat.decline_reason, seat.reason_may_be_seen) == (None, False)


def test_answers_are_in_the_audit_record_without_their_content(
    cast: Cast, seat: Enrolment, answer: Make
) -> None:
    decline(actor=cast.ines.user, enrolment=seat, reason="CANARY of the reason", may_be_seen=False)
    confirm_enrolment(actor=cast.ines.user, enrolment=seat, answer=answer())
    withdraw(actor=cast.ines.user, enrolment=seat)
    entries = Entry.objects.filter(subject_uuid=seat.uuid).order_by("pk")
    assert [entry.action for entry in entries] == [
        "enrolment declined",
        "enrolment confirmed",
        "enrolment withdrawn",
    ]
    assert "CANARY" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_a_person_whose_account_is_closed_answers_nothing(cast: Cast, seat: Enrolment, answer: Make) -> None:
    user = cast.ines.user
    assert user is not None
    user.is_active = False
    user.save()
    with pytest.raises(NotAllowed):
        confirm_enrolment(actor=user, enrolment=seat, answer=answer())
    assert Person.objects.get(pk=cast.ines.pk).own_fields == []
