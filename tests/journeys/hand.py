"""One person at a browser, who finds things by their words, and of whose hand every activation is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

Eye = Callable[[str, Page], None]


def no_eye(name: str, page: Page) -> None:
    """Looks at nothing."""


class Hand:
    """`pressed` are the buttons, links and folds that had to be used, `besides` those used to look round, and
    `inputs` what was typed, chosen, tapped or taken from the disk."""

    def __init__(self, context: BrowserContext, site: str, eye: Eye = no_eye) -> None:
        self.page = context.new_page()
        self.context, self.site, self.looks_with = context, site, eye
        self.touches = self.page.evaluate("navigator.maxTouchPoints") > 0
        self.pressed: list[str] = []
        self.besides: list[str] = []
        self.inputs: list[str] = []
        self._into = self.pressed

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @contextmanager
    def looking_round(self) -> Iterator[None]:
        """What is pressed in here is no part of the shortest way."""
        self._into = self.besides
        yield
        self._into = self.pressed

    def open(self, address: str, what: str) -> None:
        """Open a link that stands elsewhere: in the terminal, in a mail. It counts like any other."""
        self._into.append(what)
        self.page.goto(address if "://" in address else f"{self.site}{address}")

    def press(self, words: str, *, within: Locator | None = None) -> None:
        """Activate the first button or link of the content that says this."""
        self._into.append(words)
        self.act(self.find(words, within=within))

    def follow_menu(self, words: str) -> None:
        self._into.append(words)
        self.act(self.page.locator("header.top").get_by_role("link", name=words).first)

    def unfold(self, words: str, *, within: Locator | None = None) -> None:
        """Open what is folded away behind these words."""
        self._into.append(words)
        self.act((within or self.main).locator("summary", has_text=words).first)

    def find(self, words: str, *, within: Locator | None = None) -> Locator:
        place = within or self.main
        return place.get_by_role("button", name=words).or_(place.get_by_role("link", name=words)).first

    def type(self, label: str, text: str, *, within: Locator | None = None) -> None:
        self.inputs.append(f"{label}: {text}")
        (within or self.main).get_by_label(label).first.fill(text)

    def choose(self, label: str, value: str, *, within: Locator) -> None:
        """Take an option of a list, unless it stands there already."""
        select = within.get_by_label(label).first
        if select.input_value() != value:
            self.inputs.append(f"{label}: {value}")
            select.select_option(value)

    def tap(self, words: str, *, within: Locator | None = None) -> None:
        """Tap a box or a choice by its words."""
        self.inputs.append(words)
        self.act(
            (within or self.main)
            .locator("label.tap", has_text=re.compile(rf"^\s*{re.escape(words)}\s*$"))
            .first
        )

    def bring(self, path: Path) -> None:
        """Choose a file of the disk."""
        self.inputs.append(path.name)
        self.main.locator("input[type=file]").set_input_files(path)

    def sees(self, heading: str, *, patience: float = 60) -> None:
        """Wait until the page's heading says this; a page that waits for the worker comes back by itself."""
        self.page.locator("h1", has_text=heading).first.wait_for(timeout=patience * 1000)
        self.page.wait_for_load_state()

    def reads_there(self, words: str, *, patience: float = 30) -> None:
        """Wait until the content says this, in so many words."""
        expect(self.main).to_contain_text(words, use_inner_text=True, timeout=patience * 1000)

    def reads(self) -> str:
        """All the content says now; only of a page that is known to be there already."""
        return " ".join(self.main.inner_text().split())

    def looks(self, name: str) -> None:
        """Have the eye look over the page as it stands."""
        self.looks_with(name, self.page)

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """A page that asks for news by itself gets none in here, so that the eye can look at it in peace."""
        self.page.route(_asks_for_news, _no_news)
        yield
        self.page.unroute(_asks_for_news, _no_news)

    def act(self, thing: Locator) -> None:
        if self.touches:
            thing.tap()
        else:
            thing.click()


_asks_for_news = re.compile(r"/(intakes|runs)/[0-9a-f-]{36}/")


def _no_news(route: Route) -> None:
    if "hx-request" in route.request.headers:
        route.fulfill(status=204)
    else:
        route.continue_()
