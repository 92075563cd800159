"""pairs.csv and the JSON of a result come back as they went out, and spreadsheets find no formula in them."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turnabout_engine import Problem, explain, solve, verify
from turnabout_engine.build import problem_from_people
from turnabout_engine.explain import PairExplanation
from turnabout_engine.io.files import write_all
from turnabout_engine.io.pairs import neutral, plain, read_pairs, write_pairs
from turnabout_engine.io.result import Input, ResultError, from_json, to_json
from turnabout_engine.policy import Policy

from tests.engine.people.staff import make_staff

keys = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=12)


@given(st.text())
def test_a_neutral_cell_is_no_formula_and_comes_back(cell: str) -> None:
    assert neutral(cell)[:1] not in tuple("=+-@\t\r")
    assert plain(neutral(cell)) == cell


@given(st.lists(st.tuples(keys, keys), max_size=5))
def test_pairs_come_back_as_they_were_written(pairs: list[tuple[str, str]]) -> None:
    pairs = [(normalize("NFC", mentor), normalize("NFC", mentee)) for mentor, mentee in pairs]
    explained = [PairExplanation(a, b, a, b, "coordinator", "thin") for a, b in pairs]
    data = write_pairs((item, 7) for item in explained)
    found, problems = read_pairs(data)
    assert problems == ()
    assert list(found) == pairs


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_names_that_look_like_formulas_are_written_as_text(start: str) -> None:
    name = f"{start}HYPERLINK(1)"
    item = PairExplanation(name, "b", name, "b", "coordinator", "thin")
    rows = list(csv.reader(StringIO(write_pairs([(item, 1)]).decode(), newline="")))
    assert rows[1][0] == "'" + name


@pytest.mark.parametrize(
    "data", [b"", b"a,b\n1,2\n", b"mentor_id,mentee_id\nx,\n", b"mentor_id,mentee_id\nx,\x00\n"]
)
def test_a_file_without_pairs_is_told(data: bytes) -> None:
    pairs, problems = read_pairs(data)
    assert pairs == ()
    assert problems[0].remedy


def test_a_result_comes_back_and_still_holds() -> None:
    rows = make_staff(4, 60, 10, 25)
    keys = [row.person_id for row in rows]
    problem = problem_from_people(rows, Policy(seed=5), earlier=[(keys[20], keys[2])])
    solution = solve(problem)
    text = to_json(problem, solution, [Input.of("people", "people.csv", b"x")])
    result = from_json(text)
    again = result.problem(rows)
    back = result.solution(again)
    assert (again.scores != problem.scores).nnz == 0
    assert back.pairs.tolist() == solution.pairs.tolist()
    assert verify(again, back).holds
    assert to_json(again, back, result.inputs) == text


def test_a_result_says_what_it_was_made_from() -> None:
    rows = make_staff(4, 60, 10, 25)
    problem = problem_from_people(rows, Policy())
    document = json.loads(to_json(problem, solve(problem), [Input.of("people", "people.csv", b"x")]))
    assert document["format"] == "turnabout-result/1"
    assert document["policy"]["start"]
    assert (
        document["inputs"][0]["sha256"] == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    )
    assert set(document["zones"]) <= {row.timezone for row in rows}
    assert {"placed", "seats", "total", "worst", "certificate", "seed", "mode", "engine", "unmatched"} <= set(
        document
    )
    pair = document["pairs"][0]
    assert pair["visible"] == sum(pair["parts"].values())
    assert pair["line"]["holds"] is True
    assert {why["role"] for why in document["unmatched"]} <= {"mentor", "mentee"}
    assert [item.mentor_id for item in explain(problem, solve(problem), "coordinator").pairs] == [
        pair["mentor_id"] for pair in document["pairs"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "turnabout-result/1"}',
        '{"format":"turnabout-result/1","inputs":[],"policy":[]}',
        "[" * 9999,
    ],
)
def test_what_is_no_result_is_refused(text: str) -> None:
    with pytest.raises(ResultError):
        from_json(text)


def test_a_result_of_bare_scores_has_no_people_to_write() -> None:
    problem = Problem.from_scores([[1]])
    with pytest.raises(ValueError, match="needs its people"):
        to_json(problem, solve(problem))


def test_files_are_there_whole_or_not_at_all(tmp_path: Path) -> None:
    old = tmp_path / "old.csv"
    old.write_bytes(b"old")
    with pytest.raises(OSError, match="nowhere"):
        write_all({old: b"new", tmp_path / "nowhere" / "x.csv": b"new"})
    assert old.read_bytes() == b"old"
    write_all({old: b"new", tmp_path / "more.csv": b"more"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["more.csv", "old.csv"]
    assert old.read_bytes() == b"new"
