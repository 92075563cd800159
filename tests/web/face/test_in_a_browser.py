"""The face in a real browser: nothing blocked, nothing cut off, nothing too small, no finding of axe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

SMALL_TARGETS = """() => [...document.querySelectorAll(
    'a, button, input:not([type=hidden]), select, summary, textarea, .tap')]
  .filter(e => e.matches('.tap') || !e.closest('.tap'))
  .filter(e => !e.closest('.reasons, .skip'))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => box.height > 0 && (box.height < 43.9 || box.width < 24))
  .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`)"""
SMALL_TEXT = """limit => [...document.querySelectorAll('body *')]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .filter(e => e.getBoundingClientRect().height > 0)
  .filter(e => parseFloat(getComputedStyle(e).fontSize) * (e.ownerSVGElement ? e.getScreenCTM().a : 1) < limit)
  .map(e => e.textContent.trim())"""
OUTSIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """The page, and afterwards: the browser complained of nothing."""
    width = options.pop("width", 1280)
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}/face/")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1280])
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: Any) -> None:
    with opened(browser, address, width=width, color_scheme=scheme) as page:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_nothing_is_cut_off_or_too_small_to_hit_or_to_read(
    browser: Browser, address: str, width: int
) -> None:
    with opened(browser, address, width=width) as page:
        assert page.evaluate(OUTSIDE) <= 0
        assert page.evaluate(SMALL_TARGETS) == []
        assert page.evaluate(SMALL_TEXT, 15.5 if width < 640 else 13.9) == []


def test_it_is_all_there_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False) as page:
        assert page.locator("h1").count() == 1
        assert page.get_by_role("link", name="See the three times").is_visible()
        page.get_by_text("Read it as a table").first.click()
        assert page.get_by_role("cell", name="Short video for a brand").first.is_visible()


def test_a_table_stays_a_table_where_it_looks_like_cards(browser: Browser, address: str) -> None:
    with opened(browser, address, width=390) as page:
        proposals = page.get_by_role("table", name="Proposals, weakest first")
        assert proposals.get_by_role("row").count() == 5
        assert proposals.get_by_role("columnheader", name="Reverse mentor").count() == 1


def test_the_keyboard_meets_the_way_past_the_menu_first_and_sees_where_it_is(
    browser: Browser, address: str
) -> None:
    with opened(browser, address) as page:
        first = page.locator("a, button, input, select, textarea, summary").first
        assert first.get_attribute("href") == "#main"
        page.locator(".mark").focus()
        page.keyboard.press("Shift+Tab")
        assert first.evaluate("e => e === document.activeElement")
        assert first.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        box = first.bounding_box()
        assert box
        assert box["y"] >= 0


def test_nothing_moves_for_those_who_asked_for_less(browser: Browser, address: str) -> None:
    moving = "() => document.getAnimations().length + [...document.querySelectorAll('.appears')]" + (
        ".filter(e => getComputedStyle(e).animationName !== 'none').length"
    )
    with opened(browser, address, reduced_motion="reduce") as page:
        assert page.evaluate(moving) == 0


def test_the_drawing_turns_round_with_the_text(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        learner = page.locator("[dir=rtl] .teach-wide").get_by_text("عمر القيسي").bounding_box()
        teacher = page.locator("[dir=rtl] .teach-wide").get_by_text("أنتِ").bounding_box()
        assert learner
        assert teacher
        assert learner["x"] < teacher["x"]


def test_a_chosen_scheme_wins_over_the_device(browser: Browser, address: str) -> None:
    ground = "() => getComputedStyle(document.documentElement).backgroundColor"
    with opened(browser, address, color_scheme="light") as page:
        light = page.evaluate(ground)
        page.evaluate("document.documentElement.dataset.scheme = 'dark'")
        assert page.evaluate(ground) != light
