"""What a page says, without what differs from request to request: for comparing two pages to the byte."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def main_of(html: str) -> str:
    """The content of <main>."""
    return html[html.index("<main") : html.index("</main>")]


def plain(html: str, keep: set[str] | None = None) -> str:
    """Tokens blanked, uuids numbered in the order of their first appearance; those in `keep` stay."""
    seen: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        key = match.group()
        return key if key in (keep or ()) else seen.setdefault(key, f"uuid-{len(seen)}")

    return UUID.sub(number, TOKEN.sub("token", main_of(html)))


def read(browser: Client, address: str, **more: Any) -> str:
    answer = browser.get(address, **more)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()
