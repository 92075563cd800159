"""Two hundred names of grades are put into groups by hand, by dragging and by keyboard; the form sends what the groups
say, and without scripts the table is all there."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from playwright.sync_api import Page, Route

from tests.cast import Cast
from tests.journeys.chromium import chromium, profile
from turnabout.people.models import Intake, Person
from turnabout.workflows.bring_in import bring_in_file
from turnabout.workflows.intake import read_waiting_files

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
KINDS = ("Junior", "Plain", "Senior", "Lead")
NAMES = [f"{kind} {n}" for kind in KINDS for n in range(50)]
ADDRESS = "http://grades.example/"


def waiting(cast: Cast) -> Intake:
    rows = "".join(f"p{n},{name}\n" for n, name in enumerate(NAMES))
    data = f"person_id,grade\n{rows}".encode()
    intake = bring_in_file(
        actor=cast.noor, cohort=cast.cohort, kind="staff", file_name="a.csv", data=data, waits=True
    )
    read_waiting_files()
    return Intake.objects.get(pk=intake.pk)


class Shelf:
    """Answers the browser with one page and the product's own files, and keeps what is sent."""

    def __init__(self, page: bytes, policy: str) -> None:
        self.page, self.policy, self.sent = page, policy, {}

    def __call__(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if found:
            kind = mimetypes.guess_type(str(found))[0] or "application/octet-stream"
            route.fulfill(body=Path(found).read_bytes(), content_type=kind)
            return
        if route.request.method == "POST":
            self.sent = {name: said[0] for name, said in parse_qs(route.request.post_data or "").items()}
        headers = {"Content-Security-Policy": self.policy}
        route.fulfill(body=self.page, content_type="text/html; charset=utf-8", headers=headers)


def chip(page: Page, name: str) -> Any:
    return page.locator("[data-name]").filter(has=page.get_by_text(name, exact=True))


def group(page: Page, rank: int) -> Any:
    return page.locator("[data-groups] > [data-place]").nth(rank - 1)


def put_by_hand(page: Page) -> None:
    """All seniors at once, found by a part of their names."""
    page.get_by_label("Only names with").fill("senior")
    page.get_by_role("button", name="Pick all that are shown").click()
    group(page, 3).get_by_role("button", name="Put here").click()
    page.get_by_label("Only names with").fill("")


def drag(page: Page) -> None:
    """Two that are picked go with the one that is dragged."""
    for name in ("Lead 0", "Lead 1"):
        chip(page, name).click()
    chip(page, "Lead 2").drag_to(group(page, 4))


def put_by_keyboard(page: Page) -> None:
    chip(page, "Junior 0").focus()
    page.keyboard.press("Space")
    group(page, 1).get_by_role("button", name="Put here").focus()
    page.keyboard.press("Enter")


def test_names_are_put_into_groups_whose_rank_is_set_once(cast: Cast, as_: Any) -> None:
    intake, noor = waiting(cast), as_(cast.noor)
    answer = noor.get(reverse("intake", args=[intake.uuid]))
    shelf, complaints = Shelf(answer.content, answer["Content-Security-Policy"]), []
    with chromium() as browser:
        context = profile(browser)
        context.route("**/*", shelf)
        page = context.new_page()
        page.set_viewport_size({"width": 1280, "height": 3000})  # nothing scrolls under the drag
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(ADDRESS)
        assert page.locator("[data-tray] [data-name]").count() == 200
        put_by_hand(page)
        drag(page)
        put_by_keyboard(page)
        group(page, 3).get_by_label("Rank").fill("7")
        page.locator("summary").click()
        page.get_by_label("What “Plain 0” means").fill("2")
        page.get_by_label("What “Plain 0” means").blur()
        assert group(page, 2).get_by_text("Plain 0", exact=True).is_visible(), "the table moves it too"
        page.get_by_role("button", name="Read it with these words").click()
        page.wait_for_load_state()
    assert complaints == []
    names = {name: said for name, said in shelf.sent.items() if name.startswith("grade-")}
    assert sorted(names.values()) == ["1", "2", *["4"] * 3, *["7"] * 50]
    rest = {f"grade-{at}": "1" for at in range(200)}
    noor.post(reverse("intake_words", args=[intake.uuid]), rest | names)
    read_waiting_files()
    noor.post(reverse("intake_approve", args=[intake.uuid]), {"gone": "no"})
    read_waiting_files()
    ranks = dict(Person.objects.values_list("keys__key", "grade"))
    wanted = {"Junior 0": 1, "Plain 0": 2, "Senior 0": 7, "Senior 49": 7, "Lead 1": 4, "Lead 2": 4}
    assert {name: ranks[f"p{NAMES.index(name)}"] for name in wanted} == wanted


def test_without_scripts_the_table_is_open_and_the_groups_are_not_there(cast: Cast, as_: Any) -> None:
    answer = as_(cast.noor).get(reverse("intake", args=[waiting(cast).uuid]))
    shelf = Shelf(answer.content, answer["Content-Security-Policy"])
    with chromium() as browser:
        context = profile(browser, scripts=False)
        context.route("**/*", shelf)
        page = context.new_page()
        page.goto(ADDRESS)
        assert page.locator("#spellings-grade input").first.is_visible()
        assert not page.locator("[data-grouping]").is_visible()
