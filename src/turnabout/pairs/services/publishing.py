"""The only writers of pairs: held by a publication, released or recalled with it, or recorded from before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed
from turnabout.ground.notify.services import Draft as Message
from turnabout.ground.notify.services import send_many
from turnabout.pairs.drafts import Draft
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.sender import Sender


@transaction.atomic
def make_held_pairs(*, actor: Any, cohort: Cohort, drafts: Sequence[Draft]) -> int:
    """Make pairs that nobody sees yet."""
    _only_a_coordinator(actor, cohort)
    Pair.objects.bulk_create(
        Pair(
            cohort=cohort,
            mentor_id=draft.mentor_id,
            mentee_id=draft.mentee_id,
            explanation=draft.explanation,
            line_certificate=draft.line_certificate,
        )
        for draft in drafts
    )
    _audit(actor, cohort, "pairs held", len(drafts))
    return len(drafts)


@transaction.atomic
def release_held(*, actor: Any, cohort: Cohort, leave_out: Collection[tuple[int, int]] = ()) -> int:
    """Make the held pairs visible to their two people and write to both. Pairs in `leave_out`
    (person ids of mentor and mentee) are deleted instead: they were never seen."""
    _only_a_coordinator(actor, cohort)
    held = list(_held(cohort).select_related("mentor__user", "mentee__user"))
    stay = [pair for pair in held if (pair.mentor_id, pair.mentee_id) not in leave_out]
    _held(cohort).exclude(pk__in=[pair.pk for pair in stay]).delete()
    _held(cohort).update(state=Pair.State.ACTIVE, released_at=now())
    sender = Sender.of(cohort.programme)
    send_many(
        _mail(person, pair, sender)
        for pair in stay
        for person in (pair.mentor, pair.mentee)
        if person.user or person.email
    )
    _audit(actor, cohort, "pairs released", len(stay))
    return len(stay)


@transaction.atomic
def recall_held(*, actor: Any, cohort: Cohort) -> int:
    """Delete the held pairs as if they had never been."""
    _only_a_coordinator(actor, cohort)
    count, _ = _held(cohort).delete()
    _audit(actor, cohort, "pairs recalled", count)
    return count


@transaction.atomic
def record_earlier_pairs(*, actor: Any, cohort: Cohort, couples: Iterable[tuple[UUID, UUID]]) -> int:
    """Record pairs (mentor uuid, mentee uuid) of a time before this product: over, and not to be made again."""
    _only_a_coordinator(actor, cohort)
    wanted = [(UUID(str(mentor)), UUID(str(mentee))) for mentor, mentee in couples]
    people = Person.objects.filter(uuid__in={key for couple in wanted for key in couple})
    by_uuid = {person.uuid: person for person in people}
    Pair.objects.bulk_create(_over(cohort, by_uuid[mentor], by_uuid[mentee]) for mentor, mentee in wanted)
    _audit(actor, cohort, "earlier pairs recorded", len(wanted))
    return len(wanted)


@transaction.atomic
def mark_lines(*, cohort: Cohort, in_one_line: Collection[int]) -> int:
    """Of the released pairs of a cohort these (by id) have one person above the other now; returns how many that are
    new. The pairs stay: what to do is for the coordinator and the two."""
    active = Pair.objects.filter(cohort=cohort, state=Pair.State.ACTIVE)
    active.exclude(pk__in=in_one_line).update(in_one_line_since=None)
    new = active.filter(pk__in=in_one_line, in_one_line_since=None).update(in_one_line_since=now())
    if new:
        _audit(None, cohort, "pairs came into one line", new)
    return new


def _over(cohort: Cohort, mentor: Person, mentee: Person) -> Pair:
    at = now()
    return Pair(
        cohort=cohort,
        mentor=mentor,
        mentee=mentee,
        state=Pair.State.ENDED,
        explanation={},
        line_certificate={},
        released_at=at,
        ended_at=at,
    )


def _held(cohort: Cohort) -> Any:
    return Pair.objects.filter(cohort=cohort, state=Pair.State.HELD)


def _mail(person: Person, pair: Pair, sender: Sender) -> Message:
    """A link and who it is from; no name of the other stands in a mail."""
    return Message(
        "pair_released",
        user=person.user,
        address="" if person.user else person.email,
        params={**sender.params(person.user_id), "view": "pair", "args": [str(pair.uuid)]},
    )


def _only_a_coordinator(actor: Any, cohort: Cohort) -> None:
    """`None` is the system: a hold that ends by itself, or a set-up without a person."""
    if actor is not None and not coordinates(actor, cohort.programme):
        raise NotAllowed


def _audit(actor: Any, cohort: Cohort, action: str, count: int) -> None:
    record(
        actor=actor,
        action=action,
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts={"pairs": count},
    )
