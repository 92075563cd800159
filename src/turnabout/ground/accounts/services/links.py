"""Makes and uses entry links. Looking at a link changes nothing; using it works once, before it runs out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import EntryLink, User
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.selectors import installation_is_demo
from turnabout.ground.accounts.tokens import identifier_of, token_of
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused

VALID_FOR = timedelta(days=30)
JOIN_FOR = timedelta(days=14)  # at most: a mail lies about long after it was read
KEPT_FOR = timedelta(days=7)
AT_ONCE = 500  # rows in one statement
VIEWS = {
    Purpose.SET_UP: "set_up",
    Purpose.JOIN: "join",
    Purpose.DEMO: "demo_enter",
}


def make_entry_link(
    *,
    purpose: str,
    user: User | None = None,
    email: str = "",
    label: str = "",
    valid_for: timedelta = VALID_FOR,
) -> EntryLink:
    """A link for one mail or account. Links of the demo's cast exist in a demo only, one for each of them."""
    if purpose == Purpose.DEMO:
        if not installation_is_demo():
            raise NotAllowed
        EntryLink.objects.filter(purpose=purpose, user=user).delete()
    if purpose == Purpose.JOIN:
        valid_for = min(valid_for, JOIN_FOR)
    return EntryLink.objects.create(
        purpose=purpose, user=user, email=email.strip().lower(), label=label, expires_at=now() + valid_for
    )


def make_join_links(mails: Iterable[str], *, valid_for: timedelta = JOIN_FOR) -> dict[str, EntryLink]:
    """An invitation for each of many mails that have no account yet, by the mail as it was given."""
    ends = now() + min(valid_for, JOIN_FOR)
    links = {
        mail: EntryLink(purpose=Purpose.JOIN, email=mail.strip().lower(), expires_at=ends) for mail in mails
    }
    EntryLink.objects.bulk_create(links.values(), batch_size=AT_ONCE)
    return links


def url_of(link: EntryLink) -> str:
    """The whole address of a link, as it stands in a mail or on a terminal."""
    path = reverse(VIEWS[Purpose(link.purpose)], args=[token_of(link.uuid)])
    return f"{settings.BASE_URL}{path}"


@transaction.atomic
def use_entry_link(*, token: str, purpose: str) -> EntryLink:
    """Use a link up by a conditional update: of two at once, one is refused. Demo links open again and again."""
    links = EntryLink.objects.filter(uuid=identifier_of(token), purpose=purpose, expires_at__gt=now())
    if purpose != Purpose.DEMO:
        links = links.filter(used_at__isnull=True)
    if not links.update(used_at=now()):
        raise Refused(_("This link was used already, or it has run out."))
    link = EntryLink.objects.select_related("user").get(uuid=identifier_of(token))
    record(actor=link.user, action=f"{purpose} link used", subject_kind="entry link", subject_uuid=link.uuid)
    return link


def end_join_links(user: User) -> None:
    """Whoever has signed in needs no invitation any more: those that were sent to them open nothing from now on."""
    theirs = Q(user=user) | Q(email=user.email) if user.email else Q(user=user)
    EntryLink.objects.filter(theirs, purpose=Purpose.JOIN, used_at__isnull=True).update(used_at=now())


def clear_links() -> int:
    """Delete links a week after they ran out."""
    count, _each = EntryLink.objects.filter(expires_at__lt=now() - KEPT_FOR).delete()
    return count
