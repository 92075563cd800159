"""Inviting, enrolling by the shortest way, letters, a desk, suggestions and assistants, in a browser with the demo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

import pytest

from tests.journeys import inviting as steps
from tests.journeys.chromium import chromium, profile
from tests.journeys.conftest import Note
from tests.journeys.eyes import Eyes, listen
from tests.journeys.hand import Hand
from tests.journeys.site import own_site
from turnabout.cli.demo_organisation import generate

pytestmark = pytest.mark.journey
MOST = {"mentee": (25, 180), "mentor": (30, 240)}  # inputs, seconds
PAGES = {"invite", "enrolments-with-view", "letters", "paper", "desk", "suggest", "assistants"}
TYPED = {"mentee": ("video", "chat"), "mentor": ("video", "phone")}


@dataclass
class Seen:
    eyes: Eyes = field(default_factory=Eyes)
    complaints: list[str] = field(default_factory=list)
    paths: dict[str, list[steps.Path]] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def seen() -> Iterator[Seen]:
    organisation, all_of_it = generate(), Seen()
    cast = organisation.cast
    with own_site() as site, chromium() as browser:

        def hand(*, phone: bool = False) -> Hand:
            context = profile(browser, phone=phone)
            listen(context, all_of_it.complaints, missing="/nowhere/")
            return Hand(context, site.address, all_of_it.eyes)

        def enter(words: str) -> Hand:
            person = hand()
            person.open(site.link(words), words)
            person.press("Sign in")
            person.page.wait_for_url(lambda address: "/demo/enter/" not in address)
            return person

        noor, ines = enter("coordinator  "), enter(organisation.person(cast.mentors[0]).name)
        steps.to_invite(noor)
        all_of_it.read["filter"] = steps.by_filter(noor)
        for place, seat in enumerate(("mentor", "mentee")):
            people = [organisation.person(one.person_id) for one in cast.to_enrol if one.role == seat]
            steps.by_list(noor, place, [one.email for one in people])
            for person, typed in zip(people, TYPED[seat], strict=False):
                steps.ask_by_list(noor, person.name)
                path = steps.shortest(hand(phone=True), site, person.email, seat=seat, typed=typed)
                all_of_it.paths.setdefault(seat, []).append(path)
        link = steps.open_link(noor)
        guest = hand()
        guest.page.goto(link)
        all_of_it.read["link"] = guest.reads()
        steps.keep_view(noor, "Those who said yes")
        yet = next(one for one in organisation.people if not one.email)
        steps.by_list(noor, 0, [yet.person_id])
        steps.take_off_and_back(noor, yet.name)
        steps.type_for_somebody(noor, yet.name)
        all_of_it.read["letter"] = steps.by_letter(noor, guest, yet.name)
        named = organisation.person(cast.mentees[0]).name
        steps.suggest(ines, named)
        steps.name_assistant(ines, named)
        all_of_it.read["assistants"] = ines.reads()
        yield all_of_it


@pytest.mark.parametrize("seat", ["mentee", "mentor"])
def test_the_shortest_way_to_a_yes_on_a_phone_is_short(seen: Seen, seat: str, note: Note) -> None:
    paths, (inputs, seconds) = seen.paths[seat], MOST[seat]
    note(f"inputs of a {seat}", median(path.inputs for path in paths))
    note(f"seconds of a {seat} at the stated rates", median(path.seconds for path in paths))
    assert median(path.inputs for path in paths) <= inputs
    assert median(path.seconds for path in paths) <= seconds


def test_a_filter_shows_whom_it_finds_before_anybody_is_listed(seen: Seen) -> None:
    assert "found" in seen.read["filter"]
    assert "on the list" in seen.read["filter"]


def test_a_link_asks_a_stranger_who_they_are(seen: Seen) -> None:
    assert "Sign in with a code" in seen.read["link"]


def test_a_letter_opens_the_form_that_was_typed_at_the_desk(seen: Seen) -> None:
    assert "typed this for you" in seen.read["letter"]


def test_an_assistant_and_what_was_done_stand_on_one_page(seen: Seen) -> None:
    assert "What was done" in seen.read["assistants"]


def test_every_page_has_one_heading_fits_a_narrow_screen_and_satisfies_axe(seen: Seen) -> None:
    assert seen.eyes.seen == PAGES
    assert seen.eyes.findings == []


def test_the_browser_complains_of_nothing(seen: Seen) -> None:
    assert seen.complaints == []
