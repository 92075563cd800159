"""`turnabout match`: from files to proved pairs, and nothing written where something is wrong."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from turnabout_engine.io.rows import COLUMNS, ROLE_COLUMNS

from tests.cli.firm import PEOPLE, call, people_file
from tests.engine.people.staff import as_csv, make_staff


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def test_pairs_result_and_report_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, result, report = (tmp_path / name for name in ("pairs.csv", "result.json", "report.md"))
    assert call("match", people_file(tmp_path), "--out", out, "--json", result, "--report", report) == 0
    rows = table(out)
    document = json.loads(result.read_text("utf-8"))
    assert list(rows[0]) == ["mentor_id", "mentee_id", "score", "reasons"]
    assert [(row["mentor_id"], int(row["score"])) for row in rows] == [
        (pair["mentor_id"], pair["score"]) for pair in document["pairs"]
    ]
    assert document["total"] == sum(int(row["score"]) for row in rows)
    assert all(row["reasons"] for row in rows)
    told = capsys.readouterr().out
    assert f"{document['placed']} of 20 mentees have a mentor" in told
    assert "The rule language is off for" in told
    assert report.read_text("utf-8").startswith("# Match")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "pairs.csv",
        "people.csv",
        "report.md",
        "result.json",
    ]


def test_without_out_the_pairs_go_to_standard_output_and_the_summary_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("match", people_file(tmp_path)) == 0
    told = capsys.readouterr()
    assert told.out.startswith("mentor_id,mentee_id,score,reasons")
    assert "Rules: nobody in the other's reporting line" in told.err


def test_the_policy_of_toml_or_json_is_used_and_seed_and_mode_stand_above_it(tmp_path: Path) -> None:
    toml, plain = tmp_path / "p.toml", tmp_path / "p.json"
    toml.write_text('start = 2026-03-02\ngrade_gap = "off"\nseed = 3\n[weights]\nstyle = 0\n')
    plain.write_text('{"start": "2026-03-02", "grade_gap": null, "seed": 3, "weights": {"style": 0}}')
    people, documents = people_file(tmp_path), []
    for policy in (toml, plain):
        result = tmp_path / "r.json"
        assert (
            call("match", people, "--policy", policy, "--seed", 8, "--mode", "total", "--json", result) == 0
        )
        documents.append(json.loads(result.read_text()))
    assert documents[0]["policy"] == documents[1]["policy"]
    assert documents[0]["pairs"] == documents[1]["pairs"]
    assert (documents[0]["seed"], documents[0]["policy"]["grade_gap"]) == (8, None)
    assert [item["what"] for item in documents[0]["inputs"]] == ["people", "policy"]


def test_earlier_pairs_are_not_made_again(tmp_path: Path) -> None:
    people, first, second = people_file(tmp_path), tmp_path / "1.csv", tmp_path / "2.csv"
    assert call("match", people, "--out", first) == 0
    assert call("match", people, "--earlier", first, "--out", second) == 0

    def pairs(path: Path) -> set[tuple[str, str]]:
        return {(row["mentor_id"], row["mentee_id"]) for row in table(path)}

    assert pairs(second)
    assert pairs(first).isdisjoint(pairs(second))


def test_a_second_file_of_enrolments_gives_what_one_file_gives(tmp_path: Path) -> None:
    rows = make_staff(11, 120, 20, 50)
    staff = people_file(
        tmp_path, as_csv(rows, [column for column in COLUMNS if column not in ROLE_COLUMNS]), "staff.csv"
    )
    roles = people_file(tmp_path, as_csv(rows, ("person_id", *ROLE_COLUMNS), ";"), "roles.csv")
    one, two = tmp_path / "1.csv", tmp_path / "2.csv"
    assert call("match", people_file(tmp_path), "--out", one) == 0
    assert call("match", staff, roles, "--out", two) == 0
    assert one.read_bytes() == two.read_bytes()


def test_all_problems_of_all_files_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = people_file(tmp_path, b"person_id,role,hesitant\na,boss,secret:1\na,,\nb,mentor,\nb,mentor,\n")
    policy, earlier, out = tmp_path / "p.toml", tmp_path / "e.csv", tmp_path / "out.csv"
    policy.write_text('grade_gap = "wide"\nfloors = 1\n')
    earlier.write_text("who,whom\n1,2\n")
    out.write_text("kept")
    before = sorted(path.name for path in tmp_path.iterdir())
    assert call("match", people, "--policy", policy, "--earlier", earlier, "--out", out) == 2
    told = capsys.readouterr()
    for piece in (
        "grade_gap",
        "floors",
        "e.csv, line 1",
        "line 2, role: 'boss'",
        "line 2, hesitant",
        "b stands 2 times",
    ):
        assert piece in told.err
    assert "secret" not in told.err + told.out
    assert told.out == ""
    assert out.read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04\x14\x00\x06", "this is an Excel workbook. In Excel choose Save as, CSV UTF-8."),
        (b"person_id,name\na,Ada\n", "nobody takes part. Fill the column role"),
    ],
)
def test_a_list_that_cannot_be_matched_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    out = tmp_path / "out.csv"
    assert call("match", people_file(tmp_path, content), "--out", out) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert "1 problem; nothing was written." in told
    assert not out.exists()


@pytest.mark.parametrize("option", ["--out", "--json", "--report"])
def test_a_file_that_is_read_is_never_written_over(tmp_path: Path, option: str) -> None:
    people = people_file(tmp_path)
    assert call("match", people, option, people) == 2
    assert people.read_bytes() == PEOPLE


@pytest.mark.parametrize("missing", ["people", "policy", "folder"])
def test_a_file_or_folder_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: str
) -> None:
    arguments: list[object] = [people_file(tmp_path)]
    if missing == "people":
        arguments = [tmp_path / "nobody.csv"]
    elif missing == "policy":
        arguments += ["--policy", tmp_path / "none.toml"]
    else:
        arguments += ["--out", tmp_path / "nowhere" / "pairs.csv"]
    assert call("match", *arguments) == 2
    told = capsys.readouterr().err
    assert "No such file" in told
    assert str(arguments[-1]) in told


def test_a_folder_in_the_place_of_one_file_leaves_all_unwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, folder = tmp_path / "pairs.csv", tmp_path / "folder"
    folder.mkdir()
    assert call("match", people_file(tmp_path), "--out", out, "--json", folder) == 2
    told = capsys.readouterr().err
    assert f"{folder}: Is a directory" in told
    assert "nothing was written" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "people.csv"]


def shown(folder: Path, data: bytes) -> tuple[bytes, dict[str, object], str]:
    """Everything a match gives but the fingerprint of its file."""
    out, result, report = folder / "pairs.csv", folder / "result.json", folder / "report.md"
    assert call("match", people_file(folder, data), "--out", out, "--json", result, "--report", report) == 0
    document = json.loads(result.read_text())
    document.pop("inputs")
    lines = [line for line in report.read_text().splitlines() if "never looks at it" not in line]
    return out.read_bytes(), document, "\n".join(lines)


def test_age_gender_and_years_of_service_change_no_pair_score_or_reason(tmp_path: Path) -> None:
    rows = make_staff(11, 120, 20, 50)
    plain = shown(tmp_path, as_csv(rows))
    for seed in range(3):
        dice = Random(seed)

        def more(row: object, dice: Random = dice) -> dict[str, str]:
            year = dice.randint(1950, 2008)
            return {
                "start_date": f"{year + 18}-01-01",
                "date_of_birth": f"{year}-05-0{dice.randint(1, 9)}",
                "age": str(2026 - year),
                "gender": dice.choice("fmxd"),
            }

        assert shown(tmp_path, as_csv(rows, more=more)) == plain


def test_the_order_of_the_rows_changes_nothing(tmp_path: Path) -> None:
    rows = make_staff(11, 120, 20, 50)
    plain = shown(tmp_path, as_csv(rows))
    Random(1).shuffle(rows)
    again = shown(tmp_path, as_csv(rows))
    assert again[:2] == plain[:2]


def test_the_commands_load_neither_django_nor_a_compiler_and_open_no_connection(tmp_path: Path) -> None:
    people = people_file(tmp_path)
    program = f"""
