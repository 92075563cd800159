"""The whole way in a browser as most people have it; on the way every page is looked over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.conftest import Note
from tests.journeys.coordinator import FROM_THE_TERMINAL
from tests.journeys.eyes import Eyes
from tests.journeys.keyboard import KeyboardHand
from tests.journeys.promises import FromFilesToPairs
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey
SCRIPTS = True
TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "first-cohort.md"
PAGES = {
    "sign-in", "code", "join", "set-up", "account", "sign-out", "not-found",
    "home-administrator", "home-coordinator", "home-newcomer", "home-confirmed", "home-with-pair",
    "programmes", "programme-new", "cohort-new", "cohort-ready", "cohort-waiting", "cohort-published",
    "rules", "rules-of-nobody", "intakes", "intakes-before", "intake-under-way", "intake-ready",
    "intake-done", "intake-refused",
    "enrolments", "enrolments-none", "ask", "runs", "run-under-way", "runs-published", "review", "review-decided",
    "review-over", "proposal", "publication-held", "publication-released", "start", "enrolment", "topics", "pair",
    "pair-of-the-other", "demo", "demo-mails", "demo-mail",
}  # fmt: skip


class TestWithScripts(FromFilesToPairs):
    def test_every_page_has_one_heading_fits_a_narrow_screen_and_satisfies_axe(self, walk: Walk) -> None:
        """At 1280 and 390 pixels in light and dark; at 320 pixels nothing stands beside the screen."""
        eyes = walk.eyes
        assert isinstance(eyes, Eyes)
        assert eyes.seen == PAGES
        assert eyes.findings == []

    def test_the_tutorial_names_every_button_in_its_order(self, walk: Walk) -> None:
        said = re.findall(r"\*\*(.+?)\*\*", " ".join(TUTORIAL.read_text().split()))
        of_the_page = [words for words in walk.pressed if words != FROM_THE_TERMINAL]
        named = [next((one for one in of_the_page if words.startswith(one)), "") for words in said]
        assert [words for words in named if words] == of_the_page

    def test_the_form_is_filled_in_by_keys_alone_and_every_stop_is_seen(self, walk: Walk, note: Note) -> None:
        hand = walk.enrolled["mentee by keys"]
        assert isinstance(hand, KeyboardHand)
        note("presses of Tab", hand.stops)
        assert hand.unseen == []
