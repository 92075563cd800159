"""Why somebody has no pair: open rules with their counts, private causes only together and only from five on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from turnabout_engine.explain import unmatched_sentences
from turnabout_engine.people import PersonRow
from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import Policy
from turnabout_engine.rules import Unmatched, unmatched

from tests.engine.people.staff import mentee, mentor

POLICY = Policy(grade_gap=1, same_language=True, overlap_hours=0, floor=0)


def leader(**said: object) -> PersonRow:
    return mentee("z", grade=4, languages=("en",), **said)


def why(rows: list[PersonRow], key: str = "z", **more: object) -> Unmatched:
    return next(item for item in unmatched(Cast.of(rows, POLICY, **more), []) if item.person_id == key)


def crowd(count: int) -> list[PersonRow]:
    return [mentor(f"m{at}", grade=1, languages=("en",)) for at in range(count)]


def test_each_open_rule_is_counted_by_itself() -> None:
    rows = [
        leader(),
        mentor("a", manager_id="z", grade=5, languages=("fr",)),
        mentor("b", grade=4, languages=("fr",)),
        mentor("c", grade=1, languages=("fr",)),
    ]
    found = why(rows)
    assert (found.candidates, dict(found.removed)) == (
        3,
        {"reporting_line": 1, "grade_gap": 2, "language": 3},
    )
    assert (found.passing, found.cause, found.not_available) == (0, "rules", None)
    assert unmatched_sentences(found, "Zoë") == (
        "Zoë has no mentor. Of 3 mentors, the reporting line removes 1, the grade gap removes 2 and no language in "
        "common removes 3 (each counted by itself).",
        "Nobody passes all the rules.",
    )


def test_those_who_pass_were_taken_or_not_available() -> None:
    found = why([leader(), *crowd(3)])
    assert (found.passing, found.cause) == (3, "crowded_out")
    assert (
        unmatched_sentences(found, "Zoë")[-1]
        == "3 people pass all the open rules; they were taken or not available."
    )


@pytest.mark.parametrize("refused", [1, 2, 3, 4])
def test_fewer_than_five_private_causes_leave_no_trace(refused: int) -> None:
    keys = tuple(f"m{at}" for at in range(refused))
    for size in (refused, refused + 1, 9):
        plain = why([leader(), *crowd(size)])
        assert why([leader(rather_not=keys), *crowd(size)]) == plain
        assert why([leader(), *crowd(size)], earlier=[(key, "z") for key in keys]) == plain
        assert (
            why(
                [
                    leader(),
                    *(replace(row, rather_not=("z",)) for row in crowd(size)[:refused]),
                    *crowd(size)[refused:],
                ]
            )
            == plain
        )


def test_five_or_more_are_told_together_and_never_apart() -> None:
    earlier = [("m4", "z"), ("m5", "z")]
    found = why([leader(rather_not=("m0", "m1", "m2")), *crowd(9)], earlier=earlier)
    assert (found.not_available, found.passing, found.cause) == (5, 9, "crowded_out")
    assert "5 of them are not available" in unmatched_sentences(found, "Zoë")[-1]
    everyone = why([leader(rather_not=tuple(f"m{at}" for at in range(9))), *crowd(9)])
    assert (everyone.cause, everyone.removed) == ("not_available", ())


def test_a_person_with_nobody_on_the_other_side_is_told_so() -> None:
    found = why([leader()])
    assert found.cause == "nobody"
    assert unmatched_sentences(found, "Zoë") == ("Zoë has no mentor: nobody takes part as one.",)


def test_both_roles_are_looked_at() -> None:
    rows = [leader(), *crowd(2)]
    cast = Cast.of(rows, POLICY)
    assert [(item.person_id, item.role) for item in unmatched(cast, [(0, 1)])] == [("m0", "mentor")]
