"""The only readers of runs, proposals and publications; each for the coordinators of the programme alone."""

from turnabout.matching.selectors.lines import DecidedLine, ProposalLine, Show, UnplacedLine
from turnabout.matching.selectors.lockouts import Lockout, lockouts, policy_problems
from turnabout.matching.selectors.other_partner import GONE, TOO_MANY, OtherPartner
from turnabout.matching.selectors.proposals import ProposalView, proposal_for
from turnabout.matching.selectors.publication import (
    LeftOutLine,
    PublicationView,
    count_in_one_line,
    publication_of,
)
from turnabout.matching.selectors.review import Review, review
from turnabout.matching.selectors.runs import RunLine, newest_run, newest_runs, run_for, runs_of, seats_of

__all__ = [
    "GONE",
    "TOO_MANY",
    "DecidedLine",
    "LeftOutLine",
    "Lockout",
    "OtherPartner",
    "ProposalLine",
    "ProposalView",
    "PublicationView",
    "Review",
    "RunLine",
    "Show",
    "UnplacedLine",
    "count_in_one_line",
    "lockouts",
    "newest_run",
    "newest_runs",
    "policy_problems",
    "proposal_for",
    "publication_of",
    "review",
    "run_for",
    "runs_of",
    "seats_of",
]
