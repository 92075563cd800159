"""The lists that staff come from. One is made when it is first needed; an organisation of several firms adds others."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import Refused
from turnabout.people.intake.spelling import same_words
from turnabout.people.models import Source

STAFF = "staff"


def staff_list() -> Source:
    source, _made = Source.objects.get_or_create(key=STAFF, defaults={"name": "Staff list"})
    return source


@transaction.atomic
def add_source(*, actor: Any, name: str, employer: str = "", is_minimal: bool = False) -> Source:
    """Another list, with keys and spellings of its own. Whoever calls this has checked the right to bring one in."""
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Give the list a name."))
    if any(same_words(name) == same_words(other) for other in Source.objects.values_list("name", flat=True)):
        raise Refused(_("There is a list of this name already. Choose it, or take another name."))
    key = f"{slugify(name)[:30] or 'list'}-{uuid.uuid4().hex[:8]}"
    source = Source.objects.create(
        key=key, name=name[:120], employer=employer.strip()[:120], is_minimal=is_minimal
    )
    record(actor=actor, action="list added", subject_kind="source", subject_uuid=source.uuid)
    return source


@transaction.atomic
def set_source(*, actor: Any, source: Source, name: str, employer: str, is_minimal: bool) -> Source:
    source.name, source.employer, source.is_minimal = name.strip(), employer.strip(), is_minimal
    source.save(update_fields=["name", "employer", "is_minimal"])
    record(actor=actor, action="list changed", subject_kind="source", subject_uuid=source.uuid)
    return source
