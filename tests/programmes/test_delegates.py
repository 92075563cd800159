"""An assistant places meetings and nothing else; leader and assistant see what was done, and nobody else does."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.programmes.models import Delegation
from turnabout.programmes.selectors.delegates import delegations_of, may_place_meetings
from turnabout.programmes.services.delegates import end_delegation, name_delegate, record_act


@pytest.fixture
def named(cast: Cast) -> Delegation:
    return name_delegate(actor=cast.tomas.user, leader=cast.tomas, assistant=cast.yusuf)


def acts(who: object) -> list[tuple[bool, str]]:
    return [(act.by_leader, act.action) for line in delegations_of(who) for act in line.acts]


def test_both_see_the_same_of_what_was_done(cast: Cast, named: Delegation) -> None:
    record_act(actor=cast.yusuf.user, delegation=named, action="meeting placed")
    end_delegation(actor=cast.yusuf.user, delegation=named.uuid)
    told = [(False, "assistant ended"), (False, "meeting placed"), (True, "assistant named")]
    assert acts(cast.tomas.user) == acts(cast.yusuf.user) == told


def test_nobody_else_sees_any_of_it(cast: Cast, named: Delegation) -> None:
    for who in (cast.aiko.user, cast.mina.user, cast.noor, cast.administrator, cast.sponsor):
        assert delegations_of(who) == []


def test_an_assistant_may_place_meetings_until_either_of_the_two_ends_it(
    cast: Cast, named: Delegation
) -> None:
    assert may_place_meetings(cast.yusuf.user, cast.tomas)
    assert not may_place_meetings(cast.ines.user, cast.tomas)
    assert not may_place_meetings(cast.tomas.user, cast.yusuf)
    end_delegation(actor=cast.tomas.user, delegation=named.uuid)
    assert not may_place_meetings(cast.yusuf.user, cast.tomas)
    named.refresh_from_db()
    with pytest.raises(NotAllowed):
        record_act(actor=cast.yusuf.user, delegation=named, action="meeting placed")


def test_naming_twice_is_once_and_after_an_end_it_can_begin_again(cast: Cast, named: Delegation) -> None:
    again = name_delegate(actor=cast.tomas.user, leader=cast.tomas, assistant=cast.yusuf)
    assert again == named
    end_delegation(actor=cast.tomas.user, delegation=named.uuid)
    assert name_delegate(actor=cast.tomas.user, leader=cast.tomas, assistant=cast.yusuf) != named
    assert [line.ended_at is None for line in delegations_of(cast.tomas.user)] == [True, False]


def test_nobody_names_for_others_names_themself_or_ends_what_is_not_theirs(
    cast: Cast, named: Delegation
) -> None:
    with pytest.raises(NotAllowed):
        name_delegate(actor=cast.yusuf.user, leader=cast.tomas, assistant=cast.ines)
    with pytest.raises(Refused):
        name_delegate(actor=cast.tomas.user, leader=cast.tomas, assistant=cast.tomas)
    for who in (cast.ines.user, cast.noor, cast.administrator):
        with pytest.raises(NotFound):
            end_delegation(actor=who, delegation=named.uuid)
    with pytest.raises(NotAllowed):
        record_act(actor=cast.tomas.user, delegation=named, action="meeting placed")


def test_three_assistants_are_as_many_as_can_be_named(cast: Cast, named: Delegation) -> None:
    for person in (cast.ines, cast.aiko):
        name_delegate(actor=cast.tomas.user, leader=cast.tomas, assistant=person)
    with pytest.raises(Refused):
        name_delegate(actor=cast.tomas.user, leader=cast.tomas, assistant=cast.mina)


def test_what_an_assistant_may_open_grows_by_nothing(cast: Cast, named: Delegation, as_: object) -> None:
    """Naming an assistant opens no page of the leader to them."""
    from django.urls import reverse

    from turnabout.programmes.models import Enrolment

    seat = Enrolment.objects.create(cohort=cast.cohort, person=cast.tomas, seat="mentee", state="asked")
    browser = as_(cast.yusuf)  # type: ignore[operator]  # the fixture is a function
    assert browser.get(reverse("enrolment", args=[seat.uuid])).status_code == 404
    page = browser.get(reverse("delegates")).content.decode()
    assert "Tomas Okafor" in page
    assert "Whom you assist" in page
