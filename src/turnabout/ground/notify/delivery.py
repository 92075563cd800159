"""Delivers the outbox: at least once, with a stable Message-ID and at most one duplicate for each killed worker.

A message is claimed by a conditional update that is committed before anything is sent: it records the attempt and lends
the message for ten minutes. A worker that dies leaves it lent; when that time is over, another one takes it up."""

from __future__ import annotations

from datetime import timedelta
from email.mime.image import MIMEImage
from typing import Any, Final

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import QuerySet
from django.utils.timezone import now

from turnabout.ground.accounts.selectors import installation_is_demo
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.rendering import render
from turnabout.ground.notify.retries import is_over, next_attempt, server_is_away
from turnabout.ground.notify.stationery import Stationery, stationery

LENT_FOR: Final = timedelta(minutes=10)
ROUND: Final = 200
log = structlog.get_logger("turnabout.notify")


def deliver_due(*, most: int = ROUND) -> int:
    """Deliver what is due and return how many were sent. Several workers may do this at once."""
    demo = installation_is_demo()
    connection = None if demo else get_connection()
    on, sent = stationery(), 0
    try:
        for message in due()[:most]:
            if not _claim(message):
                continue
            error = _deliver(message, connection, on)
            sent += error is None
            if error is not None and server_is_away(error):
                break
    finally:
        if connection:
            connection.close()
    return sent


def due() -> QuerySet[Message]:
    """Queued messages whose time has come, and lent ones whose worker did not come back."""
    open_states = (Message.State.QUEUED, Message.State.SENDING)
    waiting = Message.objects.filter(state__in=open_states, next_attempt_at__lte=now())
    return waiting.select_related("user").order_by("next_attempt_at", "pk")


def _claim(message: Message) -> bool:
    at = now()
    changed = Message.objects.filter(
        pk=message.pk, state=message.state, attempts=message.attempts, next_attempt_at=message.next_attempt_at
    ).update(
        state=Message.State.SENDING,
        attempts=message.attempts + 1,
        last_attempt_at=at,
        next_attempt_at=at + LENT_FOR,
    )
    message.attempts += 1
    return bool(changed)


def _deliver(message: Message, connection: Any, on: Stationery) -> Exception | None:
    """Send one claimed message and write down what came of it; errors by their class name only."""
    try:
        address = _address(message)
        if not address:
            _close(message, Message.State.PARKED, "nobody to send it to")
            return None
        if connection:
            _mail(message, address, connection, on)
    except Exception as error:  # a message that cannot be made or sent must not stop the others
        if connection:
            connection.close()  # a connection that failed once is not used for the next one
        _failed(message, error)
        return error
    _close(message, Message.State.SENT, "", keep_params=connection is None)
    return None


def _address(message: Message) -> str:
    return message.address or (message.user.email or "" if message.user else "")


def _mail(message: Message, address: str, connection: Any, on: Stationery) -> None:
    letter = render(message, on=on)
    mail = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        settings.DEFAULT_FROM_EMAIL,
        [address],
        connection=connection,
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(letter.html, "text/html")
    if letter.mark:
        mail.mixed_subtype = "related"
        mail.attach(_inline(letter.mark))
    connection.open()  # stays open for the messages after this one
    mail.send()


def _inline(mark: bytes) -> MIMEImage:
    """A picture inside the mail: one that is fetched would tell when a mail is opened, and from where."""
    picture = MIMEImage(mark, "png")
    picture.add_header("Content-ID", "<mark>")
    picture.add_header("Content-Disposition", "inline", filename="mark.png")
    return picture


def _failed(message: Message, error: Exception) -> None:
    name, at = type(error).__name__, now()
    log.warning("mail not delivered", kind=message.kind, error=name, attempts=message.attempts)
    if is_over(message, error, at):
        _close(message, Message.State.PARKED, name)
    else:
        _mine(message).update(
            state=Message.State.QUEUED, last_error=name, next_attempt_at=next_attempt(message, at)
        )


def _close(message: Message, state: str, error: str, *, keep_params: bool = False) -> None:
    """The end of a message. What it was made from goes, but for the page of mails of a demo."""
    done: dict[str, Any] = {"state": state, "last_error": error}
    if state == Message.State.SENT:
        done["sent_at"] = now()
    if not keep_params:
        done["params"] = None
    _mine(message).update(**done)


def _mine(message: Message) -> QuerySet[Message]:
    """The row, if nobody took it up again after this attempt ran out of time."""
    return Message.objects.filter(pk=message.pk, state=Message.State.SENDING, attempts=message.attempts)
