"""What a pair is, what the two agree on, what the senior of them stays out of, and how a pair rests and ends."""

from turnabout.pairs.models.agreement import Agreement, AgreementVersion
from turnabout.pairs.models.ending import Ending, Pause, Trial
from turnabout.pairs.models.pair import Pair
from turnabout.pairs.models.stay_out import Occasion, Statement

__all__ = ["Agreement", "AgreementVersion", "Ending", "Occasion", "Pair", "Pause", "Statement", "Trial"]
