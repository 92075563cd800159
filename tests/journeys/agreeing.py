"""What two people do to agree on one page, and what that costs them at stated rates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys.hand import Hand

# Read aloud by two, each word once; a tap and a letter as in inviting somebody.
WORDS_A_MINUTE, TAP, LETTER = 130, 1.5, 0.35
SHEETS = re.compile(rb"/Type\s*/Page[^s]")
GOAL = "See how a budget is really made here"


@dataclass
class Together:
    """All that two do on one screen from their pair to a page that both confirmed."""

    taps: int = 0
    letters: int = 0
    words: int = 0

    @property
    def inputs(self) -> int:
        return self.taps + self.letters

    @property
    def seconds(self) -> float:
        return self.taps * TAP + self.letters * LETTER + self.words * 60 / WORDS_A_MINUTE


def agree_together(hand: Hand) -> Together:
    """From the page of the pair, after the first 20 minutes, on one screen. What is missing is typed."""
    done = Together()
    done.taps += _press(hand, "We have had our first 20 minutes")
    hand.sees("agree on")
    hand.main.get_by_text("It is filled in already").wait_for()
    done.words += _words(hand.page)
    for field in hand.main.locator("textarea:not([name$='_2'], [name$='_own'])").all():
        if not field.input_value():
            field.fill(GOAL)
            done.taps, done.letters = done.taps + 1, done.letters + len(GOAL)
    hand.looks("agreement-words")
    hand.act(hand.main.locator("label.tap", has_text="sits here with me").first)
    done.taps += 1 + _press(hand, "Confirm this page")
    hand.reads_there("You both stand by this page")
    return done


def fill_to_the_brim(hand: Hand) -> None:
    """Every rule, every choice of several, and each text as long as it may be."""
    hand.press("Change something")
    hand.main.get_by_text("Change what does not suit you").wait_for()
    for field in hand.main.locator("textarea").all():
        longest = int(field.get_attribute("maxlength") or 0)
        field.fill(("Something that matters to both of us. " * 10)[: longest - 1] + "x")
    for box in hand.main.locator(".field input[type=checkbox]:not([name=together])").all():
        box.check(force=True)
    hand.press("Confirm this page")
    hand.reads_there("is asked to confirm")


def sheets(page: Page, size: str) -> int:
    """How many pages it prints on."""
    return len(SHEETS.findall(page.pdf(format=size)))


def state(hand: Hand) -> None:
    hand.press("Which decisions one of you stays out of")
    hand.sees("What I stay out of")
    hand.main.get_by_text("Nothing yet").wait_for()
    hand.tap("promotion")
    hand.press("I stay out of this")
    hand.reads_there("holds while the pair lasts")
    hand.looks("stay-out-senior")


def declare_and_release(hand: Hand) -> None:
    hand.sees("stays out of")
    hand.tap("promotion")
    hand.type("What it is", "Team lead in May")
    hand.press("Put it down")
    hand.reads_there("Team lead in May")
    hand.press("Let them speak for me")
    hand.reads_there("may speak on this occasion")
    hand.looks("stay-out-junior")


def _press(hand: Hand, words: str) -> int:
    hand.press(words)
    return 1


def _words(page: Page) -> int:
    return len(page.locator("main").inner_text().split())
