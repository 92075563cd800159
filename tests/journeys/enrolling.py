"""A person of the staff list who signs in by code, takes a seat and fills in the form of their enrolment."""

from __future__ import annotations

import re

from tests.journeys.hand import Hand
from turnabout.cli.check.people import mail_to
from turnabout.cli.check.site import Site
from turnabout.cli.demo_organisation import Aim, Enrolment, Offer
from turnabout.people.catalogue import interests, topic

CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b|\b[A-Z0-9]{6}\b")
SIDE = {"mentor": "Teach first", "mentee": "Learn first"}


def come_in(hand: Hand, site: Site, mail: str, *, towards: str = "/") -> None:
    """Sign in with a code by mail."""
    hand.open(towards, "the address")
    hand.sees("Sign in")
    hand.looks("sign-in")
    hand.type("Your mail", mail)
    hand.press("Send me a code")
    hand.sees("Type the code")
    hand.looks("code")
    hand.type("Code", code_of(site, mail))
    hand.press("Sign in")


def code_of(site: Site, mail: str) -> str:
    found = CODE.search(mail_to(site.address, mail, "code").page.words)
    if found is None:
        raise AssertionError(f"The mail to {mail} holds no code")
    return found[0]


def take_part(hand: Hand, seat: str) -> None:
    hand.sees("Good to see you")
    hand.looks("home-newcomer")
    hand.press("Take part")
    hand.sees("Take part in")
    hand.looks("start")
    hand.press(SIDE[seat])
    hand.sees("Your place in")


def fill_in(hand: Hand, answers: Enrolment, *, live: bool) -> None:
    """`live`: what is found comes as one types; otherwise a button asks for it."""
    topics: tuple[Offer | Aim, ...] = (*answers.offers, *answers.aims, *answers.hesitant)
    for wanted in topics:
        add_topic(hand, wanted, live=live, hesitant=wanted in answers.hesitant)
    hand.unfold("Tap up to three")
    words = {interest.key: str(interest.label) for interest in interests()}
    for key in answers.interests:
        hand.tap(words[key])
    for number, answer in enumerate(answers.style):
        hand.inputs.append(f"style {number}: {answer}")
        hand.act(hand.main.locator(f'label.tap:has(input[name="style-{number}"][value="{answer}"])'))


def confirm(hand: Hand) -> None:
    hand.looks("enrolment")
    hand.press("Confirm", within=hand.page.locator("#confirm"))
    hand.sees("Good to see you")
    hand.main.get_by_text("You are in").wait_for()
    hand.looks("home-confirmed")


def add_topic(hand: Hand, wanted: Offer | Aim, *, live: bool, hesitant: bool = False) -> None:
    """Find a topic by its name, add it and say the levels in words."""
    name = str(topic(wanted.topic).name)
    section = hand.page.locator("#offers" if isinstance(wanted, Offer) else "#aims")
    hand.type("Find a topic", name, within=section)
    if not live:
        hand.press("Find", within=section)
    hand.press(f"Add {name}", within=section)
    row = section.locator("li.topic-row").filter(has=hand.page.locator("legend", has_text=name))
    row.wait_for()
    if isinstance(wanted, Offer):
        hand.choose("How well you know it", str(wanted.level), within=row)
        return
    hand.choose("Where you are", str(wanted.now), within=row)
    hand.choose("Where you want to be", str(wanted.wanted), within=row)
    if hesitant:
        hand.inputs.append("hesitant")
        hand.act(row.locator("label.tap-switch"))
