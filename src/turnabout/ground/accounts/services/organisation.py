"""What the organisation is called, and its mark. Administrators say it."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now

from turnabout.ground.accounts.models import Organisation, User
from turnabout.ground.accounts.pictures import plain_png
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed


@transaction.atomic
def set_organisation(
    *, actor: User, name: str, mark: bytes | None = None, without_mark: bool = False
) -> None:
    """`mark` is the file as it was sent; None keeps the mark that is there. Raises Refused for what is no picture."""
    if not (actor.is_active and actor.is_administrator):
        raise NotAllowed
    row = Organisation.objects.select_for_update().filter(pk=1).first() or Organisation(pk=1)
    row.name, row.changed_at = name.strip(), now()
    if mark is not None:
        picture = plain_png(mark)
        row.mark, row.mark_width, row.mark_height = picture.png, picture.width, picture.height
    elif without_mark:
        row.mark, row.mark_width, row.mark_height = None, 0, 0
    row.save()
    record(
        actor=actor,
        action="organisation described",
        subject_kind="organisation",
        facts={"mark": bool(row.mark)},
    )
