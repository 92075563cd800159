"""Eight people of a small firm, matched by hand and by the engine.

Wanjiru heads the firm. Tomás and Mei report to her; Kofi and Ines to Tomás; Aarav and Leilani to Mei; Yusuf, a
part-timer in Lisbon, to nobody here. Three leaders want to learn, four people teach, and Aarav also has a dotted line
to Tomás: everybody who learns is above him.
"""

from __future__ import annotations

from turnabout_engine import explain, solve, verify
from turnabout_engine.build import problem_from_people
from turnabout_engine.check import check_solution
from turnabout_engine.explain import sentences
from turnabout_engine.io.rows import parse
from turnabout_engine.policy import Policy, Weights
from turnabout_engine.rules import lockouts

FIRM = b"""\
person_id;name;manager_id;dotted_manager_ids;grade;timezone;languages;hours;role;capacity;offers;aims
w;Wanjiru;;;5;Africa/Nairobi;en;09:00-17:00;mentee;1;Strategy:5;Short video:0:3
t;Tom\xc3\xa1s;w;;4;Europe/Lisbon;pt;09:00-17:00;mentee;1;Negotiation:4;AI tools:1:3
m;Mei;w;;4;Asia/Singapore;en;09:00-17:00;mentee;1;;AI tools:0:4
k;Kofi;t;;2;Africa/Accra;en;09:00-17:00;mentor;2;AI tools:4;Strategy:0:3
i;Ines;t;;2;Europe/Lisbon;pt;09:00-17:00;;;AI tools:5;
a;Aarav;m;t;2;Asia/Kolkata;en;10:00-18:00;mentor;1;AI tools:3;
l;Leilani;m;;1;Europe/Lisbon;pt;13:00-17:00;mentor;1;AI tools:2;Negotiation:0:4
y;Yusuf;;;1;Europe/Lisbon;en;Mon-Wed 09:00-13:00;mentor;2;Short video:3;
"""
POLICY = Policy.from_mapping({"start": "2026-06-01", "weights": {"in_return": 50}, "reporting_line": "whole"})


def test_the_rules_leave_the_pairs_that_a_person_would_find() -> None:
    problem = problem_from_people(parse(FIRM).rows, POLICY)
    coo = problem.scores.tocoo()
    found = {(problem.mentor_ids[c], problem.mentee_ids[r]) for r, c in zip(coo.row, coo.col, strict=True)}
    # w is above k, a and l; a is under m and, dotted, under t; l speaks only pt, w and m only en; y only en, t only pt;
    # k starts at 09:00 UTC, when Singapore stops; y and m share an hour on three days: 08:00 to 09:00 UTC.
    assert found == {("y", "w"), ("l", "t"), ("y", "m")}


def test_yusuf_has_two_seats_so_everybody_is_placed() -> None:
    problem = problem_from_people(parse(FIRM).rows, POLICY)
    solution = solve(problem)
    assert (solution.placed, solution.seats) == (3, 3)
    assert verify(problem, solution).holds


def test_with_a_shorter_line_and_fewer_hours_everybody_finds_somebody() -> None:
    policy = Policy.from_mapping({"start": "2026-06-01", "reporting_line": 1, "overlap_hours": 0})
    problem = problem_from_people(parse(FIRM).rows, policy)
    solution = solve(problem)
    named = {(problem.mentor_ids[column], problem.mentee_ids[row]) for row, column in solution.pairs}
    # Kofi (level 4) takes Mei all the way; Leilani is the only one left who may teach Tomás.
    assert named == {("y", "w"), ("l", "t"), ("k", "m")}
    assert verify(problem, solution).holds
    assert check_solution(problem, solution) == ()


def test_the_score_is_what_pencil_and_paper_give() -> None:
    weights = Weights(aims=50, in_return=50, style=0, overlap=0, other_unit=0, preference=0)
    problem = problem_from_people(
        parse(FIRM).rows, Policy(weights=weights, reporting_line=1, overlap_hours=0)
    )
    row, column = problem.mentee_ids.index("t"), problem.mentor_ids.index("l")
    # Tomás wants 1 to 3 and Leilani is at 2: half of 5000. She wants 0 to 4 and he is at 4: all of 5000.
    assert problem.scores[row, column] == 2500 + 5000


def test_set_up_shows_whom_the_whole_line_locks_out() -> None:
    found = {item.rule: item for item in lockouts(parse(FIRM).rows, POLICY)}
    assert found["reporting_line"].mentees == ()
    assert found["reporting_line"].mentors == ("a",)
    assert found["reporting_line"].pairs == 7
    assert found["overlap"].pairs == 2


def test_the_pair_is_explained_to_both() -> None:
    problem = problem_from_people(parse(FIRM).rows, POLICY)
    solution = solve(problem)
    explanation = explain(problem, solution, "mentee")
    said = {item.mentee_id: sentences(item) for item in explanation.pairs}
    assert said["t"] == (
        "You both speak Portuguese.",
        "Leilani can teach you AI tools: Leilani deals with it now and then; you want to get from following to "
        "managing alone, and managing with help is as far as this can go.",
        "You can teach Leilani Negotiation: you are who others come to about it; "
        "Leilani wants to get from scratch to finding it easy.",
        "You have at least 20 hours of working time in common every week.",
        "Neither of you is in the other's reporting line; this was checked all the way up.",
        "Your nearest common manager is 3 steps away, both ways together.",
    )
