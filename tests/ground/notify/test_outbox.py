"""The outbox: a message is a row of the change that it tells of, and its text is made when it is delivered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.ground.accounts.models import EntryLink, User
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.services import make_entry_link, mark_as_demo, url_of
from turnabout.ground.notify import delivery
from turnabout.ground.notify.delivery import deliver_due
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.rendering import render
from turnabout.ground.notify.services import clear_outbox, send, send_nowhere

pytestmark = pytest.mark.django_db

KINDS = {
    "please_confirm": {"programme": "P", "cohort": "C", "view": "account_email"},
    "paper_letter": {"programme": "P", "cohort": "C", "view": "account_email"},
    "role_ended": {"programme": "P", "role": "deputy", "who": "W", "view": "account_email"},
    "role_given": {"programme": "P", "role": "deputy", "view": "account_email"},
    "join": {"view": "account_email"},
    "pair_released": {"view": "account_email"},
    "please_confirm_again": {"programme": "P", "cohort": "C", "view": "account_email"},
    "no_partner": {"programme": "P", "cohort": "C", "seat": "leader", "view": "account_email"},
    "listed_mail_changed": {},
    "correction_answered": {"view": "account_email"},
    "entries_joined": {"view": "account_email"},
    "entries_to_join": {"view": "account_email"},
    "account_totp_activated": {"view": "account_email"},
    "account_totp_deactivated": {"view": "account_email"},
    "account_webauthn_added": {"view": "account_email"},
    "account_webauthn_removed": {"view": "account_email"},
    "account_recovery_codes_generated": {"view": "account_email"},
    "account_second_step_forgotten": {"view": "account_email"},
    "account_login_code": {"code": "AB-12"},
    "account_password_reset_code": {"code": "AB-12"},
    "account_email_confirmation": {"code": "AB-12"},
    "account_password_changed": {"view": "account_email"},
    "account_password_set": {"view": "account_email"},
    "account_password_reset": {"view": "account_email"},
}


def queue(user: User, kind: str = "pair_released", **extra: Any) -> Message:
    message = send(kind=kind, user=user, params={"view": "account_email"}, **extra)
    assert message
    return message


def test_a_message_is_gone_with_the_change_that_was_rolled_back(cast: Cast) -> None:
    def change() -> None:
        with transaction.atomic():
            queue(cast.noor)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert not Message.objects.exists()


def test_it_reaches_the_mail_that_the_person_has_now(cast: Cast) -> None:
    queue(cast.noor)
    User.objects.filter(pk=cast.noor.pk).update(email="noor.new@firm.example")
    deliver_due()
    assert mail.outbox[0].to == ["noor.new@firm.example"]


def test_it_reaches_an_address_of_somebody_without_an_account(cast: Cast) -> None:
    send(kind="join", address="lucja@firm.example", params={"view": "account_login"})
    deliver_due()
    assert mail.outbox[0].to == ["lucja@firm.example"]


def test_nobody_can_write_to_somebody_without_mail(cast: Cast) -> None:
    quiet = User.objects.create_user(email=None)
    assert send(kind="pair_released", user=quiet) is None
    with pytest.raises(ValueError, match="user or an address"):
        send(kind="pair_released")


def test_a_message_to_an_account_that_is_gone_is_not_sent(cast: Cast) -> None:
    message = queue(cast.noor)
    User.objects.filter(pk=cast.noor.pk).delete()
    deliver_due()
    message.refresh_from_db()
    assert mail.outbox == []
    assert (message.state, message.last_error) == (Message.State.PARKED, "nobody to send it to")


def test_a_sent_message_keeps_nothing_of_what_it_said(cast: Cast) -> None:
    message = queue(cast.noor)
    deliver_due()
    message.refresh_from_db()
    assert (message.state, message.params, message.attempts) == (Message.State.SENT, None, 1)


def test_the_message_id_never_changes_and_automatic_answers_are_told_off(cast: Cast) -> None:
    message = queue(cast.noor)
    deliver_due()
    headers = mail.outbox[0].message()
    assert headers["Message-ID"] == message.message_id
    assert headers["Auto-Submitted"] == "auto-generated"


def test_a_message_is_delivered_once(cast: Cast) -> None:
    queue(cast.noor)
    assert deliver_due() == 1
    assert deliver_due() == 0
    assert len(mail.outbox) == 1


def test_a_message_that_another_worker_has_is_left_alone(cast: Cast) -> None:
    message = queue(cast.noor)
    seen_before = Message.objects.get(pk=message.pk)
    assert delivery._claim(Message.objects.get(pk=message.pk))
    assert not delivery._claim(seen_before)
    assert deliver_due() == 0


def test_a_worker_that_comes_back_too_late_changes_nothing(cast: Cast) -> None:
    mine = queue(cast.noor)
    delivery._claim(mine)
    Message.objects.update(attempts=2)  # its time was over, and another worker took the message up
    delivery._close(mine, Message.State.SENT, "")
    assert Message.objects.get().state == Message.State.SENDING


def test_a_message_that_cannot_be_made_stops_no_other(cast: Cast) -> None:
    send(kind="no_such_kind", user=cast.noor)
    queue(cast.ines.user)
    deliver_due()
    assert [letter.to for letter in mail.outbox] == [["ines@firm.example"]]
    assert Message.objects.get(kind="no_such_kind").last_error == "TemplateDoesNotExist"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["Zoë <b>O'Neil</b>", ""])
def test_every_kind_has_its_texts_and_no_markup_comes_in(cast: Cast, kind: str, name: str) -> None:
    message = Message(kind=kind, params=KINDS[kind] | {"name": name})
    letter = render(message)
    assert letter.subject
    assert "\n" not in letter.subject
    assert "<b>" not in letter.html
    assert "&#x27;" not in letter.text
    assert "{" not in letter.text + letter.subject
    assert name in letter.text
    expected = "AB-12" if "code" in KINDS[kind] else "/account/email/" if "view" in KINDS[kind] else "list"
    assert expected in letter.text
    assert expected in letter.html


@pytest.mark.parametrize("kind", KINDS)
def test_every_mail_says_who_it_is_from_and_a_programmes_whom_to_ask(kind: str) -> None:
    asked = {"coordinator": "Noor O'Hara", "coordinator_mail": "noor@firm.example"}
    is_programmes = "programme" in KINDS[kind] or kind == "pair_released"
    letter = render(
        Message(kind=kind, params=KINDS[kind] | ({"programme": "P"} | asked if is_programmes else {}))
    )
    if is_programmes:
        assert "From “P”. Questions: Noor O'Hara, noor@firm.example." in letter.text
        assert 'href="mailto:noor@firm.example"' in letter.html
    else:
        assert "From Turnabout, 127.0.0.1:8000." in letter.text
        assert "From Turnabout, 127.0.0.1:8000." in letter.html


def test_a_subject_stays_one_line_whatever_a_programme_is_called() -> None:
    letter = render(
        Message(kind="please_confirm", params={"programme": "A\r\nBcc: eve@evil.example", "cohort": "C"})
    )
    assert letter.subject == "Would you like to take part in “A Bcc: eve@evil.example”?"


def test_the_link_of_an_invitation_is_made_at_delivery(cast: Cast) -> None:
    link = make_entry_link(purpose=Purpose.JOIN, email="lucja@firm.example")
    message = send(kind="join", address="lucja@firm.example", params={"entry_link": str(link.uuid)})
    assert message
    assert url_of(link) in render(message).text
    EntryLink.objects.all().delete()
    assert "/join/" not in render(message).text


def test_a_pair_is_not_named_in_a_mail(cast: Cast) -> None:
    letter = render(queue(cast.ines.user))
    for person in (cast.tomas, cast.aiko):
        assert person.name not in letter.text + letter.html + letter.subject


def test_texts_are_in_the_language_of_the_reader(
    cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("ar", "Arabic")]
    User.objects.filter(pk=cast.yusuf.user.pk).update(language="ar")
    message = queue(User.objects.get(pk=cast.yusuf.user.pk))
    assert '<html lang="ar" dir="rtl">' in render(message).html


def test_in_a_demo_mails_are_kept_to_be_read_and_never_sent() -> None:
    mark_as_demo()
    user = User.objects.create_user(email="a@firm.example", name="A")
    queue(user)
    deliver_due()
    assert mail.outbox == []
    assert Message.objects.get().params == {"view": "account_email"}


def test_old_messages_are_forgotten_and_those_for_nobody_at_once(cast: Cast) -> None:
    old, new, waiting = queue(cast.noor), queue(cast.noor), queue(cast.noor)
    send_nowhere(kind="account_login_code")
    deliver_due()
    a_while_ago = now() - timedelta(days=31)
    Message.objects.filter(pk=old.pk).update(made_at=a_while_ago)
    Message.objects.filter(pk=waiting.pk).update(made_at=a_while_ago, state=Message.State.QUEUED)
    clear_outbox()
    assert set(Message.objects.values_list("pk", flat=True)) == {new.pk, waiting.pk}
