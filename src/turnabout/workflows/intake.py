"""Reads the files that wait, and switches each in one transaction: the staff list, its lines, the cohort's seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from django.db import transaction

from turnabout.matching.services import watch_lines
from turnabout.people.intake import ClaimLostError, Guard, claim_next, finish, give_back, read, switch, wipe
from turnabout.people.selectors import intake_by_uuid, intake_uuid_of
from turnabout.people.selectors.mails import listed_mails, people_by_letter
from turnabout.programmes.selectors import (
    may_change_everybody,
    people_in_charge,
    people_with_seats,
    place_of_intake,
    seats_there,
    taking_part_elsewhere,
)
from turnabout.programmes.selectors.intakes import brought_alone, seated_elsewhere, taking_part_with
from turnabout.programmes.services import SeatRow, enrol_from_file, tell_of_changed_mails
from turnabout.workflows.leave import settle_leavers

if TYPE_CHECKING:
    from turnabout.people.intake import Claim
    from turnabout.people.models import Intake
    from turnabout.programmes.models import Cohort

log = structlog.get_logger("turnabout.intake")


def read_waiting_files() -> int:
    """Take up every file that waits, one after the other; returns how many were taken up."""
    done = 0
    while claim := claim_next():
        done += 1
        take_in(claim)
    return done


def take_in(claim: Claim) -> None:
    """One file from its claim to its end. Whatever goes wrong, it is tried again or given up, and others go on."""
    try:
        cohort = place_of_intake(None, intake_uuid_of(claim.intake))
        if claim.is_staged or _read(claim, cohort):
            _switch(claim, cohort)
    except ClaimLostError:
        log.info("file taken over by another worker", attempt=claim.attempt)
    except Exception as error:  # a file must not stop the worker; content stays out of the log
        log.error("file not taken in", error=type(error).__name__, attempt=claim.attempt)
        give_back(claim, error)
    wipe()


def _read(claim: Claim, cohort: Cohort | None) -> bool:
    guard = guard_of(intake_by_uuid(intake_uuid_of(claim.intake)))
    return read(claim, guard=guard, grades=cohort.policy.get("grades") if cohort else None)


@transaction.atomic
def _switch(claim: Claim, cohort: Cohort | None) -> None:
    switched = switch(claim, guard_of(intake_by_uuid(intake_uuid_of(claim.intake))))
    seats = [SeatRow(seat.person_id, seat.seat, seat.capacity) for seat in switched.seats]
    counts: dict[str, int] = {}
    if seats and cohort is not None:
        before = seats_there(cohort)
        wanted = [(seat.person_id, seat.seat) for seat in seats]
        switched.trace.seats = [list(seat) for seat in wanted if seat not in before]
        enrolled = enrol_from_file(actor=None, cohort=cohort, rows=seats)
        counts = {
            "seats_new": enrolled.new,
            "seats_changed": enrolled.changed,
            "seats_unchanged": enrolled.unchanged,
        }
    counts["old_mails_told"] = tell_of_changed_mails(before=switched.mails_changed)
    if switched.lines_changed:
        watch_lines()
    settle_leavers()
    finish(claim, switched, counts)


def guard_of(intake: Intake) -> Guard:
    """Read in the transaction of the switch: whoever was asked a moment ago is guarded."""
    seated = people_with_seats()
    if may_change_everybody(intake):
        return Guard(taking_part=seated)
    return Guard(
        full=False,
        elsewhere=taking_part_elsewhere(intake.by),
        taking_part=seated,
        in_charge=people_in_charge(),
        seated_elsewhere=seated_elsewhere(intake.by),
        own=taking_part_with(intake.by),
        owns_list=brought_alone(intake.by, intake.source_id),
        listed_mails=listed_mails(),
        by_letter=people_by_letter(),
    )
