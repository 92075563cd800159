"""What people do in the directory and in the catalogue, step by step, each as one person at a browser."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.journeys.hand import Hand

SKILLS = (
    "conceptUri,preferredLabel,altLabels,description\n"
    "http://e.example/skill/1,weave baskets,plait baskets | make baskets,Weave a basket. Then another.\n"
)


def find(hand: Hand, typed: str, name: str) -> None:
    """From the menu to somebody's page, by what is typed for their name."""
    hand.follow_menu("People")
    hand.sees("People")
    hand.looks("people")
    hand.type("Find somebody by name, title or unit", typed)
    hand.press("Find")
    hand.press(name)
    hand.sees(name)


def keep_own_entry(hand: Hand, today: dt.date) -> None:
    """Away for a week, one thing switched on, something shown, something wrong."""
    hand.follow_menu("People")
    hand.press("Your own entry")
    hand.page.get_by_text("Your entry in the directory").wait_for()
    hand.looks("own-entry")
    first = today + dt.timedelta(days=30)
    hand.type("First day away", first.isoformat())
    hand.type("Last day away", (first + dt.timedelta(days=6)).isoformat())
    hand.press("Add these days")
    hand.page.get_by_text("Nobody is asked to meet you").wait_for()
    hand.choose("What is wrong", "title", within=hand.main)
    hand.type("How should it be?", "I lead the studio since May.")
    hand.press("Ask to put it right")
    hand.page.get_by_text("Whoever looks into it answers here").wait_for()
    hand.press("What you have lived")
    hand.sees("What you have lived")
    hand.looks("own-experience")
    hand.tap("Moving to another country")
    hand.press("Save")
    hand.page.get_by_text("1 is switched on").wait_for()
    hand.press("Your entry")
    hand.press("What you can teach")
    hand.looks("own-offers")
    hand.page.locator("main input[type=text]").first.fill("Forty clips for the spring range")
    hand.tap("All staff may see in the directory what I can teach")
    hand.press("Save")
    hand.page.get_by_text("Saved.").wait_for()


def settle_request(hand: Hand, name: str) -> None:
    hand.follow_menu("People")
    hand.press("What people find wrong (1 new)")
    hand.sees("What people find wrong")
    hand.looks("corrections")
    hand.press("My job title")
    hand.sees(name)
    hand.looks("correction")
    hand.press("I am looking into it")
    hand.page.get_by_text("sees that somebody looks into it").wait_for()
    hand.type("Your answer", "The list says so from Monday.")
    hand.press("Answer and settle")
    hand.page.get_by_text("reads it on their own page").wait_for()


def look_round(hand: Hand, name: str) -> None:
    """A person with everything, their line, sites and units."""
    find(hand, name, name)
    hand.looks("person")
    hand.press("See the reporting line")
    hand.sees(f"The line above {name}")
    hand.looks("person-lines")
    hand.follow_menu("People")
    hand.press("Sites and public holidays")
    hand.sees("Sites")
    hand.looks("sites")
    hand.press("Porto")
    hand.sees("Porto")
    hand.looks("site")
    hand.choose("Country", "DE", within=hand.main)
    hand.press("Save")
    hand.choose("Region", "BY", within=hand.main)
    hand.press("Save")
    hand.page.get_by_text("Germany, BY").wait_for()


def order_units(hand: Hand) -> None:
    hand.follow_menu("People")
    hand.press("Units")
    hand.sees("Units")
    hand.looks("units")
    hand.press("Put units under each other")
    hand.looks("units-order")
    hand.press("Save the tree")
    hand.page.get_by_text("The tree of units is as you put it").wait_for()


def add_topic(hand: Hand, name: str) -> None:
    hand.follow_menu("People")
    hand.press("The catalogue of topics")
    hand.sees("Topics")
    hand.looks("topics-desk")
    hand.press("Add a topic")
    hand.looks("topic-new")
    hand.type("Name of the topic", name)
    hand.type("One sentence", "Mend a tyre together and ride round the block.")
    hand.choose("Family", "craft-and-career", within=hand.main)
    hand.type("Other words people type for it", "cycling, velo, 自転車")
    hand.press("Add it")
    hand.page.get_by_text("is in the catalogue").wait_for()


def merge_and_part(hand: Hand, name: str, other: str) -> None:
    """Put together, thought better of, laid aside, thought better of."""
    _open_topic(hand, name)
    hand.looks("topic")
    _search(hand, "Find another topic", other)
    hand.press("Goes into this")
    hand.page.get_by_text(f"is now “{other}”").wait_for()
    hand.press("Undo")
    hand.page.get_by_text("stands on its own again").wait_for()
    hand.press("Lay it aside")
    hand.page.get_by_text("is offered to nobody any more").wait_for()
    hand.press("Undo")
    hand.page.get_by_text("is back").wait_for()


def _open_topic(hand: Hand, name: str) -> None:
    hand.page.goto(f"{hand.site}/catalogue/")
    _search(hand, "Find a topic", name)
    hand.press("Look")
    hand.sees(name)


def _search(hand: Hand, label: str, typed: str) -> None:
    form = hand.main.locator("form[role=search]")
    hand.type(label, typed, within=form)
    hand.press("Find", within=form)


def bring_in_skills(hand: Hand, folder: Path) -> None:
    path = folder / "skills.csv"
    path.write_text(SKILLS)
    hand.page.goto(f"{hand.site}/catalogue/esco/")
    hand.looks("topics-esco")
    hand.bring(path)
    hand.press("Bring them in")
    hand.page.get_by_text("1 skill is new").wait_for()


def search_topic(hand: Hand, typed: str) -> str:
    hand.page.goto(f"{hand.site}/topics/")
    _search(hand, "Find a topic", typed)
    hand.page.wait_for_url(lambda address: "q=" in address)
    hand.sees("Topics")
    return hand.reads()
