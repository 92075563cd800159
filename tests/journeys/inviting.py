"""What is done to invite and to enrol without a mail or with an assistant, step by step, each as one person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator

from tests.journeys.hand import Hand
from turnabout.cli.check.people import mail_to
from turnabout.cli.check.site import Site

PASSPHRASE = "three short words"
# How long somebody takes on a phone: to find a thing and tap it, to type a letter, to read a page that opens.
TAP, LETTER, READ = 1.5, 0.35, 12.0


@dataclass
class Path:
    """The least that somebody does between the mail and their yes: every tap, choice and letter is an input."""

    taps: int = 0
    letters: int = 0
    pages: int = 0

    @property
    def inputs(self) -> int:
        return self.taps + self.letters

    @property
    def seconds(self) -> float:
        return self.taps * TAP + self.letters * LETTER + self.pages * READ


def to_invite(hand: Hand) -> None:
    hand.page.goto(hand.site)
    hand.page.locator("header.top").get_by_role(
        "link", name=re.compile("cohort|2027|Spring", re.I)
    ).first.click()
    hand.press("Invite people")
    hand.sees("Invite people")


def by_filter(hand: Hand) -> str:
    """The highest grade there is, as leaders; returns what the next page says."""
    hand.main.locator("#filter label.tap").nth(1).click()
    lowest = hand.page.locator("#filter select[name=lowest]")
    lowest.select_option(lowest.locator("option").last.get_attribute("value") or "")
    hand.press("See who that is")
    hand.page.locator("#found").wait_for()
    return hand.reads()


def by_list(hand: Hand, seat: int, people: list[str]) -> None:
    to_invite(hand)
    hand.main.locator("#list label.tap").nth(seat).click()
    hand.page.locator("#list textarea").fill("\n".join(people))
    hand.press("Put them on the list", within=hand.page.locator("#list"))
    hand.page.get_by_text("new on the list").wait_for()


def ask_by_list(hand: Hand, name: str) -> None:
    """By the list: found by name, chosen, asked."""
    hand.page.goto(_cohort(hand) + "enrolments/?q=" + name.replace(" ", "+"))
    hand.page.locator("label.tick").first.click()
    hand.press("Ask them by mail")
    hand.page.get_by_text("on its way").wait_for()


def take_off_and_back(hand: Hand, name: str) -> None:
    hand.page.goto(_cohort(hand) + "enrolments/?q=" + name.replace(" ", "+"))
    hand.page.locator("label.tick").first.click()
    hand.press("Take off the list")
    hand.page.get_by_text("1 seat is off the list").wait_for()
    hand.page.get_by_role("button", name="Undo").click()
    hand.page.get_by_text("1 seat is as it was").wait_for()


def keep_view(hand: Hand, name: str) -> None:
    hand.page.goto(_cohort(hand) + "enrolments/?state=confirmed")
    hand.type("Keep this view as", name)
    hand.press("Keep it")
    hand.page.get_by_text("The view is kept").wait_for()
    hand.looks("enrolments-with-view")


def open_link(hand: Hand) -> str:
    to_invite(hand)
    hand.press("Make a link")
    hand.page.get_by_text("The link is there").wait_for()
    hand.looks("invite")
    return hand.page.locator("#links code").first.inner_text()


def shortest(hand: Hand, site: Site, mail: str, *, seat: str, typed: str) -> Path:
    """From the mail to the yes: one topic found by a few letters, its levels, and the button."""
    path = Path()
    letter = mail_to(site.address, mail, "take part").page
    hand.page.goto(next(link for _words, link in letter.links if "/join/" in link or "/enrolments/" in link))
    path.taps, path.pages = 1, 1
    if hand.page.locator("h1", has_text="Welcome").count():
        _tap(hand, path, hand.find("Open my account"))
        path.pages += 1
    hand.sees("Your place in")
    section = hand.page.locator("#offers" if seat == "mentor" else "#aims")
    field = section.get_by_label("Find a topic").first
    _tap(hand, path, field)
    field.press_sequentially(typed)
    path.letters += len(typed)
    _tap(hand, path, section.locator("button[name=add]").first)
    row = section.locator("li.topic-row").first
    row.wait_for()
    for select in row.locator("select").all():
        options = select.locator("option").all()
        select.select_option(
            options[2].get_attribute("value") if "now" in _name(select) else _value(options[-1])
        )
        path.taps += 2  # one opens the list, one chooses
    _tap(hand, path, hand.find("Confirm", within=hand.page.locator("#confirm")))
    hand.main.get_by_text("You are in").wait_for()
    return path


def by_letter(noor: Hand, guest: Hand, name: str) -> str:
    """The code on somebody's letter lets them in to their form."""
    noor.page.goto(_cohort(noor) + "letters/")
    noor.press("Make letters")
    noor.page.locator(".letter-code").first.wait_for()
    noor.looks("letters")
    letter = noor.page.locator(".letter").filter(has=noor.page.locator("h2", has_text=name))
    code = letter.locator(".letter-code").inner_text()
    guest.page.goto(f"{guest.site}/paper/")
    guest.looks("paper")
    guest.type("Code on the letter", code.lower())
    guest.type("Passphrase", PASSPHRASE)
    guest.press("Come in")
    guest.sees("Your place in")
    return guest.reads()


def type_for_somebody(hand: Hand, name: str) -> None:
    hand.page.goto(_cohort(hand) + "enrolments/?q=" + name.replace(" ", "+"))
    hand.press("Type for them")
    hand.sees("Type for")
    hand.looks("desk")
    hand.press("Leave it for them to confirm")
    hand.page.get_by_text("looks at it and confirms").wait_for()


def suggest(hand: Hand, name: str) -> None:
    hand.page.goto(hand.site)
    hand.press("Suggest a colleague")
    hand.type("Find a colleague by name", name)
    hand.press("Find")
    hand.looks("suggest")
    hand.press("Could learn")
    hand.page.get_by_text("is on the list of those to be asked").wait_for()


def name_assistant(hand: Hand, name: str) -> None:
    hand.page.goto(hand.site)
    hand.press("Name an assistant")
    hand.sees("Assistants")
    hand.type("Find a colleague by name", name)
    hand.press("Find")
    hand.press("May place my meetings")
    hand.page.get_by_text("may place meetings for you").wait_for()
    hand.looks("assistants")


def _tap(hand: Hand, path: Path, thing: Locator) -> None:
    hand.act(thing)
    path.taps += 1


def _name(select: Locator) -> str:
    return str(select.get_attribute("name"))


def _value(option: Locator) -> str:
    return str(option.get_attribute("value"))


def _cohort(hand: Hand) -> str:
    found = re.search(r"/cohorts/[0-9a-f-]{36}/", hand.page.url)
    assert found
    return f"{hand.site}{found[0]}"
