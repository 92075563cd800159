"""Takes a file in, for a cohort or of the whole organisation: it is queued, and read by a worker later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from turnabout.ground.errors import NotAllowed
from turnabout.people.services import add_source, staff_list, start_intake
from turnabout.programmes.permissions import coordinates, sets_up
from turnabout.programmes.services import bring_in

if TYPE_CHECKING:
    from turnabout.ground.accounts.models import User
    from turnabout.people.models import Intake, Source
    from turnabout.programmes.models import Cohort


@transaction.atomic
def bring_in_file(
    *,
    actor: User | None,
    cohort: Cohort,
    kind: str,
    file_name: str,
    data: bytes,
    source: Source | None = None,
    new_source: str = "",
    is_minimal: bool = False,
    waits: bool = False,
) -> Intake:
    """Raises NotAllowed for whoever does not coordinate the cohort, Refused for a file that cannot be one. One that
    `waits` is compared first, and taken over at the actor's word."""
    if actor is not None and not coordinates(actor, cohort.programme):
        raise NotAllowed
    chosen = _list(actor, source, new_source, is_minimal)
    intake = start_intake(actor=actor, source=chosen, kind=kind, file_name=file_name, data=data, waits=waits)
    bring_in(actor=actor, cohort=cohort, intake=intake)
    return intake


@transaction.atomic
def bring_in_staff_list(
    *,
    actor: User,
    file_name: str,
    data: bytes,
    source: Source | None = None,
    new_source: str = "",
    is_minimal: bool = False,
    waits: bool = False,
) -> Intake:
    """A list of the whole organisation. Only an administrator may: it changes listed mails and every line."""
    if not sets_up(actor):
        raise NotAllowed
    return start_intake(
        actor=actor,
        source=_list(actor, source, new_source, is_minimal),
        kind="directory",
        file_name=file_name,
        data=data,
        waits=waits,
    )


def _list(actor: User | None, source: Source | None, new_source: str, is_minimal: bool) -> Source:
    """The list that the file is one of; one that is named anew is added."""
    if new_source.strip():
        return add_source(actor=actor, name=new_source, employer=new_source, is_minimal=is_minimal)
    return source or staff_list()
