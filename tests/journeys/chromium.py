"""A real browser: Debian's chromium, told to leave the network alone, and a fresh profile for each person."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 120_000  # milliseconds: on a busy machine the answers of 190 invented people take a while
DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}


@contextmanager
def chromium() -> Iterator[Browser]:
    """TURNABOUT_CHROMIUM names another browser of the same family."""
    path = os.environ.get("TURNABOUT_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def profile(browser: Browser, *, phone: bool = False, scripts: bool = True, **more: Any) -> BrowserContext:
    """A profile of its own: no cookie of anybody else."""
    device = PHONE if phone else DESK
    context = browser.new_context(
        **device, java_script_enabled=scripts, locale="en-GB", timezone_id="Europe/Lisbon", **more
    )
    context.set_default_timeout(PATIENCE)
    return context
