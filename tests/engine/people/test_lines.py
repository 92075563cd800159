"""Reporting lines are closed over solid and dotted steps, cycles included, and every oddity is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turnabout_engine.lines import Lines, certify, findings
from turnabout_engine.people import PersonRow

from tests.engine.people.staff import person

keys = st.sampled_from("abcdefgh")


@st.composite
def graphs(draw: st.DrawFn) -> list[PersonRow]:
    """Up to eight people with any managers: none, known, themself, unknown, in circles."""
    ids = draw(st.lists(keys, unique=True, min_size=1))
    ups = st.one_of(st.just(""), keys, st.just("stranger"))
    return [
        person(key, manager_id=draw(ups), dotted_manager_ids=tuple(draw(st.lists(keys, max_size=2))))
        for key in ids
    ]


def climb(rows: list[PersonRow], start: str, steps: int) -> set[str]:
    """Everybody reached by at most so many steps up, by repeated lookup."""
    ups = {row.person_id: {row.manager_id, *row.dotted_manager_ids} - {row.person_id} for row in rows}
    reached = {start}
    for _ in range(steps):
        reached |= {up for key in reached for up in ups[key] if up in ups}
    return reached - {start}


@given(graphs(), st.integers(1, 4))
def test_the_closure_is_what_a_naive_walk_finds(rows: list[PersonRow], steps: int) -> None:
    lines, ids = Lines(rows), sorted(row.person_id for row in rows)
    for rule, reach in (("whole", 20), (steps, steps)):
        marks = lines.in_line(ids, ids, rule).toarray()
        for at, one in enumerate(ids):
            for to, other in enumerate(ids):
                near = other in climb(rows, one, reach) or one in climb(rows, other, reach)
                assert marks[at, to] == near


@given(graphs())
def test_a_line_is_open_where_anybody_above_is_unknown(rows: list[PersonRow]) -> None:
    named = {row.person_id for row in rows}
    gaps = {r.person_id for r in rows if {r.manager_id, *r.dotted_manager_ids} - {""} - named}
    lines = Lines(rows)
    for row in rows:
        assert (row.person_id in lines.open) == bool(
            ({row.person_id} | climb(rows, row.person_id, 20)) & gaps
        )


@given(graphs())
def test_the_nearest_common_manager_has_the_fewest_steps_and_then_the_first_id(rows: list[PersonRow]) -> None:
    lines, ids = Lines(rows), [row.person_id for row in rows]
    one, other = ids[0], ids[-1]
    steps = {
        key: {k: n for n in range(20, 0, -1) for k in climb(rows, key, n)} | {key: 0} for key in (one, other)
    }
    met = sorted(
        (steps[one][key] + steps[other][key], key) for key in steps[one].keys() & steps[other].keys()
    )
    proof = certify(lines, one, other, "whole")
    assert (proof.distance, proof.common) == (met[0] if met else (None, None))


def test_a_certificate_names_manager_steps_and_verdict() -> None:
    rows = [
        person("head"),
        person("left", manager_id="head"),
        person("right", manager_id="head"),
        person("low", manager_id="right", dotted_manager_ids=("other",)),
        person("other"),
    ]
    proof = certify(Lines(rows), "left", "low", "whole")
    assert (proof.holds, proof.common, proof.mentee_steps, proof.mentor_steps, proof.distance) == (
        True,
        "head",
        1,
        2,
        3,
    )
    assert certify(Lines(rows), "head", "low", "whole").holds is False
    assert certify(Lines(rows), "head", "low", "whole").above == 2
    assert certify(Lines(rows), "head", "low", 1).holds is True
    assert certify(Lines(rows), "right", "low", 1).holds is False
    assert certify(Lines(rows), "other", "low", 1).holds is False, "a dotted manager counts like a solid one"
    assert certify(Lines(rows), "left", "other", "whole").common is None


def test_an_open_line_proves_nothing_over_the_whole_line_but_something_up_to_a_level() -> None:
    rows = [person("a", manager_id="gone"), person("b")]
    whole, level = certify(Lines(rows), "b", "a", "whole"), certify(Lines(rows), "b", "a", 2)
    assert (whole.holds, whole.open, level.holds, level.proved) == (False, True, True, 2)


def test_everything_odd_is_found_and_named() -> None:
    rows = [
        person("a", line=2),
        person("a", line=3),
        person("b", manager_id="b", line=4),
        person("c", manager_id="d", line=5),
        person("d", dotted_manager_ids=("c",), line=6),
        person("e", manager_id="gone", line=7),
        person("f", manager_id="a", line=8),
    ]
    found = {(finding.code, finding.value): finding for finding in findings(rows)}
    assert set(found) == {
        ("duplicate_key", "a"),
        ("self_report", "b"),
        ("unknown_manager", "gone"),
        ("cycle", "c"),
        ("several_roots", ""),
    }
    assert found["duplicate_key", "a"].lines == (2, 3)
    assert found["cycle", "c"].people == ("c", "d")


def test_a_list_without_managers_is_said() -> None:
    assert [finding.code for finding in findings([person("a"), person("b")])] == ["no_lines"]
    assert findings([]) == ()


@pytest.mark.parametrize("shape", ["chain", "star", "circle"])
def test_a_hundred_thousand_people_in_any_shape_are_looked_through_without_recursion(shape: str) -> None:
    size = 100_000
    ups = {
        "chain": lambda at: f"{at - 1}" if at else "",
        "star": lambda at: "0" if at else "",
        "circle": lambda at: f"{(at - 1) % size}",
    }[shape]
    rows = [person(f"{at}", manager_id=ups(at)) for at in range(size)]
    found = findings(rows)
    proof = certify(Lines(rows), str(size - 1), "0", "whole")
    assert proof.holds is False
    assert [finding.code for finding in found] == (["cycle"] if shape == "circle" else [])
