"""A policy says all that is wrong with it at once, and its weights always make 10000 points."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turnabout_engine.io.policies import read_policy
from turnabout_engine.policy import PARTS, Policy, PolicyError, Weights
from turnabout_engine.solve import MODES


def test_the_defaults_are_those_that_are_promised() -> None:
    policy = Policy()
    assert (policy.reporting_line, policy.grade_gap, policy.same_language) == ("whole", 1, True)
    assert (policy.overlap_hours, policy.floor, policy.seed, policy.weeks) == (2, 1, 0, 4)
    assert policy.weights.interests == policy.weights.innovation_influence == 0
    assert policy.start is None
    assert policy.dated().start is not None


def test_every_problem_is_named_with_key_value_and_remedy() -> None:
    with pytest.raises(PolicyError) as caught:
        Policy.from_mapping(
            {
                "reporting_line": "off",
                "grade_gap": 1.5,
                "same_language": "yes",
                "overlap_hours": -1,
                "floor": True,
                "floor_on": "hidden",
                "start": "tomorrow",
                "weights": {"aims": "many", "age": 5},
                "grades": {"Director": 0},
                "reporting_lines": "whole",
                "innovation_units": "Lab",
            }
        )
    said = {problem.key: problem for problem in caught.value.problems}
    assert set(said) == {
        "reporting_line",
        "grade_gap",
        "same_language",
        "overlap_hours",
        "floor",
        "floor_on",
        "start",
        "weights.aims",
        "weights.age",
        "grades.Director",
        "reporting_lines",
        "innovation_units",
    }
    assert all(problem.remedy for problem in caught.value.problems)
    assert said["grade_gap"].value == 1.5
    assert "reporting_line?" in said["reporting_lines"].remedy


@pytest.mark.parametrize("value", ["off", False, None, 0, -1, "", "half"])
def test_the_reporting_line_is_never_off(value: object) -> None:
    with pytest.raises(PolicyError):
        Policy.from_mapping({"reporting_line": value})


def test_weights_that_are_all_nothing_are_refused() -> None:
    with pytest.raises(PolicyError, match="above 0"):
        Policy.from_mapping({"weights": dict.fromkeys(PARTS, 0)})


amounts = st.one_of(st.integers(0, 1000), st.floats(0, 1000))
weights = st.builds(Weights, **dict.fromkeys(PARTS, amounts)).filter(
    lambda weights: any(getattr(weights, part) for part in PARTS)
)


@given(weights)
def test_points_are_whole_and_make_ten_thousand_together(given_weights: Weights) -> None:
    points = given_weights.points()
    assert sum(points.values()) == 10_000
    assert all(value >= 0 for value in points.values())
    assert all(points[part] == 0 for part in PARTS if getattr(given_weights, part) == 0)


@given(
    st.builds(
        Policy,
        reporting_line=st.one_of(st.just("whole"), st.integers(1, 9)),
        grade_gap=st.one_of(st.none(), st.integers(-3, 3)),
        overlap_hours=st.floats(0, 40),
        start=st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2040, 1, 1))),
        weights=weights,
        grades=st.dictionaries(st.text("abc", min_size=1), st.integers(1, 9)),
        innovation_units=st.lists(st.text("xyz")).map(tuple),
    )
)
def test_a_policy_survives_its_mapping_and_json(policy: Policy) -> None:
    assert Policy.from_mapping(policy.as_mapping()) == policy
    assert read_policy(json.dumps(policy.as_mapping()).encode(), "p.json") == policy


def test_a_toml_file_is_read_with_its_date_and_tables() -> None:
    text = b'grade_gap = "off"\nstart = 2026-03-02\n[weights]\naims = 1\n[grades]\n"Head of" = 4\n'
    policy = read_policy(text, "policy.toml")
    assert (policy.grade_gap, policy.start, policy.grades) == (None, date(2026, 3, 2), {"Head of": 4})
    assert policy.weights.in_return == Weights().in_return


@pytest.mark.parametrize(
    ("data", "name"), [(b"\xff", "p.toml"), (b"a = ", "p.toml"), (b"{", "p.json"), (b"[1]", "p.json")]
)
def test_a_broken_policy_file_is_refused_by_its_name(data: bytes, name: str) -> None:
    with pytest.raises(PolicyError) as caught:
        read_policy(data, name)
    assert caught.value.problems[0].key == name


@pytest.mark.parametrize("mode", ["total", "fair", "stable"])
def test_the_solver_s_modes_are_known_to_the_policy(mode: str) -> None:
    assert mode in MODES
    assert Policy.from_mapping({"mode": mode}).mode == mode
