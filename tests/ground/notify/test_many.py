"""Many messages at once: the same guarantees as one, in a handful of statements."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from turnabout.ground.accounts.models import User
from turnabout.ground.notify.delivery import deliver_due
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.services import Draft, send_many

pytestmark = pytest.mark.django_db


def drafts(number: int) -> list[Draft]:
    return [
        Draft(
            "join",
            address=f"one{place}@firm.example",
            params={"view": "account_email", "name": f"Name-{place}"},
        )
        for place in range(number)
    ]


def test_each_of_many_is_a_message_of_its_own() -> None:
    send_many(drafts(30))
    assert deliver_due() == 30
    assert {letter.to[0] for letter in mail.outbox} == {f"one{place}@firm.example" for place in range(30)}
    assert len({letter.extra_headers["Message-ID"] for letter in mail.outbox}) == 30
    seventh = next(letter for letter in mail.outbox if letter.to == ["one7@firm.example"])
    assert "Name-7" in seventh.body, "each is sealed to its own row and opens there"
    assert deliver_due() == 0


def test_what_many_hold_is_sealed() -> None:
    send_many(drafts(3))
    assert "Name-2" not in str(list(Message.objects.values_list("params", flat=True)))


def test_many_are_undone_with_the_change_that_they_tell_of() -> None:
    def change() -> None:
        with transaction.atomic():
            send_many(drafts(5))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert not Message.objects.exists()


def test_many_take_a_handful_of_statements() -> None:
    """SQLite takes 76 rows in one, for it counts what stands in them."""
    with CaptureQueriesContext(connection) as asked:
        send_many(drafts(200))
    assert len([one for one in asked.captured_queries if "INSERT" in one["sql"]]) <= 3


def test_who_cannot_be_written_to_is_left_out_of_many(cast: Cast) -> None:
    User.objects.filter(pk=cast.piotr.pk).update(email=None)
    cast.piotr.refresh_from_db()
    rows = send_many([Draft("join", user=cast.piotr), Draft("join", user=cast.noor)])
    assert [row.user for row in rows] == [cast.noor]


def test_a_message_for_nobody_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="a user or an address"):
        Draft("join")
