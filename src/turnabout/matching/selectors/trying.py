"""Whether "keep together" is still open in a round, or too many private answers have been given (system use)."""

from __future__ import annotations

from typing import Final

from turnabout.matching.models import LockRefusal, Run

MOST_PRIVATE: Final = 5
"""So many answers "not available" a round: enough for honest work, too few to try everybody with everybody."""


def private_refusals(run: Run) -> int:
    return LockRefusal.objects.filter(cohort=run.cohort_id, round=run.round, private=True).count()


def lock_is_closed(run: Run) -> bool:
    return private_refusals(run) >= MOST_PRIVATE
