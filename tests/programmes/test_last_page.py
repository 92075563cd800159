"""An older page of a form never overwrites what was written after it was opened, on whichever page that was."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast
from turnabout.programmes.models import Enrolment, EnrolmentDraft, LastPage
from turnabout.programmes.selectors import own_answer
from turnabout.programmes.services import (
    Answer,
    ChangedElsewhere,
    Page,
    confirm_enrolment,
    decline,
    save_draft,
)


@pytest.fixture
def seat(cast: Cast) -> Enrolment:
    return Enrolment.objects.create(cohort=cast.cohort, person=cast.tomas, seat="mentee", state="asked")


def opened(seat: Enrolment, key: str) -> tuple[Page, Page]:
    """The page opened now: as it saves by itself, and as a button sends it."""
    epoch = own_answer(seat.person.user, seat).epoch
    return Page(epoch, key, by_button=False), Page(epoch, key)


def save(seat: Enrolment, page: Page | None, words: str) -> bool:
    try:
        save_draft(actor=seat.person.user, enrolment=seat, values={"said": words}, page=page)
    except ChangedElsewhere:
        return False
    return True


def kept(seat: Enrolment) -> Any:
    draft = EnrolmentDraft.objects.filter(person=seat.person_id).first()
    return draft and draft.values["said"]


def test_a_save_that_arrives_after_the_button_of_its_page_changes_nothing(seat: Enrolment) -> None:
    by_itself, button = opened(seat, "a")
    assert save(seat, button, "with the topic")
    assert not save(seat, by_itself, "without the topic")
    assert kept(seat) == "with the topic"


def test_a_page_saves_by_itself_as_often_as_it_likes_and_its_button_comes_after(seat: Enrolment) -> None:
    by_itself, button = opened(seat, "a")
    assert [save(seat, by_itself, word) for word in ("one", "two")] == [True, True]
    assert save(seat, button, "three")
    assert save(seat, button, "three again")  # a second click
    assert kept(seat) == "three again"


def test_of_two_windows_the_one_that_wrote_first_goes_on_and_the_other_is_refused(seat: Enrolment) -> None:
    mine, my_button = opened(seat, "a")
    other, other_button = opened(seat, "b")
    assert save(seat, mine, "here")
    assert not save(seat, other, "there")
    assert not save(seat, other_button, "there")
    assert save(seat, my_button, "here still")
    again, _button = opened(seat, "c")
    assert save(seat, again, "there, having looked")


def test_what_was_on_its_way_when_the_form_was_confirmed_brings_no_draft_back(seat: Enrolment) -> None:
    by_itself, button = opened(seat, "a")
    answer = Answer(capacities={"mentee": 1}, timezone="Africa/Lagos")
    confirm_enrolment(actor=seat.person.user, enrolment=seat, answer=answer, page=button)
    assert not save(seat, by_itself, "late")
    assert kept(seat) is None
    confirm_enrolment(actor=seat.person.user, enrolment=seat, answer=answer, page=button)  # a second click


def test_an_old_window_confirms_nothing(seat: Enrolment) -> None:
    _by_itself, button = opened(seat, "a")
    assert save(seat, opened(seat, "b")[1], "newer")
    with pytest.raises(ChangedElsewhere):
        confirm_enrolment(
            actor=seat.person.user, enrolment=seat, answer=Answer(capacities={"mentee": 1}), page=button
        )
    seat.refresh_from_db()
    assert (seat.state, kept(seat)) == ("asked", "newer")


def test_a_no_is_not_followed_by_a_draft(seat: Enrolment) -> None:
    by_itself, _button = opened(seat, "a")
    decline(actor=seat.person.user, enrolment=seat)
    assert not save(seat, by_itself, "late")
    assert kept(seat) is None


def test_each_person_and_cohort_counts_for_itself(cast: Cast, seat: Enrolment) -> None:
    there = Enrolment.objects.create(cohort=cast.other_cohort, person=cast.tomas, seat="mentee")
    page, _button = opened(seat, "a")
    assert save(there, None, "elsewhere")
    assert save(seat, page, "here")
    assert LastPage.objects.count() == 2
