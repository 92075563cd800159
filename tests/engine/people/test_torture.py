"""Hostile strings and files go through the parser without a crash, and out again as text."""

from __future__ import annotations

import csv
import json
import os
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turnabout_engine.explain import PairExplanation
from turnabout_engine.io.pairs import read_pairs, write_pairs
from turnabout_engine.io.rows import COLUMNS, parse
from turnabout_engine.lines import findings

DATA = Path(os.environ.get("TURNABOUT_DATA", "../shared/data"))
here = pytest.mark.skipif(not DATA.is_dir(), reason="TURNABOUT_DATA is not there")


def table(rows: list[list[str]]) -> bytes:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    for whole in (data, b"person_id,name,role,offers,hours\n" + data):
        parsed = parse(whole)
        assert parsed.problems or parsed.columns
        findings(parsed.rows)
        read_pairs(whole)
        str((*parsed.problems, *parsed.notices)).encode()


@given(st.lists(st.text(max_size=30), min_size=len(COLUMNS), max_size=len(COLUMNS)))
def test_any_text_in_any_cell_is_read_or_told(cells: list[str]) -> None:
    parsed = parse(table([list(COLUMNS), cells]))
    assert parsed.rows or parsed.problems or not "".join(cells).strip()


@here
@pytest.mark.real_data
def test_naughty_strings_in_every_column() -> None:
    strings: list[str] = json.loads((DATA / "torture_blns/blns.json").read_text("utf-8"))
    for column in COLUMNS:
        rows = [[f"p{at}", value] for at, value in enumerate(strings)]
        names = ["person_id", column] if column != "person_id" else ["name", column]
        parsed = parse(table([names, *rows]))
        lines = {problem.line for problem in parsed.problems} | {row.line for row in parsed.rows}
        assert len(lines) >= len([value for value in strings if column != "person_id"])
        assert all(problem.remedy for problem in parsed.problems)
        findings(parsed.rows)


@here
@pytest.mark.real_data
def test_naughty_keys_come_back_from_pairs_csv_and_are_no_formulas() -> None:
    strings: list[str] = json.loads((DATA / "torture_blns/blns.json").read_text("utf-8"))
    payloads = (DATA / "torture_csv_injection/csv-payload.txt").read_text("utf-8").splitlines()
    parsed = parse(table([["person_id"], *([value] for value in (*strings, *payloads))]))
    keys = [row.person_id for row in parsed.rows]
    assert len(keys) > 450
    data = write_pairs((PairExplanation(key, key, key, key, "coordinator", "thin"), 1) for key in keys)
    assert [pair[0] for pair in read_pairs(data)[0]] == keys
    for row in csv.reader(StringIO(data.decode(), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@here
@pytest.mark.real_data
def test_odd_csv_files_with_our_header_keep_their_cells() -> None:
    for path in sorted((DATA / "torture_csv_spectrum/csvs").glob("*.csv")):
        data = path.read_bytes()
        assert parse(data).problems, "a file with a foreign header has no person_id"
        expected = json.loads((DATA / f"torture_csv_spectrum/json/{path.stem}.json").read_text("utf-8"))
        first, _, rest = data.partition(b"\n")
        if path.stem == "location_coordinates":
            # Quotes inside unquoted cells: read as they stand.
            assert parse(b"person_id,name,unit,site\n" + rest).rows[0].name.endswith('17.9"W')
            continue
        columns = ["person_id", "name", "title", "unit", "site"][: len(next(csv.reader([first.decode()])))]
        parsed = parse(",".join(columns).encode() + b"\n" + rest)
        found = [[getattr(row, column) for column in columns] for row in parsed.rows]
        wanted = [[" ".join(str(cell).split()) for cell in item.values()] for item in expected]
        told = {problem.code for problem in parsed.problems}
        assert (found, told) == (wanted, set()), path.stem
