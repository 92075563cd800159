"""What a pair is, what the two agree on, and what the senior of them stays out of."""

from turnabout.pairs.models.agreement import Agreement, AgreementVersion
from turnabout.pairs.models.pair import Pair
from turnabout.pairs.models.stay_out import Occasion, Statement

__all__ = ["Agreement", "AgreementVersion", "Occasion", "Pair", "Statement"]
