"""The demo's doors and its page of mails exist in a demo, on this machine, and nowhere else."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from turnabout.ground.accounts.models import EntryLink, Installation
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.services import make_entry_link, mark_as_demo
from turnabout.ground.accounts.tokens import token_of
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.ground.notify.delivery import deliver_due
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.services import send
from turnabout.programmes.models import Enrolment

pytestmark = pytest.mark.django_db
SCOPE = str(uuid.uuid4())


@pytest.fixture
def demo() -> Cast:
    from tests.cast import make_cast

    mark_as_demo()
    return make_cast()


def enter_address(user: Any) -> str:
    return reverse("demo_enter", args=[token_of(make_entry_link(purpose=Purpose.DEMO, user=user).uuid)])


def a_mail(demo: Cast) -> str:
    send(kind="role_given", user=demo.noor, params={"programme": "<b>Turnabout</b>", "role": "coordinator"})
    deliver_due()
    return reverse("demo_mail", args=[Message.objects.latest("pk").uuid])


def addresses(demo: Cast) -> list[str]:
    return [reverse("demo"), reverse("demo_mails"), a_mail(demo), enter_address(demo.noor)]


def test_the_cast_has_a_button_each(client: Client, demo: Cast) -> None:
    make_entry_link(purpose=Purpose.DEMO, user=demo.noor, label="coordinator")
    make_entry_link(purpose=Purpose.DEMO, user=demo.ines.user, label="reverse mentor")
    page = client.get(reverse("demo")).content.decode()
    assert page.count('<form method="post" action="/demo/enter/') == 2
    assert "coordinator" in page
    assert "Ines Carvalho" in page


def test_the_button_signs_in_again_and_again(client: Client, demo: Cast) -> None:
    address = enter_address(demo.noor)
    for _ in range(2):
        assert client.get(address).status_code == 200
        assert client.post(address).status_code == 302
        assert client.get(reverse("account_email")).wsgi_request.user == demo.noor
        client.post(reverse("account_logout"))


def test_looking_at_a_door_does_not_open_it(client: Client, demo: Cast) -> None:
    client.get(enter_address(demo.noor))
    assert client.get(reverse("account_email")).status_code == 302


def test_a_new_start_of_the_demo_keeps_one_link_for_each(demo: Cast) -> None:
    first, second = enter_address(demo.noor), enter_address(demo.noor)
    assert EntryLink.objects.count() == 1
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200


def test_anywhere_but_in_a_demo_there_is_nothing(client: Client, demo: Cast) -> None:
    places = addresses(demo)
    Installation.objects.update(is_demo=False)
    for address in places:
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code in (404, 405), address
    assert client.get(reverse("account_email")).status_code == 302


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"REMOTE_ADDR": "192.0.2.1"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "x"},
    ],
)
def test_from_another_machine_there_is_nothing(client: Client, demo: Cast, elsewhere: dict[str, str]) -> None:
    for address in addresses(demo):
        assert client.get(address, **elsewhere).status_code == 404, address
        assert client.post(address, **elsewhere).status_code in (404, 405), address


def test_both_loopback_addresses_are_this_machine(client: Client, demo: Cast) -> None:
    assert client.get(reverse("demo"), REMOTE_ADDR="::1").status_code == 200


def test_a_demo_sends_nothing_and_shows_it_instead(client: Client, demo: Cast) -> None:
    address = a_mail(demo)
    assert mail.outbox == []
    overview = client.get(reverse("demo_mails")).content.decode()
    assert "noor@firm.example" in overview
    page = client.get(address).content.decode()
    assert page.count("<h1") == 1
    assert "<iframe" not in page
    assert "<b>Turnabout</b>" not in page, "what a mail is made from is escaped"
    assert "&lt;b&gt;Turnabout&lt;/b&gt;" in page


def test_the_page_of_mails_is_paged_with_constant_queries(
    client: Client, demo: Cast, django_assert_num_queries: Any
) -> None:
    def page(number: object) -> str:
        return client.get(reverse("demo_mails"), {"page": number}).content.decode()

    for count in (1, 65):
        Message.objects.all().delete()
        for _ in range(count):
            send(
                kind="please_confirm",
                user=demo.noor,
                params={"programme": "P", "cohort": "C", "texts": SCOPE},
            )
        deliver_due()
        with django_assert_num_queries(6):  # mark of a demo twice, count, rows, organisation, own texts
            page(1)
    assert "Page 3 of 3" in page(3)
    assert "Page 3 of 3" in page(99)
    assert "Page 1 of 3" in page("x")


def test_mails_are_found_by_a_part_of_the_address_whatever_the_case(client: Client, demo: Cast) -> None:
    for who in (demo.ines.user, demo.tomas.user):
        send(kind="please_confirm", user=who, params={"programme": "P", "cohort": "C"})
    send(kind="join", address="Lucja.Nowak@firm.example")
    deliver_due()

    def found(to: str) -> list[str]:
        text = client.get(reverse("demo_mails"), {"to": to}).content.decode()
        mails = ("ines@firm.example", "tomas@firm.example", "Lucja.Nowak@firm.example")
        return [mail for mail in mails if f"<span>{mail}</span>" in text]

    assert found(" INES ") == ["ines@firm.example"]
    assert found("nowak") == ["Lucja.Nowak@firm.example"]
    assert len(found("")) == 3
    nobody = client.get(reverse("demo_mails"), {"to": "<b>"}).content.decode()
    assert "No mail to an address with “&lt;b&gt;” in it." in nobody


def test_the_pages_of_what_was_found_stay_found(client: Client, demo: Cast) -> None:
    for _ in range(31):
        send(kind="join", address="a&b@firm.example")
    deliver_due()
    page = client.get(reverse("demo_mails"), {"to": "a&b"}).content.decode()
    assert "?to=a%26b&amp;page=2" in page


def test_the_button_that_answers_for_everybody_is_there_while_somebody_waits(
    client: Client, demo: Cast
) -> None:
    assert "Let everybody answer" not in client.get(reverse("demo")).content.decode()
    Enrolment.objects.create(cohort=demo.cohort, person=demo.ines, seat="mentor", state="asked")
    assert "Let everybody answer" in client.get(reverse("demo")).content.decode()


def test_a_mail_that_does_not_exist_is_not_found(client: Client, demo: Cast) -> None:
    assert client.get(reverse("demo_mail", args=[uuid.uuid4()])).status_code == 404


@pytest.mark.parametrize("verb", ["put", "delete", "patch"])
def test_other_verbs_are_refused(client: Client, demo: Cast, verb: str) -> None:
    for address in addresses(demo):
        assert getattr(client, verb)(address).status_code == 405


def test_a_database_in_use_cannot_become_a_demo(cast: Cast) -> None:
    with pytest.raises(Refused):
        mark_as_demo()


def test_links_of_the_cast_cannot_be_made_outside_a_demo(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        make_entry_link(purpose=Purpose.DEMO, user=cast.noor)
