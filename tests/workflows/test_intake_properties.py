"""What holds for any file: twice is once, the order of columns and the size of stretches do not matter, and whatever
the bytes are, a file is taken over whole or refused with reasons."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import Cast
from tests.workflows.files import bring_in, everything, queue, taken
from turnabout.people import intake as steps
from turnabout.people.models import Intake, Person
from turnabout.workflows import intake as workflow

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

few = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

KEYS = ["a", "b", "c", "ines", "tomas", "Ж", "10"]
words = st.text(st.characters(exclude_categories=["C"]), max_size=12)
keys = st.sampled_from(KEYS)
CELLS = {
    "name": words,
    "title": words,
    "email": st.sampled_from(["", "x@firm.example", "Y@FIRM.example"]),
    "manager_id": st.sampled_from(["", *KEYS, "gone"]),
    "dotted_manager_ids": st.lists(st.sampled_from([*KEYS, "lost"]), max_size=3).map(";".join),
    "grade": st.sampled_from(["", "1", "5"]),
    "unit": words,
    "country": st.sampled_from(["", "gb", "NG"]),
    "timezone": st.sampled_from(["", "Europe/Lisbon"]),
    "languages": st.sampled_from(["", "en", "pt;en"]),
    "hours": st.sampled_from(["", "09:00-17:00", "Mon-Wed 09:00-15:00"]),
    "role": st.sampled_from(["", "mentor", "mentee", "both"]),
    "capacity": st.sampled_from(["", "2", "1/3"]),
    "offers": st.sampled_from(["", "short-video:4", "short-video:4;Knots:2"]),
    "aims": st.sampled_from(["", "Knots:0:2;green-claims:1:3", "green-claims:0:1"]),
    "interests": st.sampled_from(["", "chess", "chess;film"]),
    "style": st.sampled_from(["", "1;2;3"]),
}


@st.composite
def tables(draw: Any) -> list[dict[str, str]]:
    """A list with any of the columns, whose cells can all be used."""
    columns = draw(st.lists(st.sampled_from(sorted(CELLS)), unique=True, min_size=1))
    people = draw(st.lists(keys, min_size=1, max_size=8))
    return [{"person_id": key, **{name: draw(CELLS[name]) for name in columns}} for key in people]


def write(table: list[dict[str, str]], columns: list[str] | None = None, separator: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns or list(table[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue()


class Undone(Exception):
    """Takes back what a trial did."""


def outcome(*trials: Any) -> Any:
    """What the trials leave behind, taken back afterwards."""
    seen = None
    try:
        with transaction.atomic():
            for trial in trials:
                trial()
            seen = everything()
            raise Undone
    except Undone:
        return seen


@few
@given(table=tables())
def test_the_same_file_twice_is_the_file_once(cast: Cast, table: list[dict[str, str]]) -> None:
    file = write(table)
    counts: list[dict[str, Any]] = []

    def once() -> None:
        counts.append(taken(cast.cohort, file).counts)

    assert outcome(once) == outcome(once, once)
    again = counts[-1]
    assert (again["new"], again["changed"], again["topics_to_review"], again["lines_mended"]) == (0, 0, 0, 0)
    assert again["unchanged"] == again["named"] == len({row["person_id"] for row in table})
    assert again.get("seats_new", 0) == again.get("seats_changed", 0) == 0


@few
@given(table=tables(), data=st.data())
def test_columns_may_stand_in_any_order_and_behind_semicolons(
    cast: Cast, table: list[dict[str, str]], data: st.DataObject
) -> None:
    columns = data.draw(st.permutations(list(table[0])))
    plain, shuffled = write(table), "\ufeff" + write(table, columns, ";")
    assert outcome(lambda: taken(cast.cohort, plain)) == outcome(lambda: taken(cast.cohort, shuffled))


@few
@given(table=tables(), stretch=st.integers(1, 9))
def test_the_size_of_stretches_does_not_matter(cast: Cast, table: list[dict[str, str]], stretch: int) -> None:
    def in_stretches() -> None:
        queue(cast.cohort, write(table))
        claim = steps.claim_next()
        assert claim
        assert steps.read(claim, stretch=stretch)
        workflow._switch(claim, cast.cohort)

    assert outcome(in_stretches) == outcome(lambda: taken(cast.cohort, write(table)))


@few
@given(table=tables(), bad=st.integers(0, 7))
def test_one_bad_cell_anywhere_leaves_everything_as_it_was(
    cast: Cast, table: list[dict[str, str]], bad: int
) -> None:
    broken = [{"grade": "", **row} for row in table]
    broken[bad % len(table)]["grade"] = "no number"
    before = everything()

    def refused() -> None:
        intake = bring_in(cast.cohort, write(broken))
        assert intake.state == "refused"
        assert [problem["line"] for problem in intake.problems] == [bad % len(table) + 2]

    assert outcome(refused) == before


@few
@given(data=st.one_of(st.binary(min_size=1, max_size=300), st.text(max_size=300).map(str.encode)))
def test_whatever_the_bytes_are_a_file_is_taken_or_refused_with_reasons(cast: Cast, data: bytes) -> None:
    for file in (data, b"person_id,name,manager_id\n" + data):
        if not file.strip():
            continue
        people = Person.objects.count()
        intake = bring_in(cast.cohort, file)
        assert intake.state in ("switched", "refused"), intake.error
        if intake.state == "refused":
            assert all(problem["remedy"] for problem in intake.problems)
            assert intake.problems
            assert Person.objects.count() == people
        assert Intake.objects.filter(state__in=["queued", "reading", "staged"]).count() == 0
