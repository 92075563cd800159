"""The only writers of runs, decisions and publications."""

from turnabout.matching.services.decisions import decide, undo_decision
from turnabout.matching.services.keeping import clean_up
from turnabout.matching.services.perform import perform_run, perform_waiting
from turnabout.matching.services.publication import publish, recall, release, release_due
from turnabout.matching.services.runs import discard, start_run
from turnabout.matching.services.watching import watch_lines

__all__ = [
    "clean_up",
    "decide",
    "discard",
    "perform_run",
    "perform_waiting",
    "publish",
    "recall",
    "release",
    "release_due",
    "start_run",
    "undo_decision",
    "watch_lines",
]
