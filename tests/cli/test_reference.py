"""The reference page names every column, policy key, part, option and exit of the commands, with its default."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest
from turnabout_engine.io.result import FORMAT
from turnabout_engine.io.rows import COLUMNS, DROPPED
from turnabout_engine.policy import PARTS, Policy, Weights

from turnabout.cli import match
from turnabout.people.catalogue import interests

PAGE = (Path(__file__).parents[2] / "docs/reference/match.md").read_text("utf-8")


@pytest.mark.parametrize(
    "name",
    [*COLUMNS, *DROPPED, *Policy().as_mapping(), *PARTS, FORMAT, *(interest.key for interest in interests())],
)
def test_the_page_names(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize(
    "key",
    ["reporting_line", "grade_gap", "same_language", "overlap_hours", "floor", "floor_on", "seed", "weeks"],
)
def test_the_page_gives_the_default_of(key: str) -> None:
    assert f"| `{key}` | `{json.dumps(Policy().as_mapping()[key])}` |" in PAGE


@pytest.mark.parametrize("part", PARTS)
def test_the_page_gives_the_weight_of(part: str) -> None:
    assert f"| `{part}` | {getattr(Weights(), part)} |" in PAGE


def test_the_page_names_every_option() -> None:
    parser = argparse.ArgumentParser()
    match.add_arguments(parser)
    options = {
        option for action in parser._actions for option in action.option_strings if option.startswith("--")
    }
    assert all(f"`{option} " in PAGE or f"`{option}`" in PAGE for option in options - {"--help"})
