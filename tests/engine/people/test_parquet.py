"""A staff list in Parquet reads as the same list in CSV; what cannot be read is told with place and remedy."""

from __future__ import annotations

import builtins
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from turnabout_engine.io.rows import parse
from turnabout_engine.people.plain import to_plain

from turnabout.cli import main

CSV = b"""person_id,name,manager_id,grade,languages,role,offers,aims
a,Amina Diallo,,5,en;fr,mentee,,AI tools:0:4
b,Bo Nilsson,a,2,en,mentor,AI tools:5,
c,Chen Wei,,2,,mentor,AI tools:3;Law:2,Sales:1:3
"""


def parquet(**columns: list[Any]) -> bytes:
    out = BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def the_list() -> bytes:
    """The people of CSV: lists as lists, grades as numbers, nothing as null."""
    return parquet(
        person_id=["a", "b", "c"],
        name=["Amina Diallo", "Bo Nilsson", "Chen Wei"],
        manager_id=[None, "a", None],
        grade=[5, 2, 2],
        languages=[["en", "fr"], ["en"], None],
        role=["mentee", "mentor", "mentor"],
        offers=[[], ["AI tools:5"], ["AI tools:3", "Law:2"]],
        aims=["AI tools:0:4", None, "Sales:1:3"],
    )


def test_the_same_people_come_from_parquet_as_from_csv() -> None:
    by_csv, by_parquet = parse(CSV), parse(the_list())
    assert by_parquet.problems == ()
    assert [to_plain(row) for row in by_parquet.rows] == [to_plain(row) for row in by_csv.rows]
    assert by_parquet.columns == by_csv.columns
    assert by_parquet.notices == by_csv.notices


def test_a_cell_that_cannot_be_used_is_named_as_in_csv() -> None:
    (problem,) = parse(parquet(person_id=["a", "b"], grade=[1, 0])).problems
    assert (problem.line, problem.column, problem.value) == (3, "grade", "0")


def test_a_column_of_columns_is_named() -> None:
    problems = parse(parquet(person_id=["a"], hours=[{"from": 9}])).problems
    assert [(one.line, one.column, one.code) for one in problems] == [(2, "hours", "parquet_nested")]


def test_a_file_that_ends_too_early_is_told() -> None:
    (problem,) = parse(the_list()[:200]).problems
    assert problem.code == "parquet_broken"


def test_without_the_library_the_remedy_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *given: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *given)

    monkeypatch.setattr(builtins, "__import__", without)
    (problem,) = parse(the_list()).problems
    assert "turnabout-engine[parquet]" in str(problem)


def test_the_command_matches_and_verifies_people_from_parquet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people, pairs, result = (str(tmp_path / name) for name in ("people.parquet", "pairs.csv", "result.json"))
    Path(people).write_bytes(the_list())
    assert main(["match", people, "--out", pairs, "--json", result]) == 0
    assert "c,a," in Path(pairs).read_text("utf-8")
    assert main(["verify", result, people]) == 0
    assert "The result holds" in capsys.readouterr().out
