"""The directory and the catalogue in a browser, with the 800 people of the demo: one walk of three people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.journeys import looking_after as steps
from tests.journeys.chromium import chromium, profile
from tests.journeys.eyes import Eyes, listen
from tests.journeys.hand import Hand
from tests.journeys.site import own_site
from turnabout.cli.demo_organisation import generate

pytestmark = pytest.mark.journey
PAGES = {
    *("people", "person", "person-lines", "sites", "site", "units", "units-order"),
    *("own-entry", "own-experience", "own-offers", "corrections", "correction"),
    *("topics-desk", "topic-new", "topic", "topics-esco"),
}
TOPIC, OTHER = "Repairing a bicycle", "Calmer mail and chat"


@dataclass
class Seen:
    eyes: Eyes = field(default_factory=Eyes)
    complaints: list[str] = field(default_factory=list)
    topics: dict[str, str] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def seen() -> Iterator[Seen]:
    organisation, all_of_it = generate(), Seen()
    ines = organisation.person(organisation.cast.mentors[0]).name
    with own_site(patience=400) as site, chromium() as browser:

        def hand(words: str) -> Hand:
            context = profile(browser)
            listen(context, all_of_it.complaints, missing="/nowhere/")
            person = Hand(context, site.address, all_of_it.eyes)
            person.open(site.link(words), words)
            person.press("Sign in")
            person.page.wait_for_url(lambda address: "/demo/enter/" not in address)
            return person

        mentor, noor, sam = hand(ines), hand("coordinator  "), hand("administrator  ")
        steps.keep_own_entry(mentor, dt.date.today())  # noqa: DTZ011  # days in a form have no zone
        steps.settle_request(noor, ines)
        steps.look_round(noor, ines)
        steps.order_units(sam)
        steps.add_topic(noor, TOPIC)
        steps.merge_and_part(noor, TOPIC, OTHER)
        steps.bring_in_skills(noor, site.home)
        for typed in ("velo", "bicicle", "自転車", "plait"):
            all_of_it.topics[typed] = steps.search_topic(mentor, typed)
        mentor.page.goto(f"{site.address}/me/")
        all_of_it.read["own"] = mentor.reads()
        steps.find(noor, ines.replace("a", "", 1), ines)
        all_of_it.read["coordinator"] = noor.reads()
        yield all_of_it


def test_who_asked_reads_the_answer(seen: Seen) -> None:
    assert "Answered: The list says so from Monday." in seen.read["own"]


def test_the_coordinator_finds_her_by_a_slip_and_sees_what_she_switched_on(seen: Seen) -> None:
    assert "Moving to another country" in seen.read["coordinator"]
    assert "Forty clips for the spring range" in seen.read["coordinator"]
    assert "You see this because you coordinate a programme that they are in" in seen.read["coordinator"]


def test_a_new_topic_and_an_imported_skill_are_found_by_other_words_slips_and_scripts(seen: Seen) -> None:
    assert all(TOPIC in seen.topics[typed] for typed in ("velo", "bicicle", "自転車"))
    assert "Weave baskets" in seen.topics["plait"]


def test_every_page_has_one_heading_fits_a_narrow_screen_and_satisfies_axe(seen: Seen) -> None:
    assert seen.eyes.seen == PAGES
    assert seen.eyes.findings == []


def test_the_browser_complains_of_nothing(seen: Seen) -> None:
    assert seen.complaints == []
