"""The way in: a code by mail first, a password second, and nobody learns who is known here."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from turnabout.ground.accounts.models import User
from turnabout.ground.accounts.services import make_user
from turnabout.ground.notify.delivery import deliver_due
from turnabout.ground.notify.models import Message
from turnabout.people.models import Person
from turnabout.people.selectors import person_of

pytestmark = pytest.mark.django_db

CODE_PAGE = "account_request_login_code"
PASSWORD = "a long and plain one"


def ask(client: Client, email: str, **extra: str) -> Any:
    return client.post(reverse(CODE_PAGE), {"email": email}, **extra)


def newest_code() -> str:
    deliver_due()
    found = re.search(r"^ {4}(\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[1]


def confirm(client: Client, code: str) -> Any:
    return client.post(reverse("account_confirm_login_code"), {"code": code})


def whole(response: Any) -> str:
    """A page without what differs from one answer to the next anyway."""
    text = response.content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def test_the_door_offers_the_code_first_and_the_password_second(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert page.index("Send me a code") < page.index("Sign in with the password")
    assert page.count("<h1") == 1


def test_a_code_by_mail_signs_in(client: Client) -> None:
    make_user(actor=None, email="outside@other.example", name="Contact from outside")
    answer = ask(client, "Outside@other.example")
    assert answer.url == reverse("account_confirm_login_code")
    assert client.get(answer.url).status_code == 200
    assert confirm(client, newest_code()).status_code == 302
    assert client.get(reverse("account_email")).status_code == 200


def test_the_code_stands_in_no_table_in_plain_text(client: Client, cast: Cast) -> None:
    ask(client, "noor@firm.example")
    stored = Message.objects.values_list("params", flat=True).get()
    code = newest_code()
    assert code not in str(stored)
    assert code not in str(list(Message.objects.values()))


def test_a_wrong_code_opens_nothing_and_the_third_ends_the_attempt(client: Client, cast: Cast) -> None:
    ask(client, "noor@firm.example")
    first = confirm(client, "WRONG1").content.decode()
    assert "This is not the code. It is in the newest mail that we sent you. 2 tries are left." in first
    assert "1 try is left." in confirm(client, "WRONG2").content.decode()
    last = client.post(reverse("account_confirm_login_code"), {"code": "WRONG3"}, follow=True)
    assert last.redirect_chain == [(reverse(CODE_PAGE), 302)]
    assert "Send yourself a new one" in last.content.decode()
    assert "too often" not in last.content.decode()
    assert confirm(client, newest_code()).status_code == 302
    assert client.get(reverse("account_email")).status_code == 302


def test_a_new_code_can_be_sent_from_where_the_code_is_typed(client: Client, cast: Cast) -> None:
    contact = make_user(actor=None, email="outside@other.example", name="Contact from outside")
    page = client.get(ask(client, contact.email).url).content.decode()
    assert ">Send a new code</button>" in page
    old = newest_code()
    for wrong in ("WRONG1", "WRONG2"):
        confirm(client, wrong)
    ask(client, contact.email)  # what the button sends
    assert "2 tries are left." in confirm(client, old).content.decode()
    assert confirm(client, newest_code()).status_code == 302
    assert client.get(reverse("account_email")).status_code == 200


def test_whoever_mistyped_their_mail_starts_again(client: Client, cast: Cast) -> None:
    ask(client, "nor@firm.example")
    assert client.get(reverse("account_login")).status_code == 200
    ask(client, "noor@firm.example")
    page = client.get(reverse("account_confirm_login_code")).content.decode()
    assert "If noor@firm.example is known here" in page


def test_wrong_codes_of_colleagues_in_one_office_keep_nobody_out(cast: Cast) -> None:
    office = {"REMOTE_ADDR": "198.51.100.7"}
    for mail_of_another in ("noor@firm.example", "deepa@firm.example", "sponsor@firm.example"):
        browser = Client(**office)
        ask(browser, mail_of_another)
        for wrong in ("WRONG1", "WRONG2", "WRONG3"):
            confirm(browser, wrong)
    deliver_due()
    mine, contact = Client(**office), make_user(actor=None, email="outside@other.example", name="Contact")
    ask(mine, contact.email)
    assert confirm(mine, newest_code()).status_code == 302
    assert mine.get(reverse("account_email")).status_code == 200


def test_a_wrong_code_says_the_same_of_known_and_unknown_mails(cast: Cast) -> None:
    pages = []
    for email in ("noor@firm.example", "nobody@firm.example"):
        browser = Client()
        ask(browser, email)
        pages.append([whole(confirm(browser, "WRONG1")).replace(email, "…") for _try in range(3)])
    assert pages[0] == pages[1]


def test_a_code_works_only_in_the_browser_that_asked_for_it(client: Client, cast: Cast) -> None:
    ask(client, "noor@firm.example")
    other = Client()
    confirm(other, newest_code())
    assert other.get(reverse("account_email")).status_code == 302


def test_known_and_unknown_mails_get_the_same_pages(cast: Cast) -> None:
    known, unknown = Client(), Client()
    first, second = ask(known, "noor@firm.example"), ask(unknown, "nobody@firm.example")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert dict(first.headers).keys() == dict(second.headers).keys()
    pages = [whole(browser.get(first.url)) for browser in (known, unknown)]
    assert pages[0].replace("noor@", "nobody@") == pages[1]
    wrong = [whole(confirm(browser, "WRONG1")) for browser in (known, unknown)]
    assert wrong[0].replace("noor@", "nobody@") == wrong[1]


def test_known_and_unknown_mails_do_the_same_writing(cast: Cast) -> None:
    """Both leave one message; the one for nobody is gone after the next round."""
    ask(Client(), "noor@firm.example")
    ask(Client(), "nobody@firm.example")
    assert Message.objects.count() == 2
    deliver_due()
    assert [letter.to for letter in mail.outbox] == [["noor@firm.example"]]
    assert "nobody@" not in str(list(Message.objects.values()))


def test_a_new_password_is_asked_for_without_saying_who_is_known(cast: Cast) -> None:
    pages = []
    for email in ("noor@firm.example", "nobody@firm.example"):
        browser = Client()
        answer = browser.post(reverse("account_reset_password"), {"email": email})
        pages.append((answer.status_code, answer.url, whole(browser.get(answer.url)).replace(email, "")))
    assert pages[0] == pages[1]


def test_a_new_password_by_code_works(client: Client, cast: Cast) -> None:
    client.post(reverse("account_reset_password"), {"email": "noor@firm.example"})
    client.post(reverse("account_confirm_password_reset_code"), {"code": newest_code()})
    page = reverse("account_complete_password_reset")
    assert client.get(page).status_code == 200
    client.post(page, {"password1": PASSWORD, "password2": PASSWORD})
    assert User.objects.get(email="noor@firm.example").check_password(PASSWORD)


def test_a_closed_account_gets_no_code(client: Client, cast: Cast) -> None:
    User.objects.filter(pk=cast.noor.pk).update(is_active=False)
    ask(client, "noor@firm.example")
    deliver_due()
    assert mail.outbox == []


def test_somebody_on_the_staff_list_gets_an_account_with_the_first_code(client: Client, cast: Cast) -> None:
    listed = Person.objects.create(name="Łucja Nowak", email="lucja@firm.example", timezone="Europe/Warsaw")
    ask(client, "LUCJA@firm.example")
    listed.refresh_from_db()
    assert listed.user is None, "asking proves nothing yet"
    confirm(client, newest_code())
    user = User.objects.get(email="lucja@firm.example")
    assert person_of(user) == listed
    assert user.name == "Łucja Nowak"


def test_a_mail_that_two_people_share_makes_no_account(client: Client, cast: Cast) -> None:
    for name in ("One", "Other"):
        Person.objects.create(name=name, email="shop@firm.example")
    ask(client, "shop@firm.example")
    assert not User.objects.filter(email="shop@firm.example").exists()


def test_a_listed_mail_of_somebody_with_another_account_makes_no_second_one(
    client: Client, cast: Cast
) -> None:
    Person.objects.filter(pk=cast.ines.pk).update(email="ines.old@firm.example")
    ask(client, "ines.old@firm.example")
    assert not User.objects.filter(email="ines.old@firm.example").exists()


def test_a_password_signs_in_once_the_mail_is_proved(client: Client, cast: Cast) -> None:
    cast.noor.set_password(PASSWORD)
    cast.noor.save()
    cast.noor.emailaddress_set.create(email=cast.noor.email, verified=True, primary=True)
    answer = client.post(reverse("account_login"), {"login": "noor@firm.example", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get(reverse("account_email")).status_code == 200


def test_wrong_passwords_and_unknown_mails_are_answered_alike(cast: Cast) -> None:
    cast.noor.set_password(PASSWORD)
    cast.noor.save()
    pages = []
    for email in ("noor@firm.example", "nobody@firm.example"):
        answer = Client().post(reverse("account_login"), {"login": email, "password": "wrong wrong wrong"})
        pages.append((answer.status_code, whole(answer).replace(email, "")))
    assert pages[0] == pages[1]
    assert "do not belong together" in pages[0][1]


def test_too_many_failures_lock_one_account_at_one_address_and_nobody_else(cast: Cast) -> None:
    office, home = "198.51.100.7", "203.0.113.9"
    for user in (cast.noor, cast.piotr):
        user.set_password(PASSWORD)
        user.save()
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)

    def attempt(email: str, password: str, address: str) -> Any:
        data = {"login": email, "password": password}
        return Client().post(reverse("account_login"), data, REMOTE_ADDR=address)

    for _ in range(5):
        attempt("noor@firm.example", "wrong wrong wrong", office)
    locked = attempt("noor@firm.example", PASSWORD, office)
    assert locked.status_code == 200
    assert "too often" in locked.content.decode()
    assert attempt("piotr@firm.example", PASSWORD, office).status_code == 302
    assert attempt("noor@firm.example", PASSWORD, home).status_code == 302


def test_codes_asked_for_by_a_stranger_do_not_keep_the_person_out(cast: Cast) -> None:
    for _ in range(10):
        ask(Client(), "noor@firm.example", REMOTE_ADDR="198.51.100.7")
    assert ask(Client(), "noor@firm.example", REMOTE_ADDR="203.0.113.9").status_code == 302
    assert ask(Client(), "piotr@firm.example", REMOTE_ADDR="198.51.100.7").status_code == 302


def test_nobody_is_flooded_with_codes_from_everywhere(cast: Cast, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_code_mail": "6/h/key"}
    answers = [ask(Client(), "noor@firm.example", REMOTE_ADDR=f"198.51.100.{number}") for number in range(8)]
    assert [answer.status_code for answer in answers] == [302] * 6 + [200] * 2


class TestABrowserThatSignedInBefore:
    @pytest.fixture
    def known(self, cast: Cast, settings: Any, as_: Any) -> Client:
        """Noor's own browser, signed out again; then strangers at many addresses use up her codes of the hour."""
        settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_code_mail": "6/h/key"}
        cast.noor.set_password(PASSWORD)
        cast.noor.save()
        cast.noor.emailaddress_set.create(email=cast.noor.email, verified=True, primary=True)
        browser = Client()
        data = {"login": cast.noor.email, "password": PASSWORD}
        assert browser.post(reverse("account_login"), data).status_code == 302
        browser.post(reverse("account_logout"))
        for number in range(7):
            last = ask(Client(), cast.noor.email, REMOTE_ADDR=f"198.51.100.{number}")
        assert last.status_code == 200
        return browser

    def test_still_gets_a_code_when_strangers_used_up_the_hour(self, known: Client, cast: Cast) -> None:
        assert ask(known, cast.noor.email).status_code == 302

    def test_is_no_way_to_somebody_elses_codes(self, known: Client, cast: Cast) -> None:
        for number in range(7):
            last = ask(Client(), cast.piotr.email, REMOTE_ADDR=f"198.51.100.{number}")
        assert last.status_code == 200
        assert ask(known, cast.piotr.email).status_code == 200

    def test_is_not_known_any_more_after_a_new_password(self, known: Client, cast: Cast) -> None:
        cast.noor.set_password("another long passphrase")
        cast.noor.save()
        assert ask(known, cast.noor.email).status_code == 200

    def test_does_not_say_whose_it_is(self, known: Client, cast: Cast) -> None:
        value = known.cookies["turnabout_known"].value
        assert len(value) == 64
        assert cast.noor.email not in value

    def test_has_a_limit_of_its_own(self, known: Client, cast: Cast) -> None:
        answers = [ask(known, cast.noor.email).status_code for _ in range(11)]
        assert answers == [302] * 10 + [200]


