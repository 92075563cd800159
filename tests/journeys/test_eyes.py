"""The eyes, and the ear for what the browser complains of, notice what the journey must never meet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.journeys.chromium import chromium, profile
from tests.journeys.eyes import Eyes, listen
from tests.journeys.keyboard import KeyboardHand

pytestmark = pytest.mark.journey

GOOD = """<!doctype html><html lang="en"><head><title>Fine</title><style>
body { background: #fff; color: #222 } @media (prefers-color-scheme: dark) { DARK }</style></head>
<body><main><h1>Fine</h1>BODY</main></body></html>"""


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    with chromium() as browser:
        yield profile(browser)


def findings(context: BrowserContext, body: str = "", dark: str = "") -> str:
    page = context.new_page()
    page.set_content(GOOD.replace("BODY", body).replace("DARK", dark))
    eyes = Eyes()
    eyes("page", page)
    page.close()
    return "\n".join(eyes.findings)


def test_nothing_is_found_where_nothing_is_wrong(context: BrowserContext) -> None:
    assert findings(context) == ""


@pytest.mark.parametrize(
    ("body", "dark", "found"),
    [
        ("<h1>Twice</h1>", "", "2 headings"),
        ("<input>", "", "light at 390: label"),
        ("<p>Pale</p>", "body { background: #000; color: #333 }", "dark at 1280: color-contrast"),
        ('<div style="inline-size: 400px">wide</div>', "", "stand beside a screen of 320"),
        (
            '<button style="font-size: 8px">a</button><button style="font-size: 8px">b</button>',
            "",
            "target-size",
        ),
    ],
)
def test_what_is_wrong_is_found(context: BrowserContext, body: str, dark: str, found: str) -> None:
    assert found in findings(context, body, dark)


def test_a_complaint_of_the_browser_is_heard(context: BrowserContext) -> None:
    complaints: list[str] = []
    listen(context, complaints, missing="/nowhere/")
    page = context.new_page()
    refused = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\"><script>1</script>"
    page.set_content(refused)
    page.close()
    loud = context.new_page()
    loud.set_content("<script>console.error('broken'); undefinedName()</script>")
    loud.wait_for_timeout(100)
    loud.close()
    heard = "\n".join(complaints)
    assert "Content Security Policy" in heard
    assert "broken" in heard
    assert "undefinedName" in heard


def test_keys_notice_a_stop_that_cannot_be_seen(
    context: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.journeys.keyboard.MOST_STOPS", 10)
    hand = KeyboardHand(context, "")
    hand.page.set_content(
        "<style>button { outline: none !important }</style><main><button>Go</button></main>"
    )
    hand.press("Go")
    assert len(hand.unseen) == 1
    hand.page.set_content("<main><button tabindex='-1'>Never</button><a href='#'>x</a></main>")
    with pytest.raises(AssertionError, match="does not reach"):
        hand.press("Never")
