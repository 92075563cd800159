"""The tutorial shows pictures that exist, names every button of the way, and leads to pages that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.pictures import MOST_BYTES, SHOTS

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial" / "first-cohort.md"
LINKS = re.compile(r"\]\(([^)#]+)[^)]*\)")


def test_every_link_and_picture_leads_somewhere() -> None:
    broken = [link for link in LINKS.findall(TUTORIAL.read_text()) if not (TUTORIAL.parent / link).is_file()]
    assert broken == []


@pytest.mark.parametrize("name", sorted(shot.file for shot in SHOTS.values()))
def test_every_picture_is_there_is_shown_and_is_small(name: str) -> None:
    picture = TUTORIAL.parent / "pictures" / f"{name}.png"
    shown = TUTORIAL.read_text() + (ROOT / "README.md").read_text()
    assert picture.stat().st_size <= MOST_BYTES
    assert f"pictures/{name}.png" in shown
