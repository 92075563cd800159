"""`turnabout verify`: holds for what `match` wrote, and says where anything else does not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.cli.firm import PEOPLE, call, people_file


@pytest.fixture
def result(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    assert call("match", people_file(tmp_path), "--json", path, "--out", tmp_path / "pairs.csv") == 0
    return path


def test_a_result_holds(result: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("verify", result, result.parent / "people.csv") == 0
    assert "The result holds" in capsys.readouterr().out


def drop_a_pair(document: dict[str, Any]) -> None:
    gone = document["pairs"].pop()
    document["seats"] -= 1
    document["placed"] -= 1
    document["total"] -= gone["score"]


def raise_a_score(document: dict[str, Any]) -> None:
    document["pairs"][0]["score"] += 1
    document["total"] += 1


def name_a_stranger(document: dict[str, Any]) -> None:
    document["pairs"][0]["mentor_id"] = "stranger"


def swap_two_mentors(document: dict[str, Any]) -> None:
    one, other = document["pairs"][:2]
    one["mentor_id"], other["mentor_id"] = other["mentor_id"], one["mentor_id"]


def pair_a_leader_with_the_head(document: dict[str, Any]) -> None:
    document["pairs"][0]["mentor_id"] = document["pairs"][0]["mentee_id"]


def praise_a_pair(document: dict[str, Any]) -> None:
    document["pairs"][0]["band"] = "superb"


def blame_a_rule(document: dict[str, Any]) -> None:
    document["unmatched"][0]["removed"] = []


def claim_more_places(document: dict[str, Any]) -> None:
    document["placed"] += 1


def weaken_the_proof(document: dict[str, Any]) -> None:
    document["certificate"]["leaves"][0]["mentee_prices"][0][2] += 5


def spoil_the_proof(document: dict[str, Any]) -> None:
    document["certificate"]["leaves"][0]["mentee_prices"] = "none"


def overflow_the_proof(document: dict[str, Any]) -> None:
    document["certificate"]["leaves"][0]["mentee_prices"][0][0] = 10**30


def forget_a_zone(document: dict[str, Any]) -> None:
    document["zones"].popitem()


def loosen_a_rule(document: dict[str, Any]) -> None:
    document["policy"]["grade_gap"] = None


def count_in_halves(document: dict[str, Any]) -> None:
    document["seats"] += 0.5


@pytest.mark.parametrize(
    "spoil",
    [
        drop_a_pair,
        raise_a_score,
        name_a_stranger,
        swap_two_mentors,
        pair_a_leader_with_the_head,
        praise_a_pair,
        blame_a_rule,
        claim_more_places,
        weaken_the_proof,
        spoil_the_proof,
        overflow_the_proof,
        forget_a_zone,
        loosen_a_rule,
        count_in_halves,
    ],
)
def test_a_result_that_was_changed_does_not_hold(
    result: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[dict[str, Any]], None]
) -> None:
    document = json.loads(result.read_text())
    spoil(document)
    result.write_text(json.dumps(document))
    assert call("verify", result, result.parent / "people.csv") == 1
    assert "does not hold" in capsys.readouterr().out


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in the document something stands."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


JUNK = (None, "", "x", -1, 10**30, 0.5, True, [], {}, [[]], [{}], "2026-13-01", {"a": 1}, float("nan"))


def test_whatever_is_put_anywhere_in_a_result_it_is_told_and_never_crashes(
    result: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, dice = result.read_text(), Random(5)
    every = list(places(json.loads(text)))
    for path in dice.sample([place for place in every if len(place) < 4], 150):
        document = json.loads(text)
        inner = document
        for key in path[:-1]:
            inner = inner[key]
        before, inner[path[-1]] = inner[path[-1]], dice.choice(JUNK)
        same = json.dumps(inner[path[-1]]) == json.dumps(before)
        result.write_text(json.dumps(document))
        code = call("verify", result, result.parent / "people.csv")
        capsys.readouterr()
        about_itself = path == ("engine",) or path[0] == "inputs" or same
        assert code in ((0, 1, 2) if about_itself else (1, 2)), path


def test_other_people_are_told_by_their_fingerprint(result: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = people_file(result.parent, PEOPLE + b"\r\n", "people.csv")
    assert call("verify", result, people) == 1
    assert "SHA-256" in capsys.readouterr().out


def test_zone_rules_that_changed_since_are_said_and_the_pinned_ones_used(
    result: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from turnabout_engine.hours import zones

    true = zones._offsets
    monkeypatch.setattr(zones, "_offsets", lambda *args: tuple((at, ahead + 30) for at, ahead in true(*args)))
    assert call("verify", result, result.parent / "people.csv") == 0
    assert "the zone rules of this machine differ" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "{}", "null", '{"format": "turnabout-result/9"}'])
def test_what_is_no_result_is_bad_input(result: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    result.write_text(text)
    assert call("verify", result, result.parent / "people.csv") == 2
    assert "1 problem" in capsys.readouterr().err


@pytest.mark.parametrize("mode", ["total", "fair", "stable"])
def test_the_result_of_every_mode_is_verified_from_its_files(mode: str, tmp_path: Path) -> None:
    people, result = people_file(tmp_path), tmp_path / "result.json"
    assert call("match", people, "--mode", mode, "--json", result, "--out", tmp_path / "o.csv") == 0
    assert json.loads(result.read_text("utf-8"))["mode"] == mode
    assert call("verify", result, people) == 0
