"""Whoever confirmed and has no partner hears it with the release, once, and in words that fit every cause."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils.timezone import now

from tests.matching.firm import Firm, make_run_of_known_pairs
from tests.matching.making import make_mentor, make_person, reports_to, seat, wishes
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.notify.delivery import deliver_due
from turnabout.ground.notify.models import Message
from turnabout.matching.models import Run
from turnabout.matching.services import publish, recall, release, release_due
from turnabout.programmes.models import Cohort, Enrolment, Role
from turnabout.programmes.selectors import counts_of
from turnabout.programmes.selectors.unplaced import unplaced_seats
from turnabout.programmes.services.unplaced import tell_unplaced


@pytest.fixture
def run(firm: Firm) -> Run:
    """Ines with Tomas, Kwame with Aiko; Mina, whose line is everybody, and Yusuf stay without."""
    return make_run_of_known_pairs(firm)


def cohort_of(firm: Firm) -> Cohort:
    return Cohort.objects.select_related("programme").get(pk=firm.cohort.pk)


def let_go(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    release(actor=firm.noor, cohort=cohort_of(firm))


def told() -> list[str]:
    return sorted(message.params["name"] for message in Message.objects.filter(kind="no_partner"))


def letters() -> dict[str, tuple[str, str]]:
    """By address: subject, and text without the name of whoever reads it."""
    kinds = dict(Message.objects.filter(kind="no_partner").values_list("user__email", "user__name"))
    deliver_due()
    return {
        letter.to[0]: (letter.subject, letter.body.replace(kinds[letter.to[0]], "N. N."))
        for letter in mail.outbox
        if letter.to[0] in kinds
    }


def test_they_are_told_with_the_release_and_not_before(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    assert told() == []
    assert release_due(now() + timedelta(minutes=31)) == 1
    assert told() == ["Mina", "Yusuf"]


def test_nobody_is_told_when_it_is_called_back(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    recall(actor=firm.noor, cohort=cohort_of(firm))
    assert not Message.objects.exists()
    assert not Enrolment.objects.exclude(unplaced_at=None).exists()


def test_nobody_is_told_where_nothing_is_left_to_release(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    Enrolment.objects.filter(seat="mentor").update(state="withdrawn")
    release(actor=firm.noor, cohort=cohort_of(firm))
    assert not Message.objects.exists()


def test_nobody_is_told_twice(firm: Firm, run: Run) -> None:
    let_go(firm, run)
    with pytest.raises(Refused):
        release(actor=firm.noor, cohort=cohort_of(firm))
    assert tell_unplaced(actor=firm.noor, cohort=cohort_of(firm), placed=set()) == 4, (
        "who has a pair is new to it"
    )
    assert told().count("Mina") == told().count("Yusuf") == 1


def test_a_release_that_breaks_tells_nobody(firm: Firm, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mails are rows of the same transaction as the pairs."""

    def breaks(*_args: Any, **_more: Any) -> None:
        raise RuntimeError("the power went")

    publish(actor=firm.noor, run=run)
    monkeypatch.setattr("turnabout.programmes.services.unplaced.record", breaks)
    with pytest.raises(RuntimeError):
        release(actor=firm.noor, cohort=cohort_of(firm))
    assert not Message.objects.exists()
    assert cohort_of(firm).state == "held"


def test_who_confirmed_after_the_match_or_during_the_hold_is_told_too(firm: Firm, run: Run) -> None:
    make_mentor(firm.cohort, "Since", user=True)
    publish(actor=firm.noor, run=run)
    make_mentor(firm.cohort, "Later", user=True)
    release(actor=firm.noor, cohort=cohort_of(firm))
    assert told() == ["Later", "Mina", "Since", "Yusuf"]


def test_who_has_not_confirmed_or_has_left_is_not(firm: Firm, run: Run) -> None:
    seat(firm.cohort, make_person("Asked", user=True), "mentor", state="asked")
    Enrolment.objects.filter(person=firm.yusuf).update(state="withdrawn")
    let_go(firm, run)
    assert told() == ["Mina"]


