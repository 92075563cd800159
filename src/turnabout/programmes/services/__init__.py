"""The only writers of this room: programmes, cohorts and their rules, who is listed, and what people answer."""

from turnabout.programmes.services.answers import Answer, ask_for_later, confirm_enrolment, decline, withdraw
from turnabout.programmes.services.closing import close_cohort, close_ended
from turnabout.programmes.services.drafts import drop_draft, save_draft
from turnabout.programmes.services.intakes import bring_in
from turnabout.programmes.services.invitations import ask_to_confirm
from turnabout.programmes.services.last_page import ChangedElsewhere, Page
from turnabout.programmes.services.listing import (
    Enrolled,
    SeatRow,
    enrol_from_file,
    start_own_enrolment,
    unlist_seats,
)
from turnabout.programmes.services.mails import tell_of_changed_mails
from turnabout.programmes.services.plan import choose_wording, set_basis, set_plan, set_wording
from turnabout.programmes.services.programmes import make_programme
from turnabout.programmes.services.proposals import propose_in_draft
from turnabout.programmes.services.roles import give_back, name_for_role, take_away
from turnabout.programmes.services.rules import set_cohort, set_policy
from turnabout.programmes.services.unplaced import tell_unplaced

__all__ = [
    "Answer",
    "ChangedElsewhere",
    "Enrolled",
    "Page",
    "SeatRow",
    "ask_for_later",
    "ask_to_confirm",
    "bring_in",
    "choose_wording",
    "close_cohort",
    "close_ended",
    "confirm_enrolment",
    "decline",
    "drop_draft",
    "enrol_from_file",
    "give_back",
    "make_programme",
    "name_for_role",
    "propose_in_draft",
    "save_draft",
    "set_basis",
    "set_cohort",
    "set_plan",
    "set_policy",
    "set_wording",
    "start_own_enrolment",
    "take_away",
    "tell_of_changed_mails",
    "tell_unplaced",
    "unlist_seats",
    "withdraw",
]
