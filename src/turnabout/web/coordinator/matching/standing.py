"""Whether anything can still be decided on a run."""

from __future__ import annotations

from typing import Any


def may_decide(run: Any) -> bool:
    return run.state == "done" and run.cohort.state == "open" and run.round == run.cohort.round
