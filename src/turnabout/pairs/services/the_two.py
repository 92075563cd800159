"""What every change by one of the two begins and ends with: the locked pair and the seat, a word to the other, the
record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotFound, Refused
from turnabout.ground.notify.services import Draft, send_many
from turnabout.pairs.course import is_over_for
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programmes.sender import Sender

OTHER = {"mentor": "mentee", "mentee": "mentor"}


@dataclass(frozen=True, slots=True)
class Mine:
    """The locked pair as its one side: `seat` is the actor's."""

    pair: Pair
    seat: str
    actor: Any

    @property
    def partner_seat(self) -> str:
        return OTHER[self.seat]

    def person(self, seat: str) -> Person:
        return self.pair.mentor if seat == "mentor" else self.pair.mentee


def lock(actor: Any, pair: UUID, *, over_too: bool = False) -> Mine:
    """Whatever else happens to this pair waits. Absent, held and somebody else's look the same."""
    if not (getattr(actor, "is_authenticated", False) and actor.is_active):
        raise NotFound
    rows = Pair.objects.filter(Q(mentor__user=actor) | Q(mentee__user=actor), uuid=pair)
    found = (
        rows.exclude(state=Pair.State.HELD)
        .select_related("mentor__user", "mentee__user", "cohort__programme", "ending")
        .select_for_update(of=("self",))
        .first()
    )
    if found is None:
        raise NotFound
    seat = "mentor" if found.mentor.user_id == actor.pk else "mentee"
    if is_over_for(found, seat) and not over_too:
        raise Refused(_("This pair is over, so its page stays as it was."))
    return Mine(found, seat, actor)


def tell(pair: Pair, kind: str, *seats: str, view: str = "agreement") -> int:
    """A mail to these, unless it is over for them. Nobody gets one while the pair rests."""
    if pair.pauses.filter(over_at=None).exists():
        return 0
    return write_to(pair, kind, *seats, view=view)


def write_to(pair: Pair, kind: str, *seats: str, view: str = "pair") -> int:
    """To these, unless it is over for them, whether the pair rests or not."""
    return send_to(pair, kind, *(seat for seat in seats if not is_over_for(pair, seat)), view=view)


def send_to(pair: Pair, kind: str, *seats: str, view: str = "pair") -> int:
    """A link and who it is from; no name of the other and nothing of what was said. Whoever has left the organisation
    gets nothing: their mail may be somebody else's."""
    sender = Sender.of(pair.cohort.programme)
    people = [pair.mentor if seat == "mentor" else pair.mentee for seat in seats]
    return len(
        send_many(
            Draft(
                kind,
                user=person.user,
                address="" if person.user else person.email,
                params={**sender.params(person.user_id), "view": view, "args": [str(pair.uuid)]},
            )
            for person in people
            if (person.user or person.email) and person.gone_at is None
        )
    )


def note(actor: Any, pair: Pair, action: str, **facts: Any) -> None:
    record(
        actor=actor,
        action=action,
        subject_kind="pair",
        subject_uuid=pair.uuid,
        programme_uuid=pair.cohort.programme.uuid,
        facts=facts,
    )
