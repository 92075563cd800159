"""Every page that the journey itself does not pass, looked at in a tab beside it: nothing here is counted."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.coordinator import COHORT, bring_in
from tests.journeys.hand import Hand

BROKEN = (
    "person_id,name,email,manager_id,grade,languages\nA1,Ada,ada@firm.example,,eleven,en\nA1,Bo,bo@,A1,2,xx\n"
)
NOWHERE = "/nowhere/"


def beside(hand: Hand) -> Hand:
    """A second tab of the same person."""
    return Hand(hand.context, hand.site, hand.looks_with)


def before_any_file(hand: Hand) -> None:
    """A new cohort, the start page and the lists of whoever set it up, and a page that does not exist."""
    cohort = hand.page.url
    tab = beside(hand)
    _look(tab, "/", "home-administrator")
    _look(tab, "/programmes/", "programmes")
    _look(tab, "/account/email/", "account")
    _look(tab, "/account/logout/", "sign-out")
    _look(tab, cohort, "cohort-new")
    _look(tab, f"{cohort}rules/", "rules-of-nobody")
    _look(tab, f"{cohort}enrolments/", "enrolments-none")
    _look(tab, NOWHERE, "not-found")
    tab.page.close()


def a_refused_file(hand: Hand, folder: Path) -> None:
    """A file with cells that cannot be used: nothing of it is taken over, and the page says what to mend."""
    tab = beside(hand)
    broken = folder / "broken.csv"
    broken.write_text(BROKEN)
    tab.page.goto(f"{hand.page.url}intakes/")
    bring_in(tab, broken)
    tab.sees("Some of it we cannot read yet")
    tab.looks("intake-refused")
    tab.page.close()


def with_people(hand: Hand) -> None:
    cohort = hand.page.url
    tab = beside(hand)
    _look(tab, cohort, "cohort-ready")
    _look(tab, f"{cohort}rules/", "rules")
    _look(tab, f"{cohort}enrolments/", "enrolments")
    _look(tab, f"{cohort}intakes/", "intakes-before")
    _look(tab, "/topics/", "topics")
    _look(tab, "/demo/mails/", "demo-mails")
    tab.press("Take part")
    tab.looks("demo-mail")
    tab.page.close()


def when_published(hand: Hand) -> None:
    tab = beside(hand)
    tab.page.goto(hand.page.url)
    tab.press("The match, with every reason")
    tab.sees("leaders have a reverse mentor")
    tab.looks("review-over")
    tab.follow_menu(COHORT)
    tab.sees(COHORT)
    tab.looks("cohort-published")
    _look(tab, f"{tab.page.url}runs/", "runs-published")
    tab.page.close()


def _look(tab: Hand, address: str, name: str) -> None:
    tab.page.goto(address if "://" in address else f"{tab.site}{address}")
    tab.looks(name)
