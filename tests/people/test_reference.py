"""What the reference promises about files is what the code does."""

from __future__ import annotations

from pathlib import Path

import pytest
from turnabout_engine.io.rows import DROPPED, PRIVATE

from turnabout.people.intake import claims, limits, reading, staging
from turnabout.people.intake.columns import ROLE, STAFF
from turnabout.people.services import LARGEST
from turnabout.people.services.intakes import KEPT_FOR
from turnabout.people.services.profile import CONFIRMED
from turnabout.programmes.services.answers import MOST_CAPACITY

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "files.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("column", [*STAFF, *ROLE, *DROPPED, *PRIVATE])
def test_every_column_is_named(column: str) -> None:
    assert f"`{column}`" in TEXT


@pytest.mark.parametrize(
    "words",
    [
        f"{LARGEST // 2**20} MB",
        f"{reading.MOST_PROBLEMS:,}",
        f"{limits.LONGEST_KEY} characters a key",
        f"{limits.LONGEST['name']} characters",
        f"1 to {limits.MOST_SEATS},",
        f"{limits.MOST_TOPICS} topics, {limits.LONGEST_TOPIC} characters",
        f"{staging.STRETCH} at a time",
        f"after {KEPT_FOR.days} days",
    ],
)
def test_every_figure_is_the_one_in_the_code(words: str) -> None:
    assert words in TEXT


def test_what_files_never_overwrite_is_listed() -> None:
    for name in CONFIRMED:
        assert f"`{name}`" in TEXT


def test_attempts_and_silence_are_as_written() -> None:
    assert (claims.MOST_ATTEMPTS, claims.SILENT.total_seconds()) == (5, 300)
    assert "it broke five times" in TEXT
    assert "after five minutes" in TEXT


def test_seats_hold_as_many_partners_by_file_as_by_form() -> None:
    assert limits.MOST_SEATS == MOST_CAPACITY
