"""What a person says about a file that waits for their word: how it is read, what its spellings mean, and whether it is
taken over. Whoever calls these has checked the right, which belongs to a programme or to administrators."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import Refused
from turnabout.ground.jobs.services import wake
from turnabout.people.intake.claims import forget_content
from turnabout.people.intake.memory import joined, meanings_of
from turnabout.people.intake.presence import TOO_MANY
from turnabout.people.intake.spelling import same_words
from turnabout.people.intake.table.guess import to_remember
from turnabout.people.intake.table.plan import Plan
from turnabout.people.intake.table.words import TRANSLATED
from turnabout.people.models import Intake

State = Intake.State
WAITING: Final = (State.ASKING, State.MENDING, State.READY)


@transaction.atomic
def read_as(*, actor: Any, intake: Intake, plan: Plan) -> None:
    """Read it again in this way. A plan without columns is shown once more with new ones."""
    _send_on(intake, WAITING, State.QUEUED, plan=plan.plain(), counts={}, notices=[])
    if plan.columns and plan.sure:
        top = (intake.look or {}).get("top", [])
        headings = top[plan.header] if len(top) > plan.header else []
        _keep(intake, plan=to_remember(plan, headings))
    _audit(actor, intake, "file read in another way")


@transaction.atomic
def translate(*, actor: Any, intake: Intake, words: Mapping[str, Mapping[str, str]]) -> None:
    """Spellings mean this, and the file is read again. The list remembers it once the file is taken over."""
    _send_on(intake, (State.MENDING, State.READY), State.QUEUED, counts={}, notices=[])
    meant = {
        column: {same_words(spelling): meaning.strip() for spelling, meaning in words.get(column, {}).items()}
        for column in TRANSLATED
    }
    _keep(intake, words=joined(meanings_of(intake), meant))
    _audit(actor, intake, "spellings translated")


@transaction.atomic
def approve(*, actor: Any, intake: Intake, gone: bool | None, same: Collection[str]) -> None:
    """Take it over. `gone`: whether people whom the file does not name have left; where they are more than a tenth of
    the list somebody has to say so. `same` are new keys of people known under another one, of those offered."""
    if intake.state != State.READY:
        raise Refused(_("This file is not waiting any more."))
    diff = intake.diff or {}
    absent, listed = intake.counts.get("absent", 0), intake.counts.get("listed", 0)
    if gone is None and absent > listed * TOO_MANY:
        raise Refused(_("Say whether the people who are not in the file have left."))
    choices = {
        **(intake.choices or {}),
        "gone": bool(absent) if gone is None else gone,
        "same": {one["key"]: one["uuid"] for one in diff.get("same", []) if one["key"] in same},
    }
    _send_on(intake, (State.READY,), State.APPROVED)
    intake.choices = choices
    intake.save(update_fields=["choices"])
    _audit(actor, intake, "file approved", gone=choices["gone"], same=len(choices["same"]))


@transaction.atomic
def drop_intake(*, actor: Any, intake: Intake) -> None:
    """Leave it: nothing of it counts, and it is deleted here."""
    waiting = Intake.objects.filter(pk=intake.pk, state__in=WAITING)
    if not waiting.update(state=State.CANCELLED, ended_at=now(), problems=None, findings=None):
        raise Refused(_("This file is not waiting any more."))
    forget_content(intake.pk)
    _audit(actor, intake, "file dropped")


def _send_on(intake: Intake, before: Collection[str], after: str, **values: Any) -> None:
    waiting = Intake.objects.filter(pk=intake.pk, state__in=before)
    if not waiting.update(state=after, claimed_at=None, fresh_from=F("attempts"), **values):
        raise Refused(_("This file is not waiting any more. Look at it once more."))
    wake("intakes")


def _keep(intake: Intake, **said: Any) -> None:
    """With the file: a file that is left takes along what was said about it."""
    intake.choices = {**(intake.choices or {}), **said}
    intake.save(update_fields=["choices"])


def _audit(actor: Any, intake: Intake, action: str, **facts: Any) -> None:
    record(actor=actor, action=action, subject_kind="intake", subject_uuid=intake.uuid, facts=facts)