import socket, sys
socket.socket.connect = lambda *args: (_ for _ in ()).throw(AssertionError("network"))
from turnabout.cli import main
assert main(["match", {str(people)!r}, "--json", {str(tmp_path / "r.json")!r}]) == 0
assert main(["verify", {str(tmp_path / "r.json")!r}, {str(people)!r}]) == 0
print(sorted(name for name in sys.modules if name.split(".")[0] in ("django", "numba")), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip().endswith("[]")


def test_pairs_that_are_excluded_allowed_or_locked_are_kept_to_and_proved(tmp_path: Path) -> None:
    people, first = people_file(tmp_path), tmp_path / "first.csv"
    assert call("match", people, "--out", first) == 0
    (one, *_rest) = table(first)
    alone = tmp_path / "one.csv"
    alone.write_text(f"mentor_id,mentee_id\n{one['mentor_id']},{one['mentee_id']}\n")
    for option, there in (("--exclude", False), ("--allow", True), ("--lock", True)):
        out, result = tmp_path / "out.csv", tmp_path / "result.json"
        assert call("match", people, option, alone, "--out", out, "--json", result) == 0
        pairs = {(row["mentor_id"], row["mentee_id"]) for row in table(out)}
        assert ((one["mentor_id"], one["mentee_id"]) in pairs) is there
        assert call("verify", result, people) == 0


def test_a_lock_against_a_rule_is_an_error_with_the_rule_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = people_file(
        tmp_path, b"person_id,manager_id,grade,role\na,,3,mentee\nb,a,1,mentor\nc,,1,mentor\n"
    )
    lock, out = tmp_path / "lock.csv", tmp_path / "out.csv"
    lock.write_text("mentor_id,mentee_id\nb,a\n")
    assert call("match", people, "--lock", lock, "--out", out) == 2
    assert "b and a cannot be kept together: the reporting line." in capsys.readouterr().err
    assert not out.exists()
