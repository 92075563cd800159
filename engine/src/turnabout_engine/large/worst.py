"""The worst-off pair raised as far as people and seats allow: thresholds halved, the last refused one witnessed.

Source: bottleneck assignment by thresholds, Garfinkel 1971. At a threshold that is too high, prices that count seats
only prove it: they name people with fewer mentors above the threshold than seats they hold (Hall 1935).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.large.listing import Listing
from turnabout_engine.large.result import answer, leaf_of, worth_of
from turnabout_engine.large.rounds import Rounds
from turnabout_engine.solution import Certificate, Solution

if TYPE_CHECKING:
    from turnabout_engine.problem import Problem


def raise_the_worst(problem: Problem, rounds: Rounds, mode: str) -> Solution:
    """From the best total to the best total among the answers with the highest worst-off pair."""
    most = Certificate((leaf_of(rounds),), worth_of(problem, rounds))
    wanted = _reached(rounds)
    low = _worst(rounds)
    if low is None:
        return answer(problem, rounds, mode, most)
    high, witness = _ceiling(rounds), None
    while low + 1 < high:
        middle = (low + high) // 2
        trial = _trial(rounds, middle)
        if _reached(trial) == wanted:
            low = max(low, _worst(trial) or middle)
        else:
            high, witness = middle, _witness(problem, trial, middle)
    if witness is None or witness.least != high:
        witness = _witness(problem, _trial(rounds, high), high)
    _restrict(rounds, low)
    rounds.run()
    total = Certificate((leaf_of(rounds),), worth_of(problem, rounds))
    return answer(problem, rounds, mode, replace(total, least=low, most=most, above=witness))


def _reached(rounds: Rounds) -> tuple[int, int]:
    """(people, seats) of the open seats filled."""
    placed = np.unique(rounds.listing.mentee[rounds.taken])
    return int(rounds.seats.bonus[placed].sum()), int(rounds.taken.sum())


def _worst(rounds: Rounds) -> int | None:
    scores = rounds.listing.score[rounds.taken]
    return int(scores.min()) if scores.size else None


def _ceiling(rounds: Rounds) -> int:
    """A threshold that cannot be held: above the best score of somebody who has to be placed, or of all."""
    best = np.full(len(rounds.seats.open), -(2**62))
    np.maximum.at(best, rounds.listing.mentee, rounds.listing.score)
    placed = np.unique(rounds.listing.mentee[rounds.taken])
    listed = np.unique(rounds.listing.mentee)
    return int(best[placed].min() if len(placed) == len(listed) else best[placed].max()) + 1


def _trial(rounds: Rounds, least: int) -> Rounds:
    """Only people and seats, among pairs that score so much."""
    trial = Rounds(rounds.source, rounds.seats, rounds.scale, rounds.floor, rounds.tell, rounds.until)
    trial.listing, trial.taken = rounds.listing, rounds.taken
    trial.full, trial.last, trial.flat = rounds.full & (rounds.last >= least), rounds.last, True
    trial.listed = True
    _restrict(trial, least)
    trial.run()
    return trial


def _restrict(rounds: Rounds, least: int) -> None:
    """Leave out every pair that scores less."""
    keep = rounds.listing.at_least(least)
    listing = rounds.listing
    rounds.listing = Listing(listing.mentee[keep], listing.mentor[keep], listing.score[keep])
    rounds.taken, rounds.floor = rounds.taken[keep], least


def _witness(problem: Problem, trial: Rounds, least: int) -> Certificate:
    """What the prices of a trial prove about people and seats; its total says nothing and is left at 0."""
    people, seats = _reached(trial)
    held = np.unique(problem.fixed[:, 0])
    fixed = int(problem.first_worth[held].sum()), len(problem.fixed)
    return Certificate((leaf_of(trial),), (people + fixed[0], seats + fixed[1], 0), least=least)
