"""What else could be: prices of other pairs, what would place somebody, and matching again with few changes.

All of it is worked out on the *visible problem*, so that nothing said here depends on what people keep private.
"""

from turnabout_engine.whatif.changes import Change, single_changes
from turnabout_engine.whatif.prices import Alternative, Price, Prices, alternatives
from turnabout_engine.whatif.rematch import Again, curve, rematch
from turnabout_engine.whatif.visible import visible_cast, visible_problem
from turnabout_engine.whatif.whynot import WhyNot, why_not

__all__ = [
    "Again",
    "Alternative",
    "Change",
    "Price",
    "Prices",
    "WhyNot",
    "alternatives",
    "curve",
    "rematch",
    "single_changes",
    "visible_cast",
    "visible_problem",
    "why_not",
]
