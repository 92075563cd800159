"""Explanations speak of what both entered, in the viewer's words, and of nothing hidden."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from turnabout_engine import Problem, explain, solve
from turnabout_engine.build import problem_from_people
from turnabout_engine.explain import as_plain, explain_pairs, sentences
from turnabout_engine.explain.report import report
from turnabout_engine.explain.structure import Explanation, PairExplanation, Viewer
from turnabout_engine.people import Aim, Offer, PersonRow
from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import Policy

from tests.engine.people.staff import make_staff, mentee, mentor, person

VIEWERS: tuple[Viewer, ...] = ("mentor", "mentee", "coordinator")
LOOSE = Policy(grade_gap=None, same_language=False, overlap_hours=0, floor=0)


def pair(one: PersonRow, other: PersonRow, viewer: Viewer, *others: PersonRow) -> PairExplanation:
    (found,) = explain_pairs(Cast.of([one, other, *others], LOOSE), [(0, 0)], viewer)
    return found


HEAD = person("head", name="Wanjiru")
TOMAS = mentee(
    "t",
    name="Tomás",
    manager_id="head",
    unit="Finance",
    site="Porto",
    languages=("pt", "en-GB"),
    timezone="UTC",
    hours="09:00-17:00",
    offers=(Offer("Negotiation", 4),),
    aims=(Aim("Short video", 1, 3), Aim("AI tools", 0, 4), Aim("Slang", 2, 4)),
    interests=("chess", "board-games", "film"),
    style=(1, 2, 3),
)
INES = mentor(
    "i",
    name="Ines",
    manager_id="m",
    unit="Lab",
    site="porto",
    languages=("en-US",),
    timezone="UTC",
    hours="Mon-Wed 13:00-20:00",
    offers=(Offer("short VIDEO", 3), Offer("AI tools", 2), Offer("Slang", 2)),
    aims=(Aim("Negotiation", 0, 3), Aim("AI tools", 2, 4)),
    interests=("board-games", "film", "choir"),
    style=(1, 1, 3),
)
MIDDLE = person("m", name="Mei", manager_id="head")


def test_each_side_reads_what_they_share_first_and_then_who_teaches_what() -> None:
    said = {viewer: sentences(pair(TOMAS, INES, viewer, HEAD, MIDDLE)) for viewer in VIEWERS}
    assert said["mentee"] == (
        "You both chose board games and film as interests.",
        "You both want to learn AI tools.",
        "You both like a clear plan for a meeting and time to think when something could be better.",
        "You both work at Porto.",
        "You both speak English.",
        "Ines can teach you Short video: Ines has it as a part of every week; "
        "you want to get from following to managing alone.",
        "Ines can teach you AI tools: Ines deals with it now and then; "
        "you want to get from scratch to finding it easy, and managing with help is as far as this can go.",
        "You can teach Ines Negotiation: you are who others come to about it; "
        "Ines wants to get from scratch to managing alone.",
        "You work in Finance, Ines works in Lab.",
        "You have at least 12 hours of working time in common every week.",
        "Neither of you is in the other's reporting line; this was checked all the way up.",
        "Your nearest common manager is 3 steps away, both ways together.",
    )
    assert said["mentor"][5].startswith(
        "You can teach Tomás Short video: you have it as a part of every week; Tomás wants"
    )
    assert said["coordinator"][0] == "Both chose board games and film as interests."
    assert said["coordinator"][-1] == "Nearest common manager: Wanjiru (1 above Tomás, 2 above Ines)."


def test_nothing_is_said_of_what_nobody_entered() -> None:
    for viewer in VIEWERS:
        assert sentences(pair(mentee("a"), mentor("b"), viewer)) == ()
    half = pair(TOMAS, mentor("b"), "mentee", HEAD)
    assert sentences(half) == ()


def test_numbers_and_the_common_manager_are_for_coordinators_alone() -> None:
    for viewer in VIEWERS:
        found = pair(TOMAS, INES, viewer, HEAD, MIDDLE)
        told = json.dumps(as_plain(found))
        assert (found.score is not None) == ("Wanjiru" in told) == (viewer == "coordinator")
        assert found.line is not None
        assert found.line.distance == 3
    assert found.score == sum(points for _, points, _ in found.parts or ())


def flipped(rows: list[PersonRow], seed: int) -> list[PersonRow]:
    """The same people with other hesitant aims, preferences and refusals."""
    dice = Random(seed)
    keys = [row.person_id for row in rows]

    def hidden(row: PersonRow) -> PersonRow:
        aims = tuple(
            Aim(f"topic {dice.randrange(40)}", 0, dice.randint(1, 5)) for _ in range(dice.randrange(3))
        )
        wishes = (tuple(dice.sample(keys, dice.randrange(4))) for _ in range(2))
        return replace(row, hesitant=aims, **dict(zip(("prefer", "rather_not"), wishes, strict=True)))

    return [hidden(row) for row in rows]


def everything_shown(cast: Cast, pairs: list[tuple[int, int]]) -> bytes:
    """Structure, sentences and report of a fixed set of pairs, for every viewer."""
    shown = []
    for viewer in VIEWERS:
        found = explain_pairs(cast, pairs, viewer)
        shown += [[as_plain(item), sentences(item)] for item in found]
        shown.append([report(cast, Explanation(viewer, found), ())])
    return json.dumps(shown).encode()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_fixed_set_of_pairs_looks_the_same_whatever_is_hidden(seed: int, other: int) -> None:
    rows = make_staff(seed, 60, 10, 25)
    pairs = [(at, (at * 7 + seed) % 25) for at in range(10)]
    before = everything_shown(Cast.of(rows, Policy()), pairs)
    assert before == everything_shown(Cast.of(flipped(rows, other), Policy()), pairs)


def test_what_is_hidden_does_count_in_the_match() -> None:
    rows = make_staff(3, 60, 10, 25)
    scores = [problem_from_people(people, Policy()).scores.toarray() for people in (rows, flipped(rows, 1))]
    assert (scores[0] != scores[1]).any()


def test_a_solution_is_explained_pair_by_pair_with_those_left_over_for_coordinators() -> None:
    problem = problem_from_people(make_staff(2, 60, 10, 25), Policy())
    solution = solve(problem)
    for viewer in VIEWERS:
        explanation = explain(problem, solution, viewer)
        named = [(problem.mentee_ids[row], problem.mentor_ids[column]) for row, column in solution.pairs]
        assert [(item.mentee_id, item.mentor_id) for item in explanation.pairs] == named
        assert bool(explanation.unmatched) == (viewer == "coordinator")
        json.dumps(as_plain(explanation))


def test_a_problem_of_bare_scores_is_explained_by_its_scores() -> None:
    problem = Problem.from_scores([[9000, 10], [10, 3000]])
    explanation = explain(problem, solve(problem), "coordinator")
    assert [(item.score, item.band) for item in explanation.pairs] == [(9000, "very_good"), (3000, "fair")]
    assert sentences(explanation.pairs[0]) == ()


def test_an_unknown_viewer_is_refused() -> None:
    problem = Problem.from_scores([[1]])
    with pytest.raises(ValueError, match="no viewer"):
        explain(problem, solve(problem), "sponsor")


def test_a_report_shows_text_of_the_file_as_text() -> None:
    cast = Cast.of([mentee("a", name="[x](http://evil) <b>"), mentor("b", name="# *B*")], LOOSE)
    text = report(cast, Explanation("coordinator", explain_pairs(cast, [(0, 0)], "coordinator")), ())
    assert "### \\# \\*B\\* \\[b\\] teaches \\[x\\](http://evil) \\<b\\> \\[a\\]" in text
