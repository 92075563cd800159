"""The lists that staff come from. One is made when it is first needed; an organisation of several firms adds others."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotFound, Refused
from turnabout.people.intake.spelling import same_words
from turnabout.people.models import Source

STAFF = "staff"
REMEMBERED = ("plans", "words")


def staff_list() -> Source:
    source, _made = Source.objects.get_or_create(key=STAFF, defaults={"name": "Staff list"})
    return source


@transaction.atomic
def add_source(*, actor: Any, name: str, employer: str = "", is_minimal: bool = False) -> Source:
    """Another list, with keys and spellings of its own. Whoever calls this has checked the right to bring one in."""
    name = " ".join(name.split())
    _free(name)
    key = f"{slugify(name)[:30] or 'list'}-{uuid.uuid4().hex[:8]}"
    source = Source.objects.create(
        key=key, name=name[:120], employer=employer.strip()[:120], is_minimal=is_minimal
    )
    record(actor=actor, action="list added", subject_kind="source", subject_uuid=source.uuid)
    return source


@transaction.atomic
def set_source(*, actor: Any, source: Source, name: str, employer: str) -> Source:
    """What a list is called, and whose people it names. Whoever calls this has checked the right."""
    source = Source.objects.select_for_update().get(pk=source.pk)
    name = " ".join(name.split())
    _free(name, but=source)
    source.name, source.employer = name[:120], " ".join(employer.split())[:120]
    source.save(update_fields=["name", "employer"])
    record(actor=actor, action="list changed", subject_kind="source", subject_uuid=source.uuid)
    return source


@transaction.atomic
def forget_reading(*, actor: Any, source: Source, what: str) -> None:
    """How files of the list are read (`plans`), or what its spellings mean (`words`), is asked anew; what was known is
    laid aside, so that it can be brought back."""
    source = _remembered(source, what)
    known = getattr(source, what)
    if not known:
        raise Refused(_("Nothing is remembered here."))
    source.forgotten = {**source.forgotten, what: known}
    setattr(source, what, {})
    source.save(update_fields=[what, "forgotten"])
    record(actor=actor, action=f"{what} of a list forgotten", subject_kind="source", subject_uuid=source.uuid)


@transaction.atomic
def remember_again(*, actor: Any, source: Source, what: str) -> None:
    """What was said of a heading or a spelling since counts before what was laid aside."""
    source = _remembered(source, what)
    before = source.forgotten.pop(what, None)
    if not before:
        raise Refused(_("Nothing was laid aside here."))
    now = getattr(source, what)
    setattr(source, what, {name: {**before.get(name, {}), **now.get(name, {})} for name in {**before, **now}})
    source.save(update_fields=[what, "forgotten"])
    record(actor=actor, action=f"{what} of a list back", subject_kind="source", subject_uuid=source.uuid)


def _remembered(source: Source, what: str) -> Source:
    if what not in REMEMBERED:
        raise NotFound
    return Source.objects.select_for_update().get(pk=source.pk)


def _free(name: str, but: Source | None = None) -> None:
    if not name:
        raise Refused(_("Give the list a name."))
    others = Source.objects.exclude(pk=but.pk if but else None)
    if any(same_words(name) == same_words(other) for other in others.values_list("name", flat=True)):
        raise Refused(_("There is a list of this name already. Choose it, or take another name."))
