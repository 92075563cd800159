"""The only readers of the outbox: its state for health and doctor, and its letters for the page of mails of a demo."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Min, Q, QuerySet
from django.utils.timezone import now

from turnabout.ground.accounts.selectors import installation_is_demo
from turnabout.ground.errors import NotFound
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.rendering import Letter, render, subject_of
from turnabout.ground.notify.services import Draft
from turnabout.ground.notify.stationery import stationery

WAITING = (Message.State.QUEUED, Message.State.SENDING)
PAGE = 30


@dataclass(frozen=True)
class DemoMail:
    uuid: uuid.UUID
    to: str
    sent_at: datetime
    subject: str
    letter: Letter | None = None  # where one is opened, not in a list


@dataclass(frozen=True)
class DemoMails:
    rows: list[DemoMail]
    page: int
    pages: int
    total: int


def oldest_waiting_seconds() -> int:
    """For how long the oldest message that is not sent yet has been waiting; 0 where none waits."""
    oldest = Message.objects.filter(state__in=WAITING).aggregate(at=Min("made_at"))["at"]
    return int((now() - oldest).total_seconds()) if oldest else 0


def parked_count() -> int:
    """Messages that were given up."""
    return Message.objects.filter(state=Message.State.PARKED).count()


def letter_of(draft: Draft) -> Letter:
    """As it would be delivered, in the language of its reader. Nothing is kept or sent."""
    return render(
        Message(kind=draft.kind, user=draft.user, language=draft.language, params=dict(draft.params))
    )


def demo_mails(page: int = 1, *, to: str = "") -> DemoMails:
    """The letters that a demo would have sent, newest first, or those to addresses with these letters in them.
    Anywhere else there is no such page."""
    _only_in_a_demo()
    found = _readable().order_by("-sent_at", "-pk")
    if to.strip():
        found = found.filter(_goes_to(to.strip()))
    total = found.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    rows = list(found[(page - 1) * PAGE : page * PAGE])
    on = stationery()
    return DemoMails([_listed(row, subject_of(row, on=on)) for row in rows], page, pages, total)


def demo_mail(identifier: uuid.UUID) -> DemoMail:
    _only_in_a_demo()
    message = _readable().filter(uuid=identifier).first()
    if message is None:
        raise NotFound
    letter = render(message, layout="mail/part.html")
    return replace(_listed(message, letter.subject), letter=letter)


def _goes_to(letters: str) -> Q:
    """A message to a user goes to the mail that the user has, unless it names an address."""
    return Q(address__icontains=letters) | Q(address="", user__email__icontains=letters)


def _readable() -> QuerySet[Message]:
    return Message.objects.filter(state=Message.State.SENT, params__isnull=False).select_related("user")


def _listed(message: Message, subject: str) -> DemoMail:
    to = message.address or (message.user.email or "" if message.user else "")
    return DemoMail(message.uuid, to, message.sent_at or message.made_at, subject)


def _only_in_a_demo() -> None:
    if not installation_is_demo():
        raise NotFound
