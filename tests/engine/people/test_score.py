"""The score has one definition; an addition by hand in fractions gives the same points for every pair."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from turnabout_engine.check import pair_points
from turnabout_engine.people import Aim, Offer, PersonRow
from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import PARTS, Policy, Weights
from turnabout_engine.score import BANDS, Score, band

from tests.engine.people.staff import make_staff, mentee, mentor

EVEN = Weights(**dict.fromkeys(PARTS, 1))


def points(one: PersonRow, other: PersonRow, part: str, hidden: bool = True, **policy: Any) -> int:
    """Points of a single part when nothing else has a weight, so 10000 is all of it."""
    weights = Weights(**{**dict.fromkeys(PARTS, 0), part: 1})
    score = Score(Cast.of([one, other], Policy(weights=weights, **policy)))
    return int(score.parts(np.array([0]), hidden=hidden)[part][0, 0])


@pytest.mark.parametrize(
    ("level", "now", "wanted", "met"),
    [(3, 1, 3, 10_000), (5, 1, 3, 10_000), (2, 1, 3, 5000), (1, 1, 3, 0), (0, 0, 3, 0), (4, 0, 5, 8000)],
)
def test_an_aim_is_met_as_far_as_the_teachers_level_goes(level: int, now: int, wanted: int, met: int) -> None:
    teacher = mentor("b", offers=(Offer("Short  VIDEO", level),) if level else ())
    learner = mentee("a", aims=(Aim("short video", now, wanted),))
    assert points(learner, teacher, "aims") == met


def test_the_first_aims_count_most_and_a_hesitant_one_counts_as_the_open_one_of_its_place() -> None:
    teacher = mentor("b", offers=(Offer("one", 5),))
    four = tuple(Aim(topic, 0, 3) for topic in ("one", "two", "three", "four"))
    assert points(mentee("a", aims=four), teacher, "aims") == 4000
    assert points(mentee("a", aims=four[::-1]), teacher, "aims") == 1000
    shy = mentee("a", aims=(four[1],), hesitant=(four[0],))
    assert points(shy, teacher, "aims") == 5000
    assert points(shy, teacher, "aims", hidden=False) == 0


def test_what_the_mentee_can_teach_counts_in_return() -> None:
    assert (
        points(mentee("a", offers=(Offer("law", 2),)), mentor("b", aims=(Aim("law", 0, 4),)), "in_return")
        == 5000
    )


def test_style_overlap_unit_and_interests_are_shares_of_their_weight() -> None:
    hours = {"timezone": "UTC", "hours": "Mon 09:00-14:00"}
    one = mentee("a", style=(1, 2, 3), unit="Sales", interests=("x", "y", "z", "q"), **hours)
    other = mentor("b", style=(1, 3, 1), unit="Lab", interests=("x", "q", "w"), **hours)
    assert points(one, other, "style") == 5000
    assert points(one, other, "overlap") == 5000
    assert points(one, other, "other_unit") == 10_000
    assert points(one, replace(other, unit=" SALES "), "other_unit") == 0
    assert points(one, other, "interests") == 6666
    blank = mentor("b")
    assert [points(one, blank, part) for part in ("style", "overlap", "other_unit", "interests")] == [
        0,
        0,
        0,
        0,
    ]


def test_each_sides_preference_is_half_and_hidden() -> None:
    one, other = mentee("a", prefer=("b",)), mentor("b")
    assert points(one, other, "preference") == 5000
    assert points(one, replace(other, prefer=("a",)), "preference") == 10_000
    assert points(one, other, "preference", hidden=False) == 0


def test_innovation_meets_influence_as_the_programme_names_them() -> None:
    leader, source = mentee("a", grade=5, unit="Board"), mentor("b", unit="Lab", grade_name="Apprentice")
    assert (
        points(leader, source, "innovation_influence", innovation_units=("lab",), influence_grades=("5",))
        == 10_000
    )
    assert points(leader, source, "innovation_influence", innovation_grades=("apprentice",)) == 10_000
    assert points(leader, source, "innovation_influence", innovation_units=("Sales",)) == 0
    assert points(leader, source, "innovation_influence", influence_units=("Lab",)) == 0


@pytest.mark.parametrize("hidden", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_every_pair_scores_what_an_addition_by_hand_gives(seed: int, hidden: bool) -> None:
    policy = Policy(
        weights=(Weights(), EVEN, Weights(interests=7))[seed], innovation_units=("unit 1", "unit 2")
    )
    cast = Cast.of(make_staff(seed, 60, 10, 25), policy)
    parts = Score(cast).parts(np.arange(len(cast.mentees)), hidden=hidden)
    for row, one in enumerate(cast.mentees):
        for column, other in enumerate(cast.mentors):
            counted = pair_points(one, other, cast.policy, cast.calendar, hidden)
            assert {part: int(table[row, column]) for part, table in parts.items()} == counted
            assert 0 <= sum(counted.values()) <= 10_000


def test_single_pairs_score_as_they_do_in_the_table() -> None:
    cast = Cast.of(make_staff(5, 60, 10, 25), Policy())
    score = Score(cast)
    pairs = [(3, 4), (0, 1), (3, 4), (9, 24)]
    table = score.parts(np.arange(10), hidden=False)
    assert score.of_pairs(pairs, hidden=False) == [
        {part: int(values[pair]) for part, values in table.items()} for pair in pairs
    ]
    assert score.of_pairs([], hidden=False) == []


def test_bands_go_up_with_the_visible_score() -> None:
    assert [band(score) for score in (0, 2499, 2500, 4500, 6500, 10_000)] == [
        "thin",
        "thin",
        "fair",
        "good",
        "very_good",
        "very_good",
    ]
    assert BANDS == ("thin", "fair", "good", "very_good")
