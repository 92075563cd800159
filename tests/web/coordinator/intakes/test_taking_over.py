"""What a coordinator could try with a file and a letter to come in as somebody else, or to keep them out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.web.coordinator.intakes.test_waiting import Desk
from tests.workflows.files import person
from turnabout.ground.notify.delivery import deliver_due
from turnabout.people.models import Person, PersonKey, Source
from turnabout.programmes.models import Enrolment

pytestmark = pytest.mark.django_db

PASSPHRASE = "three short words"
TINY = b"person_id,name,email\nzz1,Someone Else,Stranger@firm.example\n"


@pytest.fixture
def desk(cast: Cast, as_: Any) -> Desk:
    return Desk(as_(cast.noor), reverse("cohort_intakes", args=[cast.cohort.uuid]))


@pytest.fixture
def office(cast: Cast, as_: Any) -> Desk:
    return Desk(as_(cast.administrator), reverse("staff_lists"))


@pytest.fixture
def zoe(cast: Cast) -> Person:
    """On the list with her mail, asked by Noor, never signed in."""
    assert cast.stranger.user
    cast.stranger.user.delete()
    Enrolment.objects.create(cohort=cast.cohort, person=cast.stranger, seat="mentee")
    return Person.objects.get(pk=cast.stranger.pk)


@pytest.fixture
def kofi(cast: Cast) -> Person:
    """On the list without a mail."""
    found = Person.objects.create(name="Kofi Without")
    PersonKey.objects.create(source=Source.objects.get(key="staff"), key="kofi", person=found)
    Enrolment.objects.create(cohort=cast.cohort, person=found, seat="mentor")
    return found


def letters(cast: Cast, browser: Client) -> list[str]:
    page = browser.post(reverse("cohort_letters", args=[cast.cohort.uuid]), follow=True).content.decode()
    return re.findall(r'class="letter-code">([^<]+)<', page)


def by_letter(code: str) -> Client:
    browser = Client()
    browser.post(reverse("paper"), {"code": code, "passphrase": PASSPHRASE})
    return browser


def by_code(address: str) -> Client:
    """Whoever reads this mail, as far as it gets them."""
    browser, before = Client(), len(mail.outbox)
    browser.post(reverse("account_request_login_code"), {"email": address})
    deliver_due()
    for sent in mail.outbox[before:]:
        found = re.search(r"^ {4}(\S+)$", str(sent.body), re.MULTILINE)
        if sent.to == [address] and found:
            browser.post(reverse("account_confirm_login_code"), {"code": found[1]})
    return browser


def who(browser: Client) -> Person | None:
    """Whose session it is."""
    user = browser.session.get("_auth_user_id")
    signed_in = browser.get(reverse("account_email")).status_code == 200
    return Person.objects.filter(user=user).first() if user and signed_in else None


def test_a_file_makes_no_mail_shared_and_the_letter_for_it_is_never_printed(
    cast: Cast, desk: Desk, zoe: Person
) -> None:
    shown = desk.bring(TINY, new_source="Tiny Ltd")
    assert "Mails that were left out" in shown
    assert "stranger@firm.example: zz1 (line 2)" in shown
    desk.say("approve", gone="no")
    assert (person("zz1").name, person("zz1").email) == ("Someone Else", "")
    assert desk.intake.findings
    assert letters(cast, desk.browser) == []
    assert who(by_code("stranger@firm.example")) == zoe


def test_nor_is_one_for_a_mail_that_the_lists_themselves_share(cast: Cast, desk: Desk, zoe: Person) -> None:
    Person.objects.create(name="Her Double", email="Stranger@firm.example")
    assert letters(cast, desk.browser) == []


def test_an_empty_mail_is_not_filled_with_somebody_else_s(
    cast: Cast, desk: Desk, zoe: Person, kofi: Person
) -> None:
    desk.bring(b"person_id,email\nkofi,stranger@firm.example\n")
    desk.say("approve", gone="no")
    assert person("kofi").email == ""
    assert who(by_code("stranger@firm.example")) == zoe


def test_an_administrator_s_list_may_say_whose_a_mail_is(office: Desk, zoe: Person) -> None:
    office.bring(b"person_id,email\nstranger,\n")
    office.say("approve", gone="no")
    office.bring(TINY)
    office.say("approve", gone="no")
    assert who(by_code("stranger@firm.example")) == person("zz1")


def test_a_letter_of_somebody_who_has_a_mail_by_now_opens_nothing(
    cast: Cast, desk: Desk, kofi: Person
) -> None:
    [code] = letters(cast, desk.browser)
    desk.bring(b"person_id,email\nkofi,kofi@firm.example\n")
    desk.say("approve", gone="no")
    assert letters(cast, desk.browser) == []
    assert who(by_letter(code)) is None
    assert who(by_code("kofi@firm.example")) == kofi


def test_a_proved_mail_takes_over_what_came_by_a_letter(
    cast: Cast, desk: Desk, office: Desk, kofi: Person
) -> None:
    """The letter was used by whoever printed it."""
    [code] = letters(cast, desk.browser)
    thief = by_letter(code)
    assert who(thief) == kofi
    office.bring(b"person_id,email\nkofi,kofi@firm.example\n")
    office.say("approve", gone="no")
    assert who(by_code("kofi@firm.example")) == kofi
    assert who(thief) is None
    assert who(by_letter(code)) is None


def test_but_not_a_mail_from_a_coordinator_s_file(cast: Cast, desk: Desk, kofi: Person) -> None:
    """The attack: Kofi has confided something, and Noor lists a mail of her own for him."""
    [code] = letters(cast, desk.browser)
    assert who(by_letter(code)) == kofi
    shown = desk.bring(b"person_id,email\nkofi,noors.second@firm.example\n")
    assert "Mails that were kept" in shown
    desk.say("approve", gone="no")
    assert person("kofi").email == ""
    assert who(by_code("noors.second@firm.example")) is None
    assert who(by_letter(code)) == kofi