class TestALastingWayIn:
    PAGES = ("account_set_password", "mfa_activate_totp", "mfa_add_webauthn")

    @pytest.fixture
    def ada(self) -> User:
        return make_user(actor=None, email="ada@other.example", name="Ada")

    @pytest.fixture
    def browser(self, ada: User) -> Client:
        """Signed in with a code, a little more than a quarter of an hour ago."""
        browser = Client()
        ask(browser, ada.email)
        confirm(browser, newest_code())
        browser.get(reverse("account_email"))
        assert browser.get(reverse("account_set_password")).status_code == 200
        session = browser.session
        session["started_at"] -= 16 * 60
        session.save()
        return browser

    def test_a_lasting_way_in_takes_a_fresh_sign_in(self, browser: Client, ada: User) -> None:
        for name in self.PAGES:
            page = browser.get(reverse(name))
            assert page.status_code == 403
            assert "Is it you?" in page.content.decode()
        data = {"password1": PASSWORD, "password2": PASSWORD}
        assert browser.post(reverse("account_set_password"), data).status_code == 403
        ada.refresh_from_db()
        assert not ada.has_usable_password()

    def test_the_code_leads_back_to_what_was_wanted(self, browser: Client, ada: User) -> None:
        wanted = reverse("account_set_password")
        answer = browser.post(reverse("account_proof"), {"next": wanted})
        assert browser.get(reverse("account_email")).status_code == 302  # signed out until the code is typed
        code = {"code": newest_code()}
        assert browser.post(answer.url, code).url == wanted
        assert browser.get(wanted).status_code == 200

    def test_it_leads_nowhere_else(self, browser: Client) -> None:
        answer = browser.post(reverse("account_proof"), {"next": "https://phish.example/"})
        assert "phish" not in answer.url

    def test_who_has_a_password_is_asked_for_that(self, browser: Client, ada: User) -> None:
        ada.set_password(PASSWORD)
        ada.save()
        again = Client()
        data = {"login": ada.email, "password": PASSWORD}
        again.post(reverse("account_login"), data)
        answer = again.get(reverse("mfa_activate_totp"))
        assert answer.url.startswith(reverse("account_reauthenticate"))


