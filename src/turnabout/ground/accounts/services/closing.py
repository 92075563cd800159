"""Closes the account of an entry that was put together with another: nobody signs in with it any more."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.ledger import Changes, Ledger, put_back


@transaction.atomic
def close_account(*, actor: Any, user: User) -> Changes:
    """Whoever calls has checked the right. Open sessions end with it."""
    rows = User.objects.filter(pk=user.pk)
    ledger = Ledger(rows)
    rows.update(is_active=False)
    record(actor=actor, action="account closed", subject_kind="user", subject_uuid=user.uuid)
    return ledger.changes(rows)


@transaction.atomic
def open_account_again(*, actor: Any, changes: Changes) -> None:
    put_back(changes)
