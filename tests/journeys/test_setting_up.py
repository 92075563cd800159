"""An administrator sets up a programme on a phone, in a browser without scripts: kind, plan, people, mails, mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ground.accounts.drawing import drawn_png
from tests.journeys.chromium import chromium, profile
from tests.journeys.coordinator import COHORT, PROGRAMME, set_up
from tests.journeys.hand import Hand
from tests.journeys.site import own_site

pytestmark = pytest.mark.journey


def make_mutual(hand: Hand) -> None:
    hand.press("Mutual mentoring")
    hand.page.wait_for_url(lambda address: "form=mutual" in address)
    hand.type("Name of the programme", PROGRAMME)
    hand.type("Name of its first cohort", COHORT)
    hand.press("Make the programme")
    hand.sees(COHORT)
    hand.press("The programme: purpose, people, mails, legal basis")
    hand.sees(PROGRAMME)
    hand.reads_there("Each pair decides who proposes times and topics.")


def change_the_plan(hand: Hand) -> None:
    hand.press("Change the plan")
    hand.sees("Purpose and rhythm")
    hand.tap("once a month")
    hand.press("Save the plan")
    hand.sees(PROGRAMME)
    hand.reads_there("The two meet once a month, for about 6 months.")


def name_and_undo(hand: Hand) -> None:
    hand.press("Name people")
    hand.sees("Who looks after it")
    hand.tap("Safeguarding contact: somebody to turn to; may be from outside")
    hand.type("Mail", "ada@outside.example")
    hand.type("Name", "Ada Ombuds")
    hand.press("Name them")
    hand.page.get_by_text("On no staff list").last.wait_for()
    row = hand.main.locator("li", has_text="Ada Ombuds")
    hand.press("Take away", within=row)
    hand.press("Undo")
    hand.page.get_by_text("Everything is as it was").wait_for()
    hand.reads_there("Ada Ombuds")
    hand.press("Back to the programme")


def word_a_mail(hand: Hand) -> None:
    hand.press("Change the mails")
    hand.sees("What its mails say")
    hand.press("Read and change")
    hand.sees("Asking people to take part")
    hand.type("Subject", "Come to {programm}")
    hand.press("Look at it first")
    hand.reads_there("{programm} is not known here")
    hand.type("Subject", "Come to {programme}")
    hand.press("Look at it first")
    hand.page.locator("h3", has_text=f"Come to {PROGRAMME}").wait_for()
    hand.press("Save the text")
    hand.page.get_by_text("Mails from now on say this").wait_for()


def show_the_mark(hand: Hand, folder: Path) -> None:
    mark = folder / "mark.png"
    mark.write_bytes(drawn_png(600, 100))
    hand.open("/organisation/", "your organisation")
    hand.sees("Your organisation")
    hand.type("Name of your organisation", "Quillmere")
    hand.bring(mark)
    hand.press("Save")
    hand.page.get_by_text("Mails from now on carry this").wait_for()


def test_a_programme_is_set_up_on_a_phone_without_scripts(tmp_path: Path) -> None:
    with own_site("--empty") as site, chromium() as browser:
        hand = Hand(profile(browser, phone=True, scripts=False), site.address)
        set_up(hand, site, name="Sam Whitlock", mail="sam@firm.example")
        make_mutual(hand)
        change_the_plan(hand)
        name_and_undo(hand)
        word_a_mail(hand)
        show_the_mark(hand, tmp_path)