def test_nobody_signs_up_by_themself(client: Client, cast: Cast) -> None:
    page = client.get(reverse("account_signup")).content.decode()
    assert "How to get in" in page
    data = {"email": "new@firm.example", "password1": PASSWORD}
    assert client.post(reverse("account_signup"), data).status_code == 200
    assert not User.objects.filter(email="new@firm.example").exists()


def test_signing_out_needs_a_button_and_clears_what_the_browser_kept(as_: Any, cast: Cast) -> None:
    browser = as_(cast.noor)
    browser.get(reverse("account_logout"))
    assert browser.get(reverse("account_email")).status_code == 200
    answer = browser.post(reverse("account_logout"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.get(reverse("account_email")).status_code == 302


def test_every_page_of_the_account_has_one_heading(as_: Any, cast: Cast) -> None:
    stranger, noor = Client(), as_(cast.noor)
    pages = [
        (stranger, "account_login"),
        (stranger, CODE_PAGE),
        (stranger, "account_reset_password"),
        (stranger, "account_signup"),
        (stranger, "account_inactive"),
        (noor, "account_email"),
        (noor, "account_set_password"),
        (noor, "account_logout"),
    ]
    for browser, name in pages:
        page = browser.get(reverse(name))
        assert page.status_code == 200, name
        assert page.content.decode().count("<h1") == 1, name
