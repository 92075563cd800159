"""A mail carries a link and names what it is about; nothing of a pair, and nothing that is not its reader's to see."""

from __future__ import annotations

import pytest

from tests.architecture.canaries.birds import World
from tests.architecture.canaries.staff_file import STAFF
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.rendering import render

pytestmark = pytest.mark.django_db
CODES = "account_login_code"


@pytest.fixture
def letters(world: World) -> list[tuple[str, Message, str]]:
    """Every mail: to whom by name, its row, and all its words as plain text and as HTML."""
    by_mail = {person.email: key for key, person in world.people.items()}
    by_user = {user.pk: name for name, user in world.users.items()}
    found = []
    for message in Message.objects.select_related("user").order_by("pk"):
        letter = render(message)
        reader = by_user.get(message.user_id) or by_mail[message.address]
        found.append((reader, message, f"{letter.subject}\n{letter.text}\n{letter.html}"))
    return found


def test_every_kind_of_mail_that_the_world_sends_is_looked_at(
    letters: list[tuple[str, Message, str]],
) -> None:
    kinds = {
        "please_confirm",
        "pair_released",
        "correction_answered",
        CODES,
        "agreement_waits",
        "agreement_changed",
        "stay_out_changed",
    }
    assert {message.kind for _who, message, _text in letters} == kinds


def test_a_mail_tells_nobody_what_is_not_theirs(
    world: World, letters: list[tuple[str, Message, str]]
) -> None:
    leaks = {
        f"{message.kind} to {reader}: {canary.key}"
        for reader, message, text in letters
        for canary in world.singing(text)
        if message.kind != CODES and not world.may_come_across(reader, canary, "mail")
    }
    assert not leaks, "\n".join(sorted(leaks))


def test_the_code_of_a_sign_in_is_in_the_mail_to_its_own_person_and_in_no_other(
    world: World, letters: list[tuple[str, Message, str]]
) -> None:
    [code] = [canary for canary in world.canaries if canary.field == "notify.Message.params"]
    assert {reader for reader, _message, text in letters if code.sings_in(text)} == {"ines"}


def test_a_mail_names_nobody_but_its_reader(letters: list[tuple[str, Message, str]]) -> None:
    for reader, message, text in letters:
        named = {key for key, row in STAFF.items() if row[0] in text}
        assert named <= {reader}, f"{message.kind} to {reader} names {named}"


def test_what_a_mail_is_made_from_holds_nothing_that_the_mail_does_not_say(
    world: World, letters: list[tuple[str, Message, str]]
) -> None:
    for reader, message, _text in letters:
        for canary in world.singing(str(message.params)):
            shown = message.kind == CODES or world.may_come_across(reader, canary, "mail")
            assert shown, f"{message.kind} to {reader}: {canary.key}"
