"""Asks the people of a cohort, by mail, to confirm their seats. The only thing that mails them before publication."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, PositiveSmallIntegerField, When
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import EntryLink, User
from turnabout.ground.accounts.services import make_join_links
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.ground.notify.services import Draft, send_many
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment, Nomination, Programme, Role
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.selectors.asking import askable, shared_mails, usable_mail
from turnabout.programmes.sender import Sender
from turnabout.programmes.tokens import QUIET, token_of

AT_ONCE: Final = 500  # people in one transaction: thousands in one would keep every other writer waiting


def ask_to_confirm(*, actor: User, cohort: Cohort, only: Collection[uuid.UUID] | None = None) -> int:
    """Mail everybody who can be asked now, once however many seats they have; returns how many mails. `only` names
    seats whose people are meant.

    A transaction marks the seats of some people together with their mails, so of two coordinators at once the second
    finds nobody left, and what breaks in between is taken up by asking again."""
    if not coordinates(actor, cohort.programme):
        raise NotAllowed
    still_open(cohort)
    seats = askable(cohort) if only is None else askable(cohort).filter(uuid__in=only)
    people = list(dict.fromkeys(seats.order_by("pk").values_list("person_id", flat=True)))
    portions = [people[first : first + AT_ONCE] for first in range(0, len(people), AT_ONCE)]
    return sum(_ask(actor, cohort, portion) for portion in portions)


@transaction.atomic
def _ask(actor: User, cohort: Cohort, people: list[int]) -> int:
    still_open(cohort)
    seats = reachable(cohort, people)
    if not seats:
        return 0
    Enrolment.objects.filter(pk__in=[seat.pk for seat in seats]).update(
        state=Enrolment.State.ASKED,
        asked_at=now(),
        reminders=Case(
            When(state=Enrolment.State.ASKED, then=F("reminders") + 1),
            default=F("reminders"),
            output_field=PositiveSmallIntegerField(),
        ),
    )
    one_each = {seat.person_id: seat for seat in reversed(seats)}
    send_many(invitations_of(cohort, one_each.values()))
    record(
        actor=actor,
        action="asked to confirm",
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts={"mails": len(one_each), "seats": len(seats)},
    )
    return len(one_each)


def still_open(cohort: Cohort) -> None:
    """Reads the state anew; inside a transaction the row stays locked, so that nobody publishes meanwhile."""
    found = Cohort.objects.filter(pk=cohort.pk)
    found = found.select_for_update() if transaction.get_connection().in_atomic_block else found
    if found.get().state not in STILL_OPEN:
        raise Refused(_("The pairs of this cohort are published. There is nothing left to confirm."))


def reachable(cohort: Cohort, people: list[int]) -> list[Enrolment]:
    """The seats of these people that can be asked now."""
    shared = shared_mails()
    rows = askable(cohort).filter(person__in=people).select_related("person__user").defer("decline_reason")
    return [seat for seat in rows.order_by("pk") if _can_be_reached(seat, shared)]


def _can_be_reached(seat: Enrolment, shared: frozenset[str]) -> bool:
    account = seat.person.user
    own, is_active = (account.email, account.is_active) if account else (None, None)
    return usable_mail(seat.person.email, own, is_active, shared)


def invitations_of(
    cohort: Cohort, seats: Iterable[Enrolment], *, kind: str = "please_confirm"
) -> list[Draft]:
    """Whoever has an account gets a link to the form; the others one that makes the account and leads there."""
    seats = list(seats)
    links = make_join_links(seat.person.email for seat in seats if seat.person.user is None)
    words, sender = _words(cohort, seats), Sender.of(cohort.programme)
    return [
        _invitation(
            cohort,
            seat,
            links,
            kind,
            {
                **sender.params(seat.person.user_id),
                **rhythm_params(cohort.programme),
                **words.get(seat.person_id, {}),
            },
        )
        for seat in seats
    ]


def rhythm_params(programme: Programme) -> dict[str, Any]:
    """What taking part costs; the mail says it in the language of its reader."""
    return {"cadence": programme.cadence, "months": programme.months}


def _words(cohort: Cohort, seats: list[Enrolment]) -> dict[int, dict[str, str]]:
    """By person: who suggested them, or which sponsor stands on the list with them. Two queries for any number."""
    said: dict[int, dict[str, str]] = {}
    sponsor = _sponsor(cohort) if any(seat.origin == Enrolment.Origin.SPONSOR for seat in seats) else ""
    for seat in seats:
        if sponsor and seat.origin == Enrolment.Origin.SPONSOR:
            said[seat.person_id] = {"sponsor": sponsor}
    suggested = [seat.person_id for seat in seats if seat.origin == Enrolment.Origin.NOMINATED]
    if suggested:
        rows = Nomination.objects.filter(cohort=cohort, person__in=suggested).order_by("-pk")
        for person, name in rows.values_list("person_id", "by__name"):
            said[person] = {"suggested_by": name}
    return said


def _sponsor(cohort: Cohort) -> str:
    """Named while their own seat is open or confirmed: a mail is not to say that they take part when they do not."""
    open_or_yes = (Enrolment.State.LISTED, Enrolment.State.ASKED, Enrolment.State.CONFIRMED)
    sponsors = Role.objects.filter(programme=cohort.programme_id, kind=Role.Kind.SPONSOR).values("user")
    seats = cohort.enrolments.filter(person__user__in=sponsors, state__in=open_or_yes).order_by("pk")
    return str(seats.values_list("person__name", flat=True).first() or "")


def _invitation(
    cohort: Cohort, seat: Enrolment, links: Mapping[str, EntryLink], kind: str, words: Mapping[str, str]
) -> Draft:
    person = seat.person
    params = {"cohort": cohort.name, "name": person.name, **words}
    params["quiet"] = settings.BASE_URL + reverse("no_reminders", args=[token_of(QUIET, seat.uuid)])
    if person.user is None:
        where: dict[str, Any] = {"entry_link": str(links[person.email].uuid)}
        return Draft(kind, address=person.email, params=params | where)
    where = {"view": "enrolment", "args": [str(seat.uuid)]}
    address = person.user.email or person.email
    return Draft(kind, user=person.user, address=address, params=params | where)
