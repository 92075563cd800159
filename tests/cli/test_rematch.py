"""`turnabout rematch`: few pairs change after people left, and the curve is told; a report says what else could be."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.firm import call, people_file
from tests.engine.people.staff import as_csv, make_staff

STAFF = make_staff(11, 120, 20, 50)


def pairs(path: Path) -> set[tuple[str, str]]:
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    return {(row["mentor_id"], row["mentee_id"]) for row in rows}


def test_after_a_leaver_most_pairs_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, again = tmp_path / "first.csv", tmp_path / "again.csv"
    assert call("match", people_file(tmp_path), "--out", first) == 0
    left = sorted(pairs(first))[0][0]
    today = people_file(tmp_path, as_csv([row for row in STAFF if row.person_id != left]), "today.csv")
    capsys.readouterr()
    assert call("rematch", today, "--before", first, "--price", 1000, "--out", again) == 0
    told = capsys.readouterr().out
    assert "pairs stay" in told
    assert [line.split()[0] for line in told.splitlines()[2:]] == ["0", "50", "200", "1,000"]
    assert len(pairs(first) & pairs(again)) >= len(pairs(first)) - 3
    assert left not in {mentor for mentor, _ in pairs(again)}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--price", "-1"), "give 0 or more"),
        (("--out", "PEOPLE"), "this file is read already"),
        (("--policy", "PEOPLE"), "people.csv"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, str], words: str
) -> None:
    people, before = people_file(tmp_path), tmp_path / "before.csv"
    before.write_text("mentor_id,mentee_id\n")
    given = [str(people) if one == "PEOPLE" else one for one in arguments]
    there = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert call("rematch", people, "--before", before, *given) == 2
    assert words in capsys.readouterr().err
    assert there == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_the_report_of_a_match_says_what_else_could_be(tmp_path: Path) -> None:
    people = people_file(
        tmp_path,
        b"person_id,grade,role,aims\nann,3,mentee,AI:0:4\nben,3,mentee,\ncat,1,mentor,\n",
    )
    report = tmp_path / "report.md"
    policy = tmp_path / "policy.toml"
    policy.write_text("floor = 0\n")
    assert call("match", people, "--policy", policy, "--report", report, "--out", tmp_path / "p.csv") == 0
    text = report.read_text("utf-8")
    assert "It would be enough if cat took one more person." in text
    assert "Others for cat: " in text
    assert "at the price of nothing" in text
