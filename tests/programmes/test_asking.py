"""Asking people to confirm: one mail a person, never twice in a week, and none without a mail of one's own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.ground.accounts.models import EntryLink
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.notify.models import Message
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.selectors import asking
from turnabout.programmes.services import SeatRow, ask_to_confirm, enrol_from_file


@pytest.fixture
def newcomers(cast: Cast) -> dict[str, Person]:
    """Three people without an account: one with a mail, one without, two who share one."""
    people = {
        "with": Person.objects.create(name="With Mail", email="with@firm.example"),
        "without": Person.objects.create(name="Without Mail"),
        "one": Person.objects.create(name="One Of Two", email="Reception@firm.example"),
        "two": Person.objects.create(name="Two Of Two", email="reception@firm.example"),
    }
    rows = [SeatRow(person.pk, "mentor") for person in (cast.ines, *people.values())]
    enrol_from_file(actor=None, cohort=cast.cohort, rows=[*rows, SeatRow(cast.ines.pk, "mentee")])
    return people


def kinds() -> list[tuple[str, str]]:
    return sorted(Message.objects.values_list("kind", "address"))


def test_everybody_with_a_mail_of_their_own_gets_one(cast: Cast, newcomers: dict[str, Person]) -> None:
    assert ask_to_confirm(actor=cast.noor, cohort=cast.cohort) == 2
    assert kinds() == [("please_confirm", "ines@firm.example"), ("please_confirm", "with@firm.example")]
    states = dict(cast.cohort.enrolments.values_list("person__name", "state"))
    assert states == {
        "Ines Carvalho": "asked",
        "With Mail": "asked",
        "Without Mail": "listed",
        "One Of Two": "listed",
        "Two Of Two": "listed",
    }


def test_who_has_no_account_gets_a_link_that_makes_one(cast: Cast, newcomers: dict[str, Person]) -> None:
    ask_to_confirm(actor=cast.noor, cohort=cast.cohort)
    link = EntryLink.objects.get()
    assert (link.purpose, link.email, link.user) == ("join", "with@firm.example", None)
    message = Message.objects.get(address="with@firm.example")
    assert message.params["entry_link"] == str(link.uuid)
    own = Message.objects.get(user=cast.ines.user)
    assert own.params["view"] == "enrolment"


def test_nobody_is_asked_twice_within_a_week(cast: Cast, newcomers: dict[str, Person]) -> None:
    ask_to_confirm(actor=cast.noor, cohort=cast.cohort)
    assert ask_to_confirm(actor=cast.noor, cohort=cast.cohort) == 0
    assert Message.objects.count() == 2


def test_after_a_week_without_an_answer_they_are_asked_again(
    cast: Cast, newcomers: dict[str, Person]
) -> None:
    ask_to_confirm(actor=cast.noor, cohort=cast.cohort)
    Enrolment.objects.filter(person=newcomers["with"]).update(asked_at=now() - timedelta(days=8))
    assert asking(cast.noor, cast.cohort).again == ("With Mail",)
    assert ask_to_confirm(actor=cast.noor, cohort=cast.cohort) == 1


def test_who_has_answered_is_left_in_peace(cast: Cast, newcomers: dict[str, Person]) -> None:
    for state in ("confirmed", "declined", "withdrawn"):
        Enrolment.objects.update(state=state, asked_at=now() - timedelta(days=30))
        assert ask_to_confirm(actor=cast.noor, cohort=cast.cohort) == 0


def test_the_page_before_says_who_and_how_many(cast: Cast, newcomers: dict[str, Person]) -> None:
    plan = asking(cast.noor, cast.cohort)
    assert plan.first_time == ("Ines Carvalho", "With Mail")
    assert plan.without_mail == ("One Of Two", "Two Of Two", "Without Mail")
    assert plan.mails == ask_to_confirm(actor=cast.noor, cohort=cast.cohort)
    assert asking(cast.noor, cast.cohort).asked_lately == 2


def test_only_who_coordinates_asks(cast: Cast, newcomers: dict[str, Person]) -> None:
    for who in (cast.piotr, cast.sponsor, cast.administrator, cast.ines.user):
        assert who is not None
        with pytest.raises(NotAllowed):
            ask_to_confirm(actor=who, cohort=cast.cohort)
        with pytest.raises(NotFound):
            asking(who, cast.cohort)
    assert not Message.objects.exists()


def test_nobody_is_asked_once_the_pairs_are_published(cast: Cast, newcomers: dict[str, Person]) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    with pytest.raises(Refused):
        ask_to_confirm(actor=cast.noor, cohort=cast.cohort)


def test_who_saw_the_same_list_a_moment_later_mails_nobody(
    cast: Cast, newcomers: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deepa asks between the moment in which Noor's list is read and the one in which it is used."""
    from turnabout.programmes.services import invitations

    portion = invitations._ask

    def overtaken(actor: object, cohort: Cohort, people: list[int]) -> int:
        monkeypatch.setattr(invitations, "_ask", portion)
        assert ask_to_confirm(actor=cast.deepa, cohort=cohort) == 2
        return portion(actor, cohort, people)

    monkeypatch.setattr(invitations, "_ask", overtaken)
    assert ask_to_confirm(actor=cast.noor, cohort=cast.cohort) == 0
    assert Message.objects.count() == 2


def test_many_people_are_asked_in_portions(
    cast: Cast, newcomers: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    from turnabout.programmes.services import invitations

    monkeypatch.setattr(invitations, "AT_ONCE", 1)
    assert ask_to_confirm(actor=cast.noor, cohort=cast.cohort) == 2
    assert len(kinds()) == 2