@pytest.mark.parametrize("when", ["before it is published", "during the hold"])
def test_who_was_left_out_by_a_check_is_told_like_everybody_else(firm: Firm, run: Run, when: str) -> None:
    if when == "before it is published":
        wishes(firm.cohort, firm.ines, rather_not=[firm.tomas])
    publish(actor=firm.noor, run=run)
    if when == "during the hold":
        reports_to(firm.ines, firm.tomas, kind="dotted")
    release(actor=firm.noor, cohort=cohort_of(firm))
    assert told() == ["Ines", "Mina", "Tomas", "Yusuf"]


def test_the_mail_is_the_same_for_every_cause_and_names_no_rule_and_nobody(firm: Firm, run: Run) -> None:
    """Mina's line locks her out, Yusuf was crowded out, Ines would rather not, Tomas was left because of it."""
    wishes(firm.cohort, firm.ines, rather_not=[firm.tomas])
    let_go(firm, run)
    found = letters()
    assert len(found) == 4
    assert len(set(found.values())) == 1
    subject, text = found[firm.mina.user.email]
    assert subject == "Programme of Spring: no partner for you this time"
    assert "It says nothing about you" in text
    assert "Noor knows, and asks you first next time." in text
    words = ("line", "grade", "language", "hours", "rather", "left out", "Tomas", "Ines", "Kwame", "Aiko")
    assert [word for word in words if word in text] == []


def test_somebody_with_a_pair_in_one_seat_hears_which_seat_is_meant(firm: Firm, run: Run) -> None:
    seat(firm.cohort, firm.kwame, "mentee")
    let_go(firm, run)
    to_kwame = Message.objects.get(kind="no_partner", user=firm.kwame.user)
    assert to_kwame.params["seat"] == "leader"
    assert Message.objects.get(kind="no_partner", user=firm.mina.user).params["seat"] == ""


def test_two_seats_without_a_pair_are_one_mail(firm: Firm, run: Run) -> None:
    seat(firm.cohort, firm.yusuf, "mentee")
    let_go(firm, run)
    assert told() == ["Mina", "Yusuf"]
    assert Enrolment.objects.filter(person=firm.yusuf).exclude(unplaced_at=None).count() == 2


def test_a_coordinator_without_a_partner_is_not_told_to_ask_themself(firm: Firm, run: Run) -> None:
    programme = firm.cohort.programme
    Role.objects.create(programme=programme, user=firm.mina.user, kind="coordinator")
    Role.objects.filter(programme=programme, user=firm.noor).delete()
    publish(actor=firm.deepa, run=run)
    release(actor=firm.deepa, cohort=cohort_of(firm))
    mails = Message.objects.filter(kind="no_partner")
    assert mails.get(user=firm.mina.user).params["coordinator"] == "Deepa"
    assert mails.get(user=firm.yusuf.user).params["coordinator"] == "Mina"


def test_coordinators_see_who_and_how_many_and_nobody_else_does(firm: Firm, run: Run) -> None:
    let_go(firm, run)
    assert counts_of(firm.noor, cohort_of(firm)).unplaced == {"mentee": 1, "mentor": 1}
    seats = unplaced_seats(firm.deepa, cohort_of(firm))
    assert [(one.person.name, one.seat) for one in seats] == [("Mina", "mentee"), ("Yusuf", "mentor")]
    for who in (firm.sponsor, firm.piotr, firm.administrator, firm.mina.user):
        with pytest.raises(NotFound):
            unplaced_seats(who, cohort_of(firm))
        with pytest.raises(NotAllowed):
            tell_unplaced(actor=who, cohort=cohort_of(firm), placed=set())


def test_it_takes_the_same_number_of_queries_for_one_and_for_thirty(
    firm: Firm, run: Run, django_assert_max_num_queries: Any
) -> None:
    for n in range(30):
        make_mentor(firm.cohort, f"More {n}", user=True)
    with django_assert_max_num_queries(10):
        tell_unplaced(actor=None, cohort=cohort_of(firm), placed=set())
