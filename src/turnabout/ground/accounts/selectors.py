"""The only readers of accounts: what kind of installation this is, and a look at an entry link."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.timezone import now

from turnabout.ground.accounts.models import EntryLink, Installation, Organisation, User
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.tokens import identifier_of, token_of


def installation_is_demo() -> bool:
    return Installation.objects.filter(is_demo=True).exists()


def has_administrator() -> bool:
    return User.objects.filter(is_administrator=True, is_active=True).exists()


def user_by_mail(email: str) -> User | None:
    """The active account that signs in with this mail."""
    wanted = email.strip().lower()
    return User.objects.filter(email=wanted, is_active=True).first() if wanted else None


def entry_link(token: str, purpose: str) -> EntryLink | None:
    """A link that would open now. Wrong, used and run-out links all look the same: None."""
    links = EntryLink.objects.select_related("user").filter(
        uuid=identifier_of(token), purpose=purpose, expires_at__gt=now()
    )
    if purpose != Purpose.DEMO:
        links = links.filter(used_at__isnull=True)
    return links.first()


def demo_cast() -> list[tuple[EntryLink, str]]:
    """The links of the demo's cast with the secret part of each, in the order in which they were made."""
    if not installation_is_demo():
        return []
    links = (
        EntryLink.objects.select_related("user")
        .filter(purpose=Purpose.DEMO, expires_at__gt=now())
        .order_by("pk")
    )
    return [(link, token_of(link.uuid)) for link in links]


def entry_link_by_uuid(identifier: uuid.UUID | str) -> EntryLink | None:
    """For the mail that carries the link."""
    return EntryLink.objects.filter(uuid=identifier).first()


@dataclass(frozen=True)
class Letterhead:
    """Name and mark of the organisation; the sizes are those at which mails show the mark."""

    name: str = ""
    mark: bytes = b""
    width: int = 0
    height: int = 0


MARK_HEIGHT = 40
MARK_WIDTH = 240


def letterhead() -> Letterhead:
    row = Organisation.objects.filter(pk=1).first()
    if row is None:
        return Letterhead()
    if not row.mark:
        return Letterhead(row.name)
    scale = min(MARK_HEIGHT / row.mark_height, MARK_WIDTH / row.mark_width, 1)
    size = (max(1, round(side * scale)) for side in (row.mark_width, row.mark_height))
    return Letterhead(row.name, bytes(row.mark), *size)
