"""Links that open a door once: looking changes nothing, the button works once and before the link runs out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.ground.accounts.models import EntryLink, User
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.services import find_or_make_user, make_entry_link, set_up_link
from turnabout.ground.accounts.tokens import token_of
from turnabout.ground.audit.models import Entry
from turnabout.people.models import Person
from turnabout.people.selectors import person_of
from turnabout.programmes.models import Enrolment

pytestmark = pytest.mark.django_db

FIRST = {"name": "Amina Diallo", "email": "Amina@firm.example", "password": "plain words for a door"}


def join_address(**wanted: Any) -> str:
    link = make_entry_link(purpose=Purpose.JOIN, **wanted)
    return reverse("join", args=[token_of(link.uuid)])


def set_up_address() -> str:
    link = set_up_link()
    assert link
    return "/" + link.split("/", 3)[3]


@pytest.fixture
def lucja() -> Person:
    return Person.objects.create(name="Łucja Nowak", email="lucja@firm.example", timezone="Europe/Warsaw")


def is_signed_in(browser: Client) -> bool:
    return browser.get(reverse("account_email")).status_code == 200


class TestSetUp:
    def test_the_button_makes_the_administrator_and_leads_to_the_first_programme(
        self, client: Client
    ) -> None:
        address = set_up_address()
        assert "Set up Turnabout" in client.get(address).content.decode()
        answer = client.post(address, FIRST)
        assert answer.status_code == 302
        user = User.objects.get()
        assert (user.email, user.name, user.is_administrator) == ("amina@firm.example", "Amina Diallo", True)
        assert is_signed_in(client)
        actions = set(Entry.objects.values_list("action", flat=True))
        assert {"administrator made", "set_up link used"} <= actions

    def test_looking_changes_nothing(self, client: Client) -> None:
        address = set_up_address()
        client.get(address)
        client.head(address)
        assert EntryLink.objects.filter(used_at__isnull=False).count() == 0
        assert not User.objects.exists()

    def test_it_works_once(self, client: Client) -> None:
        address = set_up_address()
        client.post(address, FIRST)
        again = Client()
        assert again.post(address, FIRST | {"email": "eve@firm.example"}).status_code == 404
        assert not is_signed_in(again)
        assert User.objects.count() == 1

    def test_a_newer_link_ends_the_older_one(self, client: Client) -> None:
        older, newer = set_up_address(), set_up_address()
        assert client.get(older).status_code == 404
        assert client.get(newer).status_code == 200

    def test_there_is_no_link_once_there_is_an_administrator(self, client: Client) -> None:
        client.post(set_up_address(), FIRST)
        assert set_up_link() is None

    @pytest.mark.parametrize("wrong", [{"password": "short"}, {"email": "no mail"}, {"name": ""}])
    def test_a_wrong_form_keeps_the_link_and_what_was_typed(
        self, client: Client, wrong: dict[str, str]
    ) -> None:
        address = set_up_address()
        page = client.post(address, FIRST | wrong)
        assert page.status_code == 200
        assert "needs mending" in page.content.decode()
        assert not User.objects.exists()
        assert client.post(address, FIRST).status_code == 302

    def test_the_summary_counts_what_it_lists_and_says_what_to_type_again(self, client: Client) -> None:
        """ "password" is too short and too common: two things in one field."""
        text = client.post(set_up_address(), FIRST | {"password": "password"}).content.decode()
        summary = text[text.index('class="summary"') : text.index("</ul>", text.index('class="summary"'))]
        assert summary.count("<li>") == 2
        assert "2 things need mending" in summary
        assert "Everything else that you typed is still here. Give this once more: A password." in summary

    def test_an_empty_field_is_said_in_our_words(self, client: Client) -> None:
        text = client.post(set_up_address(), dict.fromkeys(FIRST, "")).content.decode()
        assert "Say what you are called." in text
        assert "This field is required." not in text
        assert "Give this once more" not in text, "nothing was typed"


class TestJoin:
    def test_the_button_makes_the_account_of_the_listed_person(self, client: Client, lucja: Person) -> None:
        address = join_address(email="lucja@firm.example")
        assert client.get(address).status_code == 200
        assert not User.objects.exists()
        assert client.post(address).status_code == 302
        user = User.objects.get()
        assert person_of(user) == lucja
        assert (user.name, user.timezone) == ("Łucja Nowak", "Europe/Warsaw")
        assert user.emailaddress_set.get().verified
        assert is_signed_in(client)

    def test_it_leads_to_the_enrolment_that_waits_for_an_answer(
        self, client: Client, cast: Cast, lucja: Person
    ) -> None:
        asked = Enrolment.objects.create(
            cohort=cast.cohort, person=lucja, seat="mentor", state=Enrolment.State.ASKED, asked_at=now()
        )
        answer = client.post(join_address(email="lucja@firm.example"))
        assert str(asked.uuid) in answer.url

    def test_it_leads_home_where_nothing_waits(self, client: Client, lucja: Person) -> None:
        assert client.post(join_address(email="lucja@firm.example")).url == "/"

    def test_it_opens_the_account_that_it_was_made_for(self, client: Client, cast: Cast) -> None:
        assert client.post(join_address(user=cast.noor, email=cast.noor.email)).status_code == 302
        assert client.get(reverse("account_email")).wsgi_request.user == cast.noor

    def test_it_opens_no_account_that_was_entered_before(
        self, client: Client, cast: Cast, lucja: Person
    ) -> None:
        known = find_or_make_user(actor=None, email="lucja@firm.example")
        links = [join_address(user=cast.noor, email=cast.noor.email), join_address(email=known.email)]
        User.objects.filter(pk__in=[cast.noor.pk, known.pk]).update(last_login=now())
        for address in links:
            answer = client.post(address)
            assert answer.status_code == 404
            assert "You have an account already. Sign in with a code by mail." in answer.content.decode()
        assert not is_signed_in(client)

    def test_one_entry_ends_all_other_links_of_this_account_and_no_others(
        self, client: Client, cast: Cast, lucja: Person
    ) -> None:
        first, second = (join_address(user=cast.noor, email=cast.noor.email) for _ in range(2))
        third, others = join_address(email=cast.noor.email), join_address(email="lucja@firm.example")
        client.post(first)
        assert [Client().get(address).status_code for address in (second, third, others)] == [404, 404, 200]

    def test_it_opens_for_fourteen_days_at_most(self) -> None:
        join_address(email="a@firm.example", valid_for=timedelta(days=90))
        assert EntryLink.objects.get().expires_at <= now() + timedelta(days=14)

    def test_it_ends_the_session_of_somebody_else(self, as_: Any, cast: Cast, lucja: Person) -> None:
        browser = as_(cast.noor)
        browser.post(join_address(email="lucja@firm.example"))
        assert browser.get(reverse("account_email")).wsgi_request.user == User.objects.get(name="Łucja Nowak")

    def test_a_used_link_leads_to_the_code_by_mail(self, client: Client, lucja: Person) -> None:
        address = join_address(email="lucja@firm.example")
        client.post(address)
        again = Client()
        for answer in (again.get(address), again.post(address)):
            assert answer.status_code == 404
            assert reverse("account_login") in answer.content.decode()
        assert not is_signed_in(again)

    def test_a_link_that_has_run_out_opens_nothing(self, client: Client, lucja: Person) -> None:
        address = join_address(email="lucja@firm.example", valid_for=timedelta(seconds=-1))
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
        assert not User.objects.exists()

    def test_a_mail_of_two_people_makes_no_account_and_says_so(self, client: Client, lucja: Person) -> None:
        Person.objects.create(name="Another", email="lucja@firm.example")
        answer = client.post(join_address(email="lucja@firm.example"))
        assert answer.status_code == 404
        assert "exactly one person" in answer.content.decode()
        assert not User.objects.exists()
        assert not EntryLink.objects.filter(used_at__isnull=False).exists()

    def test_a_closed_account_stays_closed(self, client: Client, cast: Cast) -> None:
        User.objects.filter(pk=cast.noor.pk).update(is_active=False)
        client.post(join_address(user=cast.noor, email="noor@firm.example"))
        assert not is_signed_in(client)

    def test_a_link_of_another_purpose_does_not_open_this_door(self, client: Client) -> None:
        token = set_up_address().strip("/").split("/")[-1]
        assert client.get(reverse("join", args=[token])).status_code == 404


@pytest.mark.parametrize("view", ["set_up", "join"])
@pytest.mark.parametrize("token", ["x", "A" * 43, "é", "." * 200])
def test_a_token_that_was_not_made_here_opens_nothing(client: Client, view: str, token: str) -> None:
    assert client.get(reverse(view, args=[token])).status_code == 404


def test_the_identifier_of_a_link_is_not_enough(client: Client) -> None:
    """Whoever reads the table finds identifiers, but not the signature that the address carries."""
    link = make_entry_link(purpose=Purpose.JOIN, email="a@firm.example")
    for guess in (str(link.uuid), link.uuid.hex, token_of(link.uuid)[:-1] + "A", token_of(link.uuid) + "="):
        assert guess == token_of(link.uuid) or client.get(reverse("join", args=[guess])).status_code == 404


@pytest.mark.parametrize("verb", ["put", "delete", "patch"])
def test_other_verbs_are_refused(client: Client, verb: str) -> None:
    assert getattr(client, verb)(set_up_address()).status_code == 405
    assert getattr(client, verb)(join_address(email="a@firm.example")).status_code == 405


def test_the_button_needs_the_page_that_it_stood_on(lucja: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(join_address(email="lucja@firm.example")).status_code == 403
    assert not User.objects.exists()


def test_an_account_that_was_named_by_its_mail_learns_its_name_from_the_staff_list(
    client: Client, lucja: Person
) -> None:
    user = find_or_make_user(actor=None, email="lucja@firm.example")
    client.post(join_address(email="lucja@firm.example"))
    user.refresh_from_db()
    assert (user.name, user.timezone) == ("Łucja Nowak", "Europe/Warsaw")
    assert person_of(user) == lucja
