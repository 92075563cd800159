"""The only writers of pairs: held, released or recalled by a publication, agreed on by the two, stayed out of, paused,
tried and ended."""

from turnabout.pairs.services.agreeing import (
    ChangedMeanwhile,
    confirm_as_it_stands,
    confirm_terms,
    keep_earlier,
    mark_seen,
    take_back_name,
)
from turnabout.pairs.services.ending import (
    end_by_coordinator,
    end_pairs_of_leavers,
    leave_pair,
    say_next,
    take_back_leaving,
    tell_endings,
)
from turnabout.pairs.services.introducing import introduction_held, introduction_not_held
from turnabout.pairs.services.nudging import nudge_due
from turnabout.pairs.services.occasions import (
    declare_occasion,
    release_occasion,
    revoke_release,
    use_release,
)
from turnabout.pairs.services.pausing import end_pauses_due, pause_pair, resume_pair, want_interim
from turnabout.pairs.services.publishing import (
    make_held_pairs,
    mark_lines,
    recall_held,
    record_earlier_pairs,
    release_held,
)
from turnabout.pairs.services.staying_out import open_stay_out, state, take_back_statement
from turnabout.pairs.services.trial import answer_trial, turn_trials

__all__ = [
    "ChangedMeanwhile",
    "answer_trial",
    "confirm_as_it_stands",
    "confirm_terms",
    "declare_occasion",
    "end_by_coordinator",
    "end_pairs_of_leavers",
    "end_pauses_due",
    "introduction_held",
    "introduction_not_held",
    "keep_earlier",
    "leave_pair",
    "make_held_pairs",
    "mark_lines",
    "mark_seen",
    "nudge_due",
    "open_stay_out",
    "pause_pair",
    "recall_held",
    "record_earlier_pairs",
    "release_held",
    "release_occasion",
    "resume_pair",
    "revoke_release",
    "say_next",
    "state",
    "take_back_leaving",
    "take_back_name",
    "take_back_statement",
    "tell_endings",
    "turn_trials",
    "use_release",
    "want_interim",
]
