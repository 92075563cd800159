"""What every page is served with: one heading, a language and a direction, nothing inline, headers that hold it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import OperationalError
from django.urls import reverse

from tests.architecture.access.browsers import Browsers
from tests.architecture.access.scene import Scene
from tests.architecture.access.table import LIBRARY, ROWS, library_address

pytestmark = pytest.mark.django_db
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
OWN = "'self'"
POLICY = {
    "default-src": {"'none'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
    "script-src": {OWN},
    "style-src": {OWN},
    "font-src": {OWN},
    "connect-src": {OWN},
    "form-action": {OWN},
    "manifest-src": {OWN},
    "img-src": {OWN, "data:"},
}


class Page(HTMLParser):
    """Counts what may stand once and gathers what may not stand at all."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings = 0
        self.heading = ""
        self.in_heading = False
        self.root: dict[str, str | None] = {}
        self.inline: list[str] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.headings += tag == "h1"
        self.in_heading = self.in_heading or tag == "h1"
        self.inside = tag
        if tag == "html":
            self.root = given
        self.inline += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        self.inline += ["<style>"] if tag == "style" else []
        self.inline += [
            f"<{tag} {name}={said}>" for name, said in given.items() if _foreign(tag, name, said or "")
        ]

    def handle_data(self, data: str) -> None:
        self.heading += data.strip() if self.in_heading else ""
        if self.inside == "script" and data.strip():
            self.inline.append("<script>")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""
        self.in_heading = self.in_heading and tag != "h1"


def _foreign(tag: str, name: str, said: str) -> bool:
    """Code and pictures of other places, and code in an address."""
    loads = (tag, name) in {
        ("link", "href"),
        ("script", "src"),
        ("img", "src"),
        ("use", "href"),
        ("iframe", "src"),
    }
    ours = ("/static/", "#", "data:image", reverse("organisation_mark"))
    return said.startswith("javascript:") or (loads and not said.startswith(ours))


def policy_of(answer: Any) -> dict[str, set[str]]:
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip()]
    return {name: set(said) for name, *said in parts}


def held_in(answer: Any) -> list[str]:
    wrong = [name for name, said in HEADERS.items() if answer.get(name) != said]
    wrong += (
        []
        if {"no-store", "private"} <= set(answer.get("Cache-Control", "").split(", "))
        else ["Cache-Control"]
    )
    return wrong if policy_of(answer) == POLICY else [*wrong, "Content-Security-Policy"]


def well_formed(answer: Any) -> list[str]:
    """What is wrong with a page; nothing for what is no page."""
    if not answer["Content-Type"].startswith("text/html") or not answer.content:
        return []
    page = Page(answer.content.decode())
    wrong = [] if page.headings == 1 and page.heading else [f"{page.headings} headings, “{page.heading}”"]
    wrong += [] if page.root.get("lang") == "en-gb" and page.root.get("dir") == "ltr" else ["no language"]
    return wrong + page.inline


def served(scene: Scene, browsers: Browsers, name: str) -> Iterator[tuple[str, Any]]:
    """The address asked by somebody who may, by somebody who may not, and with a verb that it does not know."""
    row = ROWS[name]
    address = reverse(name, args=scene.args(row.args))
    for verb in sorted(row.verbs):
        may = sorted(row.may(verb))
        yield f"{verb} as {may[0]}", browsers.ask(may[0], verb, address)
    for role in ("anonymous", "sponsor"):
        yield f"GET as {role}", browsers.ask(role, "GET", address)
    yield "PUT", browsers.ask("coordinator", "PUT", address)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_an_answer_is_held_in_by_its_headers_and_a_page_is_well_formed(
    name: str, scene: Scene, browsers: Browsers
) -> None:
    for asked, answer in served(scene, browsers, name):
        assert not held_in(answer), f"{name}, {asked}, {answer.status_code}"
        assert not well_formed(answer), f"{name}, {asked}, {answer.status_code}"


@pytest.mark.parametrize("name", sorted(LIBRARY))
def test_so_is_every_page_of_an_account(name: str, scene: Scene, browsers: Browsers) -> None:
    for role in ("anonymous", "mentor", "administrator"):
        answer = browsers.ask(role, "GET", library_address(name))
        assert answer.status_code in {200, 302, 403, 404}
        assert not held_in(answer), role
        assert not well_formed(answer), role


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
def test_so_is_every_page_that_says_what_went_wrong(
    status: int, scene: Scene, browsers: Browsers, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    answer = ask_for(status, browsers, monkeypatch)
    assert answer.status_code == status
    assert not held_in(answer)
    page = Page(answer.content.decode())
    assert page.headings == 1
    assert {"lang", "dir"} <= page.root.keys()
    assert not page.inline


def ask_for(status: int, browsers: Browsers, monkeypatch: pytest.MonkeyPatch) -> Any:
    if status == 400:
        return browsers.ask("anonymous", "GET", "/face/", HTTP_HOST="elsewhere.example")
    if status == 403:
        return browsers.ask("anonymous", "POST", reverse("account_login"), checks=True)
    if status == 404:
        return browsers.ask("mentor", "GET", "/nothing-is-here/")
    if status == 429:
        return _asked_too_often(browsers)
    error = ValueError if status == 500 else OperationalError
    monkeypatch.setattr("turnabout.web.me.home.views.expected_of", _raise(error))
    return browsers.send("mentor", "GET", "/")


def _raise(error: type[Exception]) -> Any:
    def break_off(*_: Any) -> Any:
        raise error

    return break_off


def _asked_too_often(browsers: Browsers) -> Any:
    for _ in range(40):
        answer = browsers.send("mentor", "POST", reverse("account_change_password"))
        if answer.status_code == 429:
            break
    return answer


def test_signing_out_tells_the_browser_to_forget(scene: Scene, browsers: Browsers) -> None:
    answer = browsers.ask("mentor", "POST", reverse("account_logout"))
    assert {'"cache"', '"storage"'} <= set(re.findall(r'"\w+"', answer["Clear-Site-Data"]))


def test_what_may_not_stand_in_a_page_would_be_found() -> None:
    bad = Page(
        '<html><h1>a</h1><h1 style="x">b</h1><style></style><script>run()</script><a onclick="x" href="javascript:x">'
        '<script src="https://cdn.example/x.js"></script>'
    )
    assert (bad.headings, len(bad.inline)) == (2, 6)
    assert Page("<html><h1> </h1><p>b</p>").heading == ""
