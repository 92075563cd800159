"""Every error the solver raises on purpose; the message of each names the place and what to give instead.

EngineError
├── ProblemError (also a ValueError)     the problem as given has no meaning
│   ├── NotAWholeNumberError             a score, capacity or position that is NaN, infinite, text or a fraction
│   ├── TooLargeError                    scores so large that sums would no longer be exact
│   ├── ShapeError                       a table or list of the wrong shape
│   ├── CapacityError                    a negative capacity
│   ├── IdError                          an id twice, or not as many ids as people
│   ├── EntryError                       one pair scored twice, or below the floor
│   ├── FixedPairError                   a fixed pair that is unknown, not allowed or beyond a capacity
│   └── CoupleError                      a couple of pairs that is unknown, or fixed both ways
├── UnknownModeError (also a ValueError) an objective this version does not know
└── ProofError (also a RuntimeError)     the solver could not prove its own result: a fault, never your data
"""


class EngineError(Exception):
    """Anything the engine says no to."""


class ProblemError(EngineError, ValueError):
    """The problem as given has no meaning; `place` names where."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class NotAWholeNumberError(ProblemError):
    """A number that is not a whole one."""


class TooLargeError(ProblemError, OverflowError):
    """Numbers so large that sums would no longer be exact."""


class ShapeError(ProblemError):
    """A table or list of the wrong shape."""


class CapacityError(ProblemError):
    """A capacity below zero."""


class IdError(ProblemError):
    """Ids that do not name each person once."""


class EntryError(ProblemError):
    """A scored pair that cannot stand as it is."""


class FixedPairError(ProblemError):
    """A fixed pair that cannot be in any answer."""


class CoupleError(ProblemError):
    """A couple of pairs that cannot be kept apart."""


class UnknownModeError(EngineError, ValueError):
    """An objective this version does not know."""


class ProofError(EngineError, RuntimeError):
    """The solver could not prove its own result; that is a fault of the engine, not of the data."""
