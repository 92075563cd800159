"""What an account is once its person is on no staff list any more, and once they are back. The account stays: what was
confided is theirs, and the next list may name them again."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import now

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.models import Entry
from turnabout.ground.audit.services import record

BACK_WITHIN: Final = timedelta(days=30)
"""A list may have been wrong: who is back within this time has the rights that they had."""


@transaction.atomic
def mark_left(*, user: User) -> bool:
    """Open sessions end. False for the only administrator, who stays: nobody else could put a wrong list right."""
    if user.is_administrator and not _others(user).exists():
        return False
    was_administrator = user.is_administrator
    user.left_at, user.is_administrator = now(), False
    user.save(update_fields=["left_at", "is_administrator"])
    _record("account left", user, administrator=was_administrator)
    return True


@transaction.atomic
def mark_back(*, user: User) -> None:
    """Rights come back only where they ended a short while ago."""
    had = recently(user).filter(action="account left", facts__administrator=True).exists()
    user.left_at, user.is_administrator = None, user.is_administrator or had
    user.save(update_fields=["left_at", "is_administrator"])
    _record("account back", user, administrator=user.is_administrator)


def recently(user: User) -> QuerySet[Entry]:
    """What stands in the record about this leaving, if it is not long ago; nothing else."""
    since = user.left_at
    if since is None or now() - since > BACK_WITHIN:
        return Entry.objects.none()
    return Entry.objects.filter(at__gte=since, facts__user=str(user.uuid))


def _others(user: User) -> QuerySet[User]:
    return User.objects.filter(is_administrator=True, is_active=True, left_at=None).exclude(pk=user.pk)


def _record(action: str, user: User, *, administrator: bool) -> None:
    facts = {"user": str(user.uuid), "administrator": administrator}
    record(actor=None, action=action, subject_kind="user", subject_uuid=user.uuid, facts=facts)
