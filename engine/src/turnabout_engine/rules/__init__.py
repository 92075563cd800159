"""The hard rules of a match, each a named function, and what each of them removes."""

from turnabout_engine.rules.masks import OPEN_RULES, PRIVATE_RULES, removed
from turnabout_engine.rules.notices import RuleOff, switched_off
from turnabout_engine.rules.tally import Lockout, Tally, Unmatched, lockouts, tally, unmatched

__all__ = [
    "OPEN_RULES",
    "PRIVATE_RULES",
    "Lockout",
    "RuleOff",
    "Tally",
    "Unmatched",
    "lockouts",
    "removed",
    "switched_off",
    "tally",
    "unmatched",
]
