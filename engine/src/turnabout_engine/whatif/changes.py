"""For somebody without a pair: each single change that would give them one while nobody loses theirs, computed.

A change helps if, with it, a chain of moves leads from the person to a free seat: they take a partner whose present
pair moves on to somebody else they may be paired with, and so on (an augmenting path; Berge, 1957).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from turnabout_engine.check.points import pair_points
from turnabout_engine.people.cast import Cast
from turnabout_engine.people.person import Aim, Offer, PersonRow, same_words
from turnabout_engine.rules.masks import OPEN_RULES
from turnabout_engine.whatif.sides import Side, both_sides
from turnabout_engine.whatif.steps import Step, Table, steps

Marks = NDArray[np.bool_]

CELLS = 4_000_000
"""Above so many possible pairs nothing is worked out here: a table for each step would take too much room."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `opens` is how many pairs it makes possible in the whole match: the fewer, the smaller the change.

    kind: "seat" (`partner` takes one more), "topic" (the person wants, or as a mentor offers, `topic` at level
    `value`, for `partner`), "forbidden" or "not_listed" (the coordinator's own word on the person and `partner`),
    or a rule of the policy, relaxed to `value`.
    """

    kind: str
    value: int | float | str | None = None
    partner: str = ""
    topic: str = ""
    opens: int = 1


def single_changes(cast: Cast, pairs: Iterable[tuple[int, int]]) -> dict[tuple[str, str], tuple[Change, ...]]:
    """By (role, person_id) of everybody without a pair, the smallest change first. Empty where none would do.

    cast: the visible one, where people will read this. pairs: (mentee, mentor) positions of the match. Somebody whom
    open rules leave a way already is left out, for then no change is needed. Raises ValueError above `CELLS` cells.
    """
    if len(cast.mentees) * len(cast.mentors) > CELLS:
        raise ValueError(
            f"There are more than {CELLS:,} possible pairs; changes are not worked out for so many."
        )
    table = Table.of(cast)
    listed = list(pairs)
    fixed = {(cast.mentee_at[mentee], cast.mentor_at[mentor]) for mentor, mentee in cast.locked}
    found: dict[tuple[str, str], tuple[Change, ...]] = {}
    for side in both_sides(cast, listed, fixed):
        found |= _of_side(cast, table, side)
    return found


def _of_side(cast: Cast, table: Table, side: Side) -> dict[tuple[str, str], tuple[Change, ...]]:
    keep = side.turned(table.keep)
    ready = side.ready(keep)
    alone = [at for at in side.alone() if not (keep[at] & ready).any()]
    changes: dict[int, list[Change]] = {at: [] for at in alone}
    for step in steps(cast, table) if alone else ():
        _relax(side, step, changes)
    for at, found in changes.items():
        found += _with_somebody(cast, table, side, ready, at)
    return {(side.role, side.people[at].person_id): _smallest_first(found) for at, found in changes.items()}


def _relax(side: Side, step: Step, changes: dict[int, list[Change]]) -> None:
    """A rule one step looser: it may also free seats elsewhere, so the chains are followed anew."""
    looser = side.turned(step.keep)
    waiting = [at for at, found in changes.items() if all(one.kind != step.rule for one in found)]
    if not waiting:
        return
    ready = side.ready(looser)
    for at in waiting:
        if (looser[at] & ready).any():
            changes[at].append(Change(step.rule, step.value, opens=step.opens))


def _with_somebody(cast: Cast, table: Table, side: Side, ready: Marks, at: int) -> Iterator[Change]:
    """Changes that concern the person and one partner."""
    keep = side.turned(table.keep)[at]
    if keep.any():
        yield Change("seat", partner=_best(side, table, at, keep))
    for rule in ("forbidden", "not_listed"):
        only = side.turned(table.only(rule))[at] & ready
        if only.any():
            yield Change(rule, partner=_best(side, table, at, only))
    low = side.turned(table.only("floor"))[at] & ready
    yield from _topic(cast, side, at, np.flatnonzero(low).tolist())


def _best(side: Side, table: Table, at: int, among: Marks) -> str:
    """The partner with the best visible score; of equal ones the first by id."""
    scores = np.where(among, side.turned(table.visible)[at], -1)
    return side.partners[int(scores.argmax())].person_id


def _topic(cast: Cast, side: Side, at: int, partners: Sequence[int]) -> Iterator[Change]:
    """One more topic that would lift a pair over the floor; the first that does, by partner and their order.

    Not for somebody in both roles: what they add on one side could thin out their pair on the other.
    """
    person = side.people[at]
    if len(person.roles) > 1:
        return
    for other in partners:
        partner = side.partners[other]
        for topic, level, richer in _richer(side.role, person, partner):
            mentee, mentor = (richer, partner) if side.role == "mentee" else (partner, richer)
            points = pair_points(mentee, mentor, cast.policy, cast.calendar, hidden=False)
            if sum(points.values()) >= cast.policy.floor:
                yield Change("topic", level, partner.person_id, topic)
                return


def _richer(role: str, person: PersonRow, partner: PersonRow) -> Iterator[tuple[str, int, PersonRow]]:
    """The person with one aim that the partner could teach, or as a mentor with one offer that the partner wants."""
    if role == "mentee":
        known = {same_words(aim.topic) for aim in person.aims}
        for offer in partner.offers:
            if same_words(offer.topic) not in known:
                more = (*person.aims, Aim(offer.topic, 0, offer.level))
                yield offer.topic, offer.level, replace(person, aims=more)
        return
    offered = {same_words(offer.topic) for offer in person.offers}
    for aim in partner.aims:
        if same_words(aim.topic) not in offered and aim.wanted:
            more_offers = (*person.offers, Offer(aim.topic, aim.wanted))
            yield aim.topic, aim.wanted, replace(person, offers=more_offers)


def _smallest_first(found: list[Change]) -> tuple[Change, ...]:
    kinds = ("topic", "seat", "forbidden", "not_listed", "floor", *OPEN_RULES)
    return tuple(sorted(found, key=lambda change: (change.opens, kinds.index(change.kind))))
