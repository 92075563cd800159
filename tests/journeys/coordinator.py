"""The coordinator's way through the pages, from an empty installation to pairs that are out."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from tests.journeys.hand import Hand
from turnabout.cli.check.people import mail_to
from turnabout.cli.check.site import Site

PROGRAMME, COHORT = "Turnabout at Quillmere", "Spring cohort"
FROM_THE_TERMINAL = "the link in the terminal"
PASSPHRASE = "a passphrase for a throw-away database"


def set_up(hand: Hand, site: Site, *, name: str, mail: str) -> None:
    """From the link in the terminal to the page that makes a programme."""
    hand.open(site.link("become its administrator"), FROM_THE_TERMINAL)
    hand.sees("Set up Turnabout")
    hand.looks("set-up")
    hand.type("Your name", name)
    hand.type("Your mail", mail)
    hand.type("A password", PASSPHRASE)
    hand.press("Make my account")
    hand.sees("Make a programme")


def make_programme(hand: Hand, *, coordinator: str = "", deputy: str = "") -> None:
    """Everything but the name is filled in; whoever makes it coordinates it unless they name somebody else."""
    hand.looks("programme-new")
    hand.type("Name of the programme", PROGRAMME)
    hand.type("Name of its first cohort", COHORT)
    if coordinator:
        hand.type("Mail of the coordinator", coordinator)
    if deputy:
        hand.unfold("Others, words, rules, and what counts")
        hand.type("Mail of a deputy", deputy)
    hand.press("Make the programme")
    hand.sees("Programmes" if coordinator else COHORT)


def join(hand: Hand, site: Site, mail: str) -> None:
    """Come in by the link in the mail that says: you look after this programme."""
    letter = mail_to(site.address, mail, PROGRAMME).page
    hand.open(next(link for _words, link in letter.links if "/join/" in link), "the link in the mail")
    hand.sees("Welcome to Turnabout")
    hand.looks("join")
    hand.press("Open my account")
    hand.page.wait_for_url(lambda address: "/join/" not in address)
    hand.page.wait_for_load_state()


def bring_in(hand: Hand, path: Path, *, look_at: str = "") -> None:
    """From the page that takes a file to the page that says what it would do."""
    hand.sees("Bring in a file")
    if look_at:
        hand.looks("intakes")
    hand.bring(path)
    with hand.standing_still() if look_at else nullcontext():
        hand.press("Bring it in")
        if look_at:
            hand.sees(look_at)
            hand.looks("intake-under-way")
    hand.page.locator("h1", has_not_text=".csv").wait_for()


def take_over(hand: Hand) -> None:
    """From the page that says what would change to the one that says what did."""
    hand.sees("This is what would change")
    hand.press("Take it over")
    hand.page.locator("h1", has_text="The file is in").wait_for()


def bring_in_both(hand: Hand, site: Site, *, looking: bool = False) -> None:
    files = site.home / "files"
    hand.press("Bring in a file")
    bring_in(hand, files / "staff.csv", look_at="staff.csv" if looking else "")
    hand.looks("intake-ready")
    take_over(hand)
    hand.press("Bring in another file")
    bring_in(hand, files / "enrolments.csv")
    take_over(hand)
    hand.looks("intake-done")


def ask(hand: Hand) -> None:
    hand.press("See who gets a mail")
    hand.sees("Ask them to confirm")
    hand.looks("ask")
    hand.press("Send")
    hand.sees(COHORT)
    hand.looks("cohort-waiting")


def let_everybody_answer(hand: Hand) -> None:
    """What only a demo has: invented people read no mail, so one button answers for them."""
    hand.press("Let them answer")
    hand.sees("demo")
    hand.looks("demo")
    hand.press("Let everybody answer")
    hand.page.get_by_text("have confirmed").wait_for()
    hand.follow_menu(COHORT)
    hand.sees(COHORT)


def match(hand: Hand, *, looking: bool = False) -> None:
    hand.press("Go to the match")
    hand.sees("Match")
    hand.looks("runs")
    with hand.standing_still() if looking else nullcontext():
        hand.press("Match", within=hand.page.locator(".next"))
        if looking:
            hand.sees("Making the match")
            hand.looks("run-under-way")
    hand.sees("leaders have a reverse mentor", patience=120)


def publish(hand: Hand) -> None:
    hand.press("Publish")
    hand.sees("on hold")
    hand.looks("publication-held")
    hand.press("Release now")
    hand.sees("are out")
    hand.looks("publication-released")
