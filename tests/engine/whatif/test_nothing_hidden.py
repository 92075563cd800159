"""Prices, changes and what-if totals of a fixed set of pairs are the same bytes whatever people keep private."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from random import Random

from turnabout_engine.build import problem_from_people
from turnabout_engine.people import Aim, PersonRow
from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import Policy
from turnabout_engine.whatif import Prices, alternatives, curve, single_changes, visible_problem, why_not

from tests.engine.people.staff import make_staff

POLICY = Policy(floor=2000, floor_on="visible")
PAIRS = 500


def flipped(rows: list[PersonRow], seed: int) -> list[PersonRow]:
    """The same people with other hesitant aims, preferences and refusals."""
    dice = Random(seed)
    keys = [row.person_id for row in rows]

    def hidden(row: PersonRow) -> PersonRow:
        aims = tuple(
            Aim(f"topic {dice.randrange(40)}", 0, dice.randint(1, 5)) for _ in range(dice.randrange(4))
        )
        prefer, rather_not = (tuple(dice.sample(keys, dice.randrange(6))) for _ in range(2))
        return replace(row, hesitant=aims, prefer=prefer, rather_not=rather_not)

    return [hidden(row) for row in rows]


def everything_said(rows: list[PersonRow], pairs: list[tuple[int, int]]) -> bytes:
    problem = visible_problem(problem_from_people(rows, POLICY))
    prices = Prices(problem)
    ids = [(problem.mentor_ids[column], problem.mentee_ids[row]) for row, column in pairs]
    said = [
        [[asdict(one) for one in side] for both in alternatives(prices, pairs) for side in both],
        [asdict(why_not(prices, *two)) for two in ids],
        {
            str(who): [asdict(one) for one in found]
            for who, found in single_changes(_cast(problem.people), pairs).items()
        },
        [(again.placed, again.total, again.gone, again.new) for again in curve(problem, ids, (300,))],
    ]
    return json.dumps(said).encode()


def _cast(cast: Cast | None) -> Cast:
    assert cast is not None
    return cast


def test_five_hundred_pairs_look_the_same_whatever_is_hidden() -> None:
    seen = 0
    for seed in range(10):
        rows = make_staff(seed, 260, 60, 80)
        taking_part = problem_from_people(rows, POLICY).shape
        pairs = [(at, (at * 7 + seed) % taking_part[1]) for at in range(taking_part[0])]
        before = everything_said(rows, pairs)
        assert before == everything_said(flipped(rows, 100 + seed), pairs)
        seen += len(pairs)
    assert seen >= PAIRS


def test_what_is_hidden_would_have_changed_them_had_it_been_looked_at() -> None:
    rows = make_staff(1, 260, 60, 80)
    full = [problem_from_people(people, POLICY).scores.toarray() for people in (rows, flipped(rows, 100))]
    assert (full[0] != full[1]).any()
