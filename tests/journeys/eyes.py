"""Looks over a page as it stands: one heading, nothing that axe finds, nothing beside the narrowest screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

QUICK: dict[str, Any] = {"resultTypes": ["violations"], "preload": False, "iframes": False}
EVERYTHING: dict[str, Any] = QUICK | {"rules": {"target-size": {"enabled": True}}}
# Dark changes colours alone, so only what depends on colours is looked at again.
COLOURS: dict[str, Any] = QUICK | {"runOnly": ["color-contrast", "link-in-text-block"]}
WIDTHS = (1280, 390)
NARROWEST = 320
# What fades in is looked at when it is there: half of it has half its contrast.
ARRIVED = """() => document.getAnimations()
  .filter(one => one.effect.getComputedTiming().endTime !== Infinity).forEach(one => one.finish())"""
BESIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Eyes:
    """`findings` are sentences about pages; `seen` the pages that were looked at, by name."""

    def __init__(self) -> None:
        self.findings: list[str] = []
        self.seen: set[str] = set()

    def __call__(self, name: str, page: Page) -> None:
        """A page that several people pass is looked at once."""
        if name in self.seen:
            return
        self.seen.add(name)
        headings = page.locator("h1").count()
        if headings != 1:
            self.findings.append(f"{name}: {headings} headings of the first level")
        with _as_it_was(page):
            page.evaluate(AXE_SCRIPT)
            for width in WIDTHS:
                self._at(name, page, width)
            self._beside(name, page)

    def _at(self, name: str, page: Page, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, options in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of two literals
            page.evaluate(ARRIVED)
            found = page.evaluate("options => axe.run(options)", options)
            self.findings += [
                f"{name}, {scheme} at {width}: {one['id']}: {node['html'][:160]} {_why(node)}"
                for one in found["violations"]
                for node in one["nodes"][:3]
            ]

    def _beside(self, name: str, page: Page) -> None:
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        beside = page.evaluate(BESIDE)
        if beside > 0:
            self.findings.append(f"{name}: {beside} pixels stand beside a screen of {NARROWEST}")


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for check in [*node["any"], *node["all"], *node["none"]][:2])


@contextmanager
def _as_it_was(page: Page) -> Iterator[None]:
    size = page.viewport_size
    yield
    page.emulate_media(color_scheme="light")
    if size:
        page.set_viewport_size(size)


def listen(context: BrowserContext, complaints: list[str], *, missing: str) -> None:
    """Note all that the browser complains of: errors, warnings, anything that the content policy refused. Only of
    the address that is `missing` on purpose it may say so."""

    def said(message: ConsoleMessage) -> None:
        address = message.location.get("url", "")
        if message.type in {"error", "warning"} and not (missing in address and "404" in message.text):
            complaints.append(f"{address}: {message.text}")

    context.on("console", said)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
