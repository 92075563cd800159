"""The first administrator of an empty installation, by a link that only the terminal shows."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import EntryLink, User
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.selectors import has_administrator
from turnabout.ground.accounts.services.links import make_entry_link, url_of, use_entry_link
from turnabout.ground.accounts.services.users import make_user
from turnabout.ground.errors import Refused

VALID_FOR = timedelta(hours=24)


@transaction.atomic
def set_up_link() -> str | None:
    """A fresh link for the first administrator, or None where there is one. Earlier links end: the last one counts."""
    if has_administrator():
        return None
    EntryLink.objects.filter(purpose=Purpose.SET_UP, used_at__isnull=True).update(used_at=now())
    return url_of(make_entry_link(purpose=Purpose.SET_UP, valid_for=VALID_FOR))


@transaction.atomic
def become_first_administrator(*, token: str, email: str, name: str, password: str) -> User:
    """Use the link and make the account, both or neither. The mail counts as proved: whoever has the terminal of
    this machine can do far more than claim a mail, and mail may not work yet."""
    use_entry_link(token=token, purpose=Purpose.SET_UP)
    if has_administrator():
        raise Refused(_("This installation has an administrator already."))
    return make_user(
        actor=None, email=email, name=name, password=password, is_administrator=True, mail_is_proved=True
    )
