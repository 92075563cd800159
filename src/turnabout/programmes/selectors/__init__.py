"""The only readers of this room: what a viewer may see of programmes, cohorts and enrolments."""

from turnabout.programmes.policy import FLOOR_ON, default_policy
from turnabout.programmes.selectors.asking import Asking, asking, mails_of_all
from turnabout.programmes.selectors.cohorts import cohort_for_coordinator, cohorts_of, open_cohorts
from turnabout.programmes.selectors.counts import Counts, counts_of, counts_of_all
from turnabout.programmes.selectors.enrolments import EnrolmentLine, EnrolmentPage, enrolment_page
from turnabout.programmes.selectors.intakes import (
    cohort_of_intake,
    intakes_of,
    may_change_everybody,
    people_in_charge,
    people_with_a_part,
    people_with_seats,
    place_of_intake,
    seats_there,
    small_lists_over,
    staff_lists,
    taking_part_elsewhere,
    taking_part_now,
)
from turnabout.programmes.selectors.own import (
    Found,
    OwnAnswer,
    find_people,
    names_of,
    own_answer,
    own_enrolment,
    own_enrolments,
    own_seats,
)
from turnabout.programmes.selectors.plan import (
    RoleLine,
    TextLine,
    cohorts_in,
    contacts,
    programme_to_read,
    programme_to_shape,
    role_lines,
    shapes_any,
    text_line,
    text_lines,
)
from turnabout.programmes.selectors.programmes import ProgrammeLine, programme_lines
from turnabout.programmes.selectors.seats import Seat, confirmed_seats
from turnabout.programmes.selectors.unplaced import UnplacedSeat, unplaced_seats
from turnabout.programmes.weighing import too_telling

__all__ = [
    "FLOOR_ON",
    "Asking",
    "Counts",
    "EnrolmentLine",
    "EnrolmentPage",
    "Found",
    "OwnAnswer",
    "ProgrammeLine",
    "RoleLine",
    "Seat",
    "TextLine",
    "UnplacedSeat",
    "asking",
    "cohort_for_coordinator",
    "cohort_of_intake",
    "cohorts_in",
    "cohorts_of",
    "confirmed_seats",
    "contacts",
    "counts_of",
    "counts_of_all",
    "default_policy",
    "enrolment_page",
    "find_people",
    "intakes_of",
    "mails_of_all",
    "may_change_everybody",
    "names_of",
    "open_cohorts",
    "own_answer",
    "own_enrolment",
    "own_enrolments",
    "own_seats",
    "people_in_charge",
    "people_with_a_part",
    "people_with_seats",
    "place_of_intake",
    "programme_lines",
    "programme_to_read",
    "programme_to_shape",
    "role_lines",
    "seats_there",
    "shapes_any",
    "small_lists_over",
    "staff_lists",
    "taking_part_elsewhere",
    "taking_part_now",
    "text_line",
    "text_lines",
    "too_telling",
    "unplaced_seats",
]
