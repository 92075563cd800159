"""The only writers of pairs: held, released or recalled by a publication, agreed on by the two, stayed out of."""

from turnabout.pairs.services.agreeing import (
    ChangedMeanwhile,
    confirm_as_it_stands,
    confirm_terms,
    keep_earlier,
    mark_seen,
    take_back_name,
)
from turnabout.pairs.services.introducing import introduction_held, introduction_not_held
from turnabout.pairs.services.nudging import nudge_due
from turnabout.pairs.services.occasions import (
    declare_occasion,
    release_occasion,
    revoke_release,
    use_release,
)
from turnabout.pairs.services.publishing import (
    make_held_pairs,
    mark_lines,
    recall_held,
    record_earlier_pairs,
    release_held,
)
from turnabout.pairs.services.staying_out import open_stay_out, state, take_back_statement

__all__ = [
    "ChangedMeanwhile",
    "confirm_as_it_stands",
    "confirm_terms",
    "declare_occasion",
    "introduction_held",
    "introduction_not_held",
    "keep_earlier",
    "make_held_pairs",
    "mark_lines",
    "mark_seen",
    "nudge_due",
    "open_stay_out",
    "recall_held",
    "record_earlier_pairs",
    "release_held",
    "release_occasion",
    "revoke_release",
    "state",
    "take_back_name",
    "take_back_statement",
    "use_release",
]
