"""The compiled scan gives every pair the score of the definition, and the best lists, however it is asked."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest
from turnabout_engine.columns.oracle import Oracle
from turnabout_engine.fast.scan import Scan

from tests.benchmarks.workload import BENCHMARK, PRODUCT, workload
from tests.engine.large.worlds import columns


@pytest.mark.parametrize("number", range(60))
def test_on_every_pair_the_scan_says_what_the_definition_says(number: int) -> None:
    people = columns(number, 12, 17)
    everyone = np.arange(12)
    lists = Scan(people, np.random.default_rng(number).permutation(17)).best(everyone, 17)
    found = np.full((12, 17), -1)
    for mentee, (mentor, score, count) in enumerate(
        zip(lists.mentor, lists.score, lists.count.tolist(), strict=True)
    ):
        found[mentee, mentor[:count]] = score[:count]
    assert (found == Oracle(people).scores(everyone)).all()


@pytest.mark.parametrize("number", range(20))
def test_mentors_looked_at_in_many_small_chunks_are_listed_as_in_one(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    people, rank = columns(number, 9, 300), np.random.default_rng(number).permutation(300)
    prices, needs = np.random.default_rng(number).integers(-300, 3000, (1, 300)), np.full(9, 500)
    asked = ({"k": 20}, {"k": 12, "needs": needs, "prices": prices})
    whole = [Scan(people, rank).best(np.arange(9), **given) for given in asked]
    monkeypatch.setattr(import_module("turnabout_engine.fast.scan"), "chunk_size", lambda _mentors: 64)
    parts = [Scan(people, rank).best(np.arange(9), **given) for given in asked]
    scores = Oracle(people).scores(np.arange(9))
    wanted = np.argsort(-(scores * 600 - rank), axis=1)[:, :20]
    best = np.where(np.take_along_axis(scores, wanted, axis=1) >= 0, wanted, -1)
    assert (best == parts[0].mentor).all()
    for one, other in zip(whole, parts, strict=True):
        assert (one.mentor == other.mentor).all()
        assert (one.score == other.score).all()


@pytest.mark.parametrize("terms", [BENCHMARK, PRODUCT], ids=["benchmark", "product"])
@pytest.mark.parametrize("form", ["tight", "loose"])
def test_the_best_are_listed_in_seeded_order_whatever_the_number_of_threads(terms: object, form: str) -> None:
    people = workload(150, form, 8, terms)
    rank, everyone = np.random.default_rng(0).permutation(len(people.mentors)), np.arange(150)
    scores = Oracle(people).scores(everyone)
    wanted = np.argsort(-(scores * len(rank) * 2 - rank), axis=1)[:, :20]
    value = np.take_along_axis(scores, wanted, axis=1)
    for threads in (1, 3):
        lists = Scan(people, rank, threads).best(everyone, 20)
        assert (np.where(value >= 0, wanted, -1) == lists.mentor).all()
        assert (lists.count == (value >= 0).sum(axis=1)).all()


@pytest.mark.parametrize("number", range(30))
def test_prices_needs_and_a_floor_leave_exactly_the_pairs_above_them(number: int) -> None:
    people, draw = columns(number, 9, 14), np.random.default_rng(number)
    everyone, level = np.arange(9), draw.integers(0, 2, 9)
    prices, needs = draw.integers(-300, 6000, (2, 14)), draw.integers(-500, 4000, 9)
    lists = Scan(people, np.arange(14)).best(
        everyone, 14, needs=needs, level=level, prices=prices, floor=1500
    )
    scores = Oracle(people).scores(everyone)
    above = (scores >= 1500) & (scores - prices[level] > needs[:, None])
    assert lists.count.tolist() == above.sum(axis=1).tolist()
    for mentee in everyone.tolist():
        assert set(lists.mentor[mentee, : lists.count[mentee]].tolist()) == set(
            np.flatnonzero(above[mentee]).tolist()
        )


def test_single_pairs_have_the_scores_of_the_whole_table() -> None:
    people = columns(3, 20, 30)
    pairs = np.stack(np.divmod(np.arange(600), 30), axis=1)
    oracle = Oracle(people)
    assert (oracle.of_pairs(pairs).reshape(20, 30) == oracle.scores(np.arange(20))).all()
