"""Accounts are made once, links are used once, whoever tries at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import now

from turnabout.ground.accounts.models import EntryLink, User
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.selectors import entry_link, user_by_mail
from turnabout.ground.accounts.services import (
    become_first_administrator,
    clear_links,
    find_or_make_user,
    make_entry_link,
    make_user,
    use_entry_link,
)
from turnabout.ground.accounts.tokens import identifier_of, token_of
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import Refused

pytestmark = pytest.mark.django_db
FIRST = {"email": "amina@firm.example", "name": "Amina", "password": "plain words for a door"}


def at_once(work: Callable[[int], Any], count: int = 6) -> list[Any]:
    """What each of several callers gets who meet at a barrier; errors by their class."""
    barrier, answers = threading.Barrier(count), []

    def run(number: int) -> None:
        try:
            barrier.wait()
            answers.append(work(number))
        except Exception as error:
            answers.append(type(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


class TestUsers:
    def test_a_mail_is_kept_in_small_letters_and_has_one_account(self) -> None:
        user = make_user(actor=None, email=" Noor@Firm.example ", name=" Noor ")
        assert (user.email, user.name) == ("noor@firm.example", "Noor")
        assert user_by_mail("NOOR@firm.example") == user
        with pytest.raises(Refused):
            make_user(actor=None, email="noor@firm.EXAMPLE")
        assert User.objects.count() == 1

    def test_an_account_needs_no_mail_and_several_have_none(self) -> None:
        assert {make_user(actor=None).email, make_user(actor=None).email} == {None}
        assert user_by_mail("") is None

    def test_an_account_without_a_password_opens_with_none(self) -> None:
        user = make_user(actor=None, email="a@firm.example")
        assert not user.has_usable_password()
        assert not user.check_password("")

    def test_who_made_it_is_written_down_without_the_mail(self) -> None:
        first = make_user(actor=None, email="a@firm.example")
        made = make_user(actor=first, email="b@firm.example", is_administrator=True)
        entry = Entry.objects.latest("pk")
        assert (entry.actor_uuid, entry.action, entry.subject_uuid) == (
            first.uuid,
            "administrator made",
            made.uuid,
        )
        assert "firm.example" not in str(list(Entry.objects.values()))

    def test_somebody_named_by_mail_is_found_or_made(self) -> None:
        made = find_or_make_user(actor=None, email="Noor@firm.example")
        assert find_or_make_user(actor=None, email="noor@firm.example") == made
        with pytest.raises(Refused):
            find_or_make_user(actor=None, email=" ")

    def test_a_closed_account_is_not_found_by_its_mail(self) -> None:
        make_user(actor=None, email="a@firm.example")
        User.objects.update(is_active=False)
        assert user_by_mail("a@firm.example") is None


class TestLinks:
    def test_a_token_names_its_link_and_cannot_be_guessed_from_it(self) -> None:
        link = make_entry_link(purpose=Purpose.JOIN, email="a@firm.example")
        token = token_of(link.uuid)
        assert identifier_of(token) == link.uuid
        assert link.uuid.hex not in token
        assert len(token) == 43

    def test_another_secret_key_makes_other_tokens(self, settings: Any) -> None:
        link = make_entry_link(purpose=Purpose.JOIN)
        token = token_of(link.uuid)
        settings.SECRET_KEY = "another"
        assert identifier_of(token) is None
        assert entry_link(token, Purpose.JOIN) is None

    def test_using_a_link_is_written_down(self) -> None:
        link = make_entry_link(purpose=Purpose.JOIN)
        use_entry_link(token=token_of(link.uuid), purpose=Purpose.JOIN)
        assert Entry.objects.get().subject_uuid == link.uuid

    def test_old_links_are_forgotten_a_week_after_they_ran_out(self) -> None:
        for days in (-8, -6, 1):
            make_entry_link(purpose=Purpose.JOIN, valid_for=timedelta(days=days))
        assert clear_links() == 1
        assert EntryLink.objects.filter(expires_at__lt=now() - timedelta(days=7)).count() == 0


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_one_of_many_uses_a_link(self) -> None:
        link = make_entry_link(purpose=Purpose.JOIN)
        token = token_of(link.uuid)
        answers = at_once(lambda _: use_entry_link(token=token, purpose=Purpose.JOIN).pk)
        assert answers.count(Refused) == 5
        assert Entry.objects.count() == 1

    def test_one_of_many_becomes_the_first_administrator(self) -> None:
        token = token_of(make_entry_link(purpose=Purpose.SET_UP).uuid)
        at_once(
            lambda n: become_first_administrator(token=token, **FIRST | {"email": f"a{n}@firm.example"}).pk
        )
        assert User.objects.filter(is_administrator=True).count() == 1

    def test_one_of_many_gets_the_mail(self) -> None:
        answers = at_once(lambda _: make_user(actor=None, email="a@firm.example").pk)
        assert User.objects.count() == 1
        assert answers.count(Refused) == 5
