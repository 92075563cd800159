"""Two people of the demo agree on one page in a browser, print it, and one says what they stay out of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.journeys import agreeing as steps
from tests.journeys import coordinator
from tests.journeys.chromium import chromium, profile
from tests.journeys.conftest import Note
from tests.journeys.eyes import Eyes, listen
from tests.journeys.hand import Hand
from tests.journeys.reading import open_pair
from tests.journeys.site import own_site
from turnabout.cli.demo_organisation import generate

pytestmark = pytest.mark.journey
MOST_MINUTES = 8
MOST_INPUTS = 60  # two goals that nobody had entered may have to be typed
PAGES = {
    *("agreement-words", "agreement", "agreement-asked", "agreement-versions"),
    *("stay-out-senior", "stay-out-junior"),
}


@dataclass
class Seen:
    eyes: Eyes = field(default_factory=Eyes)
    complaints: list[str] = field(default_factory=list)
    together: steps.Together = field(default_factory=steps.Together)
    sheets: dict[str, int] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def seen() -> Iterator[Seen]:
    organisation, all_of_it = generate(), Seen()
    mentor = organisation.person(organisation.cast.mentors[0])
    with own_site(patience=400) as site, chromium() as browser:

        def hand(*, phone: bool = False) -> Hand:
            context = profile(browser, phone=phone)
            listen(context, all_of_it.complaints, missing="/nowhere/")
            return Hand(context, site.address, all_of_it.eyes)

        noor = hand()
        noor.open(site.link("coordinator  "), "coordinator")
        noor.press("Sign in")
        noor.sees("Good to see you")
        noor.page.locator("header.top nav a").nth(1).click()
        coordinator.match(noor)
        coordinator.publish(noor)

        ines, tomas = hand(), hand(phone=True)
        partner = open_pair(ines, site, mentor)
        leader = next(one for one in organisation.people if one.name == partner)
        all_of_it.together = steps.agree_together(ines)
        ines.looks("agreement")
        for size in ("A4", "Letter"):
            all_of_it.sheets[size] = steps.sheets(ines.page, size)

        open_pair(tomas, site, leader)
        tomas.press("Open your page")
        tomas.sees("agree on")
        all_of_it.read["told"] = tomas.reads()
        tomas.press("Yes, that was me")
        tomas.reads_there("You both stand by this page")

        steps.fill_to_the_brim(ines)
        tomas.page.reload()
        tomas.reads_there("asks for other words")
        all_of_it.read["asked"] = tomas.reads()
        ines.page.goto(tomas.page.url)
        ines.looks("agreement-asked")
        tomas.press("I agree to the new words")
        tomas.reads_there("Your name stands under this page")
        ines.page.reload()
        for size in ("A4", "Letter"):
            all_of_it.sheets[f"{size}, filled to the brim"] = steps.sheets(ines.page, size)
        ines.press("All versions")
        ines.sees("All versions")
        ines.looks("agreement-versions")

        page = tomas.page.url.replace("/agreement/", "/")
        tomas.page.goto(page)
        steps.state(tomas)
        ines.page.goto(f"{page}stay-out/")
        steps.declare_and_release(ines)
        tomas.page.reload()
        tomas.press("I have spoken")
        tomas.reads_there("spoke, with leave")
        all_of_it.sheets["stay out"] = steps.sheets(ines.page, "A4")
        yield all_of_it


def test_two_agree_in_eight_minutes_from_what_is_filled_in(seen: Seen, note: Note) -> None:
    note("inputs of two on one screen", seen.together.inputs)
    note("words on the page", seen.together.words)
    note("minutes at the stated rates", round(seen.together.seconds / 60, 1))
    assert seen.together.inputs <= MOST_INPUTS
    assert seen.together.seconds <= MOST_MINUTES * 60


def test_whoever_was_confirmed_for_is_asked_whether_that_was_them(seen: Seen) -> None:
    assert "Was it you who confirmed on the screen of" in seen.read["told"]
    assert "Take my name away" in seen.read["told"]


def test_other_words_that_need_both_are_shown_against_the_earlier_ones(seen: Seen) -> None:
    assert "Other words are asked for" in seen.read["asked"]
    assert "Keep the earlier words" in seen.read["asked"]


def test_the_page_prints_on_one_sheet_however_full_it_is(seen: Seen) -> None:
    assert set(seen.sheets.values()) == {1}, seen.sheets


def test_every_page_has_one_heading_fits_a_narrow_screen_and_satisfies_axe(seen: Seen) -> None:
    assert seen.eyes.seen >= PAGES
    assert seen.eyes.findings == []


def test_the_browser_complains_of_nothing(seen: Seen) -> None:
    assert seen.complaints == []
