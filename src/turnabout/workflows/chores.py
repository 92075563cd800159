"""The chores that workers perform. Each looks for rows in need of work, does it, and may be called at any time, twice
or by several workers at once: the rows are claimed by conditional updates where that matters."""

from __future__ import annotations

from django.core.management import call_command

from turnabout.ground.accounts.services import clear_links
from turnabout.ground.jobs.services import prune
from turnabout.ground.notify.delivery import ROUND, deliver_due
from turnabout.ground.notify.services import clear_outbox
from turnabout.matching import services as matching
from turnabout.pairs.services import (
    end_pairs_of_leavers,
    end_pauses_due,
    nudge_due,
    tell_endings,
    turn_trials,
)
from turnabout.people import services as people
from turnabout.people.services.joining import forget_merges
from turnabout.programmes.services.closing import close_ended
from turnabout.programmes.services.reminding import remind_due
from turnabout.workflows import intake
from turnabout.workflows.forget_uninvited import forget_uninvited
from turnabout.workflows.leave import settle_leavers


def mail() -> None:
    """Deliver the outbox, round by round."""
    while deliver_due() == ROUND:
        pass
    clear_outbox()


def intakes() -> None:
    """Read the files that were brought in."""
    intake.read_waiting_files()


def runs() -> None:
    """Make the matches that were asked for."""
    matching.perform_waiting()


def release_due() -> None:
    """End the holds whose time is over."""
    matching.release_due()


def daily_batch() -> None:
    """The course of pairs: trials, pauses that are over, and the endings that are told once a day."""
    end_pairs_of_leavers()
    turn_trials()
    end_pauses_due()
    tell_endings()


def clean_up() -> None:
    """Forget what is kept for a time only, and remind where a week has gone by."""
    call_command("clearsessions")
    clear_links()
    clear_outbox()
    prune()
    people.forget_intakes()
    forget_merges()
    forget_uninvited()
    settle_leavers()
    matching.clean_up()
    close_ended()
    remind_due()
    nudge_due()
