"""Large matches take the road of lists in the commands too: same figures, proof in the file, a limit that says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from turnabout_engine.large import size

from tests.cli.firm import call, people_file


def matched(folder: Path, *more: object) -> dict[str, Any]:
    path = folder / "result.json"
    assert call("match", people_file(folder), "--json", path, "--out", folder / "pairs.csv", *more) == 0
    return json.loads(path.read_text())


def verified(folder: Path, document: dict[str, Any]) -> int:
    (folder / "result.json").write_text(json.dumps(document))
    return call("verify", folder / "result.json", folder / "people.csv")


@pytest.mark.parametrize("mode", ["total", "fair", "stable"])
def test_both_roads_write_the_same_figures_and_both_results_hold_on_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    by_table = matched(tmp_path, "--mode", mode)
    monkeypatch.setattr(size, "CELLS", 0)
    by_lists = matched(tmp_path, "--mode", mode)
    for figure in ("placed", "seats", "total", "worst", "reproducible"):
        assert by_lists[figure] == by_table[figure]
    assert [verified(tmp_path, document) for document in (by_lists, by_table)] == [0, 0]
    monkeypatch.undo()
    assert [verified(tmp_path, document) for document in (by_lists, by_table)] == [0, 0]


@pytest.mark.parametrize("mode", ["total", "stable"])
@pytest.mark.parametrize("cells", [0, size.CELLS], ids=["lists", "table"])
def test_the_number_of_pairs_who_would_rather_change_is_in_the_file_and_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], mode: str, cells: int
) -> None:
    monkeypatch.setattr(size, "CELLS", cells)
    document = matched(tmp_path, "--mode", mode)
    assert (document["blocking"] == 0) == (mode == "stable")
    document["blocking"] += 1
    assert verified(tmp_path, document) == 1
    assert "blocking" in capsys.readouterr().out


def test_a_time_limit_hands_out_the_best_found_and_the_file_says_what_is_not_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(size, "CELLS", 0)
    document = matched(tmp_path, "--time-limit", 0)
    assert document["reproducible"] is False
    assert "may give other pairs" in capsys.readouterr().out
    assert verified(tmp_path, document) == 0
    assert "not proved: placed could be better by at most" in capsys.readouterr().out
    document["reproducible"] = True
    assert verified(tmp_path, document) == 1
    assert "only a time limit can have left a gap here" in capsys.readouterr().out


def test_a_time_limit_below_nothing_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("match", people_file(tmp_path), "--time-limit", -1) == 2
    assert "--time-limit -1: give 0 or more seconds." in capsys.readouterr().err


def test_stable_pairs_that_would_be_both_ways_are_refused_with_a_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = "person_id,role,offers,aims\na,both,law:5,tax:0:3\nb,both,tax:5,law:0:3\n"
    people = people_file(tmp_path, both.encode())
    assert call("match", people, "--mode", "stable") == 2
    assert "mode stable: pairs two people both ways" in capsys.readouterr().err
    assert call("match", people, "--mode", "fair") == 0


def test_who_was_left_out_last_time_is_in_the_proof(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = matched(tmp_path)
    document["left_out"] = [document["pairs"][0]["mentee_id"]]
    assert verified(tmp_path, document) == 1
    assert "certificate" in capsys.readouterr().out
