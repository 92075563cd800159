"""The second step of signing in: who needs one here, who has one, and since when they have been asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import Installation, User
from turnabout.ground.accounts.selectors import user_by_mail
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.ground.notify.services import send

STEPS: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
GRACE_DAYS: Final = range(0, 91)


@dataclass(frozen=True)
class Rule:
    """Whether whoever sees more than their own needs a second step, and how long they may take to set it up."""

    is_required: bool = False
    grace_days: int = 14


def rule() -> Rule:
    row = Installation.objects.filter(pk=1).first()
    return Rule(row.second_step_required, row.second_step_grace_days) if row else Rule()


def has_second_step(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=STEPS).exists()


def due_at(user: User, at: Rule) -> datetime | None:
    """Until when this person may go on without; the first time they are looked at starts their time."""
    if not at.is_required or has_second_step(user):
        return None
    if user.second_step_asked_at is None:
        user.second_step_asked_at = now()
        User.objects.filter(pk=user.pk, second_step_asked_at=None).update(
            second_step_asked_at=user.second_step_asked_at
        )
    return user.second_step_asked_at + timedelta(days=at.grace_days)


@transaction.atomic
def set_rule(*, actor: User, is_required: bool, grace_days: int) -> None:
    """Switching it on starts everybody's time anew."""
    _only_administrators(actor)
    if grace_days not in GRACE_DAYS:
        raise Refused(_("Give people from no time at all up to 90 days."))
    row, _new = Installation.objects.get_or_create(pk=1)
    if is_required and not row.second_step_required:
        User.objects.exclude(second_step_asked_at=None).update(second_step_asked_at=None)
    row.second_step_required, row.second_step_grace_days = is_required, grace_days
    row.save(update_fields=["second_step_required", "second_step_grace_days"])
    facts = {"required": is_required, "grace_days": grace_days}
    record(actor=actor, action="second step ruled", subject_kind="installation", facts=facts)


@transaction.atomic
def forget_second_step(*, actor: User | None, email: str) -> User:
    """For somebody who lost their phone, their key and their codes. They get a mail, and their time begins anew.
    `actor` is an administrator, or None for whoever has the terminal of the machine."""
    if actor is not None:
        _only_administrators(actor)
    user = user_by_mail(email)
    if user is None:
        raise Refused(_("There is no account with this mail."))
    if user == actor:
        raise Refused(_("Remove your own on the page of your account; or ask another administrator."))
    if not Authenticator.objects.filter(user=user).delete()[0]:
        raise Refused(_("This account has no second step."))
    User.objects.filter(pk=user.pk).update(second_step_asked_at=None)
    changed(user, "second step forgotten", actor=actor)
    send(kind="account_second_step_forgotten", user=user, params={"view": "mfa_index"})
    return user


def changed(user: User, action: str, *, actor: User | None) -> None:
    """What happens to a second step stands in the record, without what it is made of."""
    record(actor=actor, action=action, subject_kind="user", subject_uuid=user.uuid)


def _only_administrators(actor: User) -> None:
    if not (actor.is_active and actor.is_administrator):
        raise NotAllowed
