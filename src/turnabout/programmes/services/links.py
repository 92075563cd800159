"""Links by which anybody on the staff list may join a cohort: made, taken back, and used."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.people.models import Person
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment, OpenLink
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.services.listing import take_own_seat
from turnabout.programmes.tokens import LINK, identifier_of

LONGEST: Final = 90  # days
MOST: Final = 20  # open at a time


@transaction.atomic
def make_open_link(*, actor: User, cohort: Cohort, seat: str = "", days: int = 30) -> OpenLink:
    """`seat` may be left to whoever comes."""
    _check_right(actor, cohort)
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if cohort.state not in STILL_OPEN:
        raise Refused(_("The pairs of this cohort are published. Nobody can join any more."))
    if seat not in ("", *Enrolment.Seat.values) or not 1 <= days <= LONGEST:
        raise Refused(_("A link lasts from one day to ninety."))
    if cohort.open_links.filter(revoked_at=None, expires_at__gt=now()).count() >= MOST:
        raise Refused(_("Twenty links are open already. Take one back first."))
    link = OpenLink.objects.create(
        cohort=cohort, seat=seat, by=actor, expires_at=now() + timedelta(days=days)
    )
    _record(actor, link, "open link made", {"seat": seat, "days": days})
    return link


@transaction.atomic
def revoke_open_link(*, actor: User, link_uuid: uuid.UUID) -> OpenLink:
    """From now on it opens nothing. Who came by it stays."""
    link = OpenLink.objects.select_for_update().filter(uuid=link_uuid).first()
    if link is None or not coordinates(actor, link.cohort.programme):
        raise NotFound
    if link.revoked_at is None:
        link.revoked_at = now()
        link.save(update_fields=["revoked_at"])
        _record(actor, link, "open link taken back", {})
    return link


@transaction.atomic
def join_by_link(*, actor: User, person: Person, token: str, seat: str = "") -> Enrolment:
    """Take a seat by a link. Like any seat it counts once it is confirmed; an answer that was given stays."""
    if not actor.is_active or person.user_id != actor.pk:
        raise NotAllowed
    link = (
        OpenLink.objects.filter(uuid=identifier_of(LINK, token), revoked_at=None, expires_at__gt=now())
        .select_related("cohort__programme")
        .first()
    )
    if link is None:
        raise NotFound
    return take_own_seat(
        actor=actor,
        cohort=link.cohort,
        person=person,
        seat=link.seat or seat,
        origin=Enrolment.Origin.LINK,
        link=link,
    )


def _check_right(actor: User, cohort: Cohort) -> None:
    if not coordinates(actor, cohort.programme):
        raise NotAllowed


def _record(actor: User, link: OpenLink, action: str, facts: dict[str, Any]) -> None:
    record(
        actor=actor,
        action=action,
        subject_kind="open link",
        subject_uuid=link.uuid,
        programme_uuid=link.cohort.programme.uuid,
        facts=facts,
    )
