"""The row that tells of a merge or a split: asked for, done, declined, undone, and after a month only that it was."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import Refused
from turnabout.people.models import Person, PersonMerge
from turnabout.people.services.joining.columns import LISTED, OWN_ALONE, Wish

UNDO_FOR: Final = timedelta(days=30)
State, Kind = PersonMerge.State, PersonMerge.Kind


@transaction.atomic
def ask(*, actor: Any, stay: Person, other: Person, wish: Wish) -> PersonMerge:
    """Whoever owns the account that is closed has to agree; until then nothing changes."""
    if PersonMerge.objects.filter(other=other, state=State.ASKED).exists():
        raise Refused(_("This has been asked already and waits for an answer."))
    merge = PersonMerge.objects.create(
        person=stay, other=other, by=actor, state=State.ASKED, choices=wish.plain()
    )
    _note(actor, "merge of people asked for", merge)
    return merge


@transaction.atomic
def agreed(*, actor: Any, merge: PersonMerge) -> Wish:
    """The person says yes, once."""
    choices = PersonMerge.objects.get(pk=merge.pk).choices
    if not PersonMerge.objects.filter(pk=merge.pk, state=State.ASKED).update(
        state=State.DONE, done_at=now(), choices=None
    ):
        raise Refused(_("This does not wait for your answer any more."))
    return Wish.of(choices)


@transaction.atomic
def declined(*, actor: Any, merge: PersonMerge) -> None:
    """The person says no, or whoever asked takes it back."""
    if not PersonMerge.objects.filter(pk=merge.pk, state=State.ASKED).update(
        state=State.DECLINED, choices=None
    ):
        raise Refused(_("This does not wait for an answer any more."))
    _note(actor, "merge of people declined", merge)


@transaction.atomic
def done(
    *,
    actor: Any,
    person: Person,
    other: Person,
    ledger: dict[str, Any],
    kind: str = Kind.MERGE,
    merge: PersonMerge | None = None,
) -> PersonMerge:
    """`merge` is the row of one that had to be agreed to."""
    merge = merge or PersonMerge(person=person, other=other, by=actor, kind=kind)
    merge.state, merge.done_at, merge.choices, merge.ledger = State.DONE, now(), None, ledger
    merge.save()
    _note(actor, "person split" if kind == Kind.SPLIT else "people merged", merge)
    return merge


@transaction.atomic
def close(*, actor: Any, merge: PersonMerge) -> dict[str, Any]:
    """What is to be put back; once, within the time, and the newest first."""
    merge = PersonMerge.objects.select_for_update().get(pk=merge.pk)
    if merge.state != State.DONE or merge.ledger is None:
        raise Refused(_("This cannot be undone any more."))
    people = [pk for pk in (merge.person_id, merge.other_id) if pk]
    later = PersonMerge.objects.filter(state=State.DONE, done_at__gt=merge.done_at)
    if later.filter(Q(person__in=people) | Q(other__in=people)).exists():
        raise Refused(_("Something was put together or parted here since. Undo that first."))
    ledger: dict[str, Any] = merge.ledger
    merge.state, merge.undone_at, merge.ledger = State.UNDONE, now(), None
    if merge.kind == Kind.SPLIT:
        merge.other = None
    merge.save()
    _note(actor, "merge or split undone", merge)
    return ledger


def forget_merges() -> int:
    """After a month it cannot be undone: what is needed for that is emptied, and so is the entry that went in."""
    old = PersonMerge.objects.filter(state=State.DONE, done_at__lt=now() - UNDO_FOR, ledger__isnull=False)
    people = list(old.filter(kind=Kind.MERGE).values_list("other_id", flat=True))
    blank = {
        name: Person._meta.get_field(name).get_default() for name in (*LISTED, *OWN_ALONE) if name != "name"
    }
    Person.objects.filter(pk__in=people).update(**blank, own_fields=[])
    return old.update(ledger=None)


def _note(actor: Any, action: str, merge: PersonMerge) -> None:
    facts = {"merge": str(merge.uuid)}
    record(actor=actor, action=action, subject_kind="person", subject_uuid=merge.person.uuid, facts=facts)
