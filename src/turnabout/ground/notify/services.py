"""Puts messages into the outbox: a row in the transaction of the change that it tells of."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import parseaddr
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from turnabout.ground.accounts.models import User
from turnabout.ground.jobs.services import wake
from turnabout.ground.notify.models import Message

KEPT_FOR: Final = timedelta(days=30)
AT_ONCE: Final = 500  # rows in one statement


@dataclass(frozen=True, slots=True)
class Draft:
    """A message of a kind (a folder of templates `mail/<kind>/`). A user gets it at the mail that they have when it is
    delivered; `address` is for people without an account.

    `params` are sealed. They hold identifiers and public names, and for the link either {"view": name, "args": [...]}
    or {"entry_link": uuid}; never content of a pair."""

    kind: str
    user: User | None = None
    address: str = ""
    language: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.user is None and not self.address:
            raise ValueError("A message needs a user or an address.")

    @property
    def can_be_sent(self) -> bool:
        """Nobody can write to a user without mail."""
        return bool(self.address or (self.user and self.user.email))


def send(
    *,
    kind: str,
    user: User | None = None,
    address: str = "",
    language: str = "",
    params: Mapping[str, Any] | None = None,
) -> Message | None:
    """Queue one message, as `Draft` says; None for a user without mail."""
    draft = Draft(kind, user, address, language, dict(params or {}))
    return next(iter(send_many([draft])), None)


@transaction.atomic
def send_many(drafts: Iterable[Draft]) -> list[Message]:
    """Queue many messages in the transaction of the change that they tell of, some hundred rows at a time: thousands
    take a second or two. Each is a row of its own, and is delivered, retried and given up like any other."""
    domain = _domain()
    rows = [_row(draft, domain) for draft in drafts if draft.can_be_sent]
    Message.objects.bulk_create(rows, batch_size=AT_ONCE)
    if rows:
        wake("mail")
    return rows


def _row(draft: Draft, domain: str) -> Message:
    identifier = uuid.uuid4()
    return Message(
        uuid=identifier,
        kind=draft.kind,
        user=draft.user,
        address=draft.address,
        language=draft.language or (draft.user.language if draft.user else ""),
        params=dict(draft.params),
        message_id=f"<{identifier}@{domain}>",
    )


def send_nowhere(*, kind: str) -> None:
    """Do the work of `send` for nobody. Whoever asks for a code with an unknown mail must wait as long as the others;
    the row that this leaves is deleted with the next round of mails."""
    Message.objects.create(kind=kind, params={"code": "000000"}, message_id=f"<{uuid.uuid4()}@{_domain()}>")
    wake("mail")


def clear_outbox() -> int:
    """Delete messages a month after they were sent or given up, and those for nobody at once."""
    old = Message.objects.exclude(state__in=(Message.State.QUEUED, Message.State.SENDING)).filter(
        made_at__lt=now() - KEPT_FOR
    )
    nobody = Message.objects.filter(state=Message.State.PARKED, user=None, address="")
    return int(old.delete()[0] + nobody.delete()[0])


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
