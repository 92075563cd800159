"""Undoes the last file of a list: people, lines and seats go back to what they were before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import Refused
from turnabout.matching.services import watch_lines
from turnabout.pairs.selectors import people_in_pairs
from turnabout.people.intake import Guard, last_of_its_list, people_made, seats_made, undo
from turnabout.people.selectors.merging import merged_since
from turnabout.programmes.permissions import sets_up
from turnabout.programmes.selectors import people_with_a_part, place_of_intake, taking_part_elsewhere
from turnabout.programmes.services import tell_of_changed_mails, unlist_seats
from turnabout.workflows.leave import settle_leavers

if TYPE_CHECKING:
    from turnabout.ground.accounts.models import User
    from turnabout.people.intake import Undone
    from turnabout.people.models import Intake


def can_undo(actor: User, intake: Intake) -> bool:
    """Whoever may see the file may undo it, while that is possible."""
    place_of_intake(actor, intake.uuid)
    return intake.state == intake.State.SWITCHED and last_of_its_list(intake)


@transaction.atomic
def undo_intake(*, actor: User, intake: Intake) -> Undone:
    """Raises NotFound for whoever has nothing to do with it, Refused where it is too late."""
    cohort = place_of_intake(actor, intake.uuid)
    if intake.ended_at and merged_since(intake.source_id, intake.ended_at):
        raise Refused(
            _(
                "Since this file people of its list were put together or parted. An administrator has to undo that "
                "first."
            )
        )
    seats, made = seats_made(intake), people_made(intake)
    if cohort is not None and seats:
        unlist_seats(actor=actor, cohort=cohort, seats=seats)
    stay = people_with_a_part(made) | people_in_pairs()
    full = sets_up(actor)
    guard = Guard() if full else Guard(full=False, elsewhere=taking_part_elsewhere(actor))
    done = undo(intake, stay=stay, guard=guard)
    tell_of_changed_mails(before=done.mails_changed)
    settle_leavers()
    watch_lines()
    facts = {"removed": done.removed, "put_back": done.put_back, "stayed": done.stayed, "seats": len(seats)}
    record(actor=actor, action="file undone", subject_kind="intake", subject_uuid=intake.uuid, facts=facts)
    return done
