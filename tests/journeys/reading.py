"""Two people open the page of their pair from the link in their mail, and each finds the other there."""

from __future__ import annotations

import re

from playwright.sync_api import Browser

from tests.journeys.chromium import profile
from tests.journeys.enrolling import come_in
from tests.journeys.hand import Eye, Hand, no_eye
from turnabout.cli.check.people import mail_to
from turnabout.cli.check.site import Site
from turnabout.cli.demo_organisation import Person


def open_pair(hand: Hand, site: Site, person: Person) -> str:
    """Follow the mail to the pair, signing in on the way; the name of the partner."""
    letter = mail_to(site.address, person.email, "pair").page
    link = next(link for _words, link in letter.links if "/pairs/" in link)
    come_in(hand, site, person.email, towards=link)
    hand.sees("You and ")
    hand.main.get_by_text("Who can teach what").wait_for()
    return re.sub(r"^You and ", "", hand.page.locator("h1").inner_text().strip())


def read_pair(
    browser: Browser, site: Site, people: tuple[Person, ...], first: str, *, scripts: bool, eye: Eye = no_eye
) -> tuple[str, str]:
    """The first person reads who their partner is, and that partner reads theirs: their two names."""
    one = next(person for person in people if person.person_id == first)
    hand = Hand(profile(browser, phone=True, scripts=scripts), site.address, eye)
    partner = open_pair(hand, site, one)
    hand.looks("pair")
    hand.page.goto(site.address)
    hand.looks("home-with-pair")
    other = next(person for person in people if person.name == partner)
    desk = Hand(profile(browser, scripts=scripts), site.address, eye)
    back = open_pair(desk, site, other)
    desk.looks("pair-of-the-other")
    return partner, back
