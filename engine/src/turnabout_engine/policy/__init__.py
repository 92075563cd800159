"""What a programme decides before a match: the rules, the weights, the weeks it looks at."""

from turnabout_engine.policy.errors import PolicyError, PolicyProblem
from turnabout_engine.policy.policy import Policy
from turnabout_engine.policy.weights import PARTS, Weights

__all__ = ["PARTS", "Policy", "PolicyError", "PolicyProblem", "Weights"]
