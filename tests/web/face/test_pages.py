"""The frame of every page: /face/ itself, the pages of what went wrong, the mail."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.utils import translation

from turnabout.web import drawing

TEMPLATES = Path(drawing.__file__).parents[1] / "templates"
PARTS = sorted(path.stem for path in (TEMPLATES / "parts").glob("*.html"))
INNER = {"field_words", "field_eye", "order_buttons", "top", "foot", "messages"}
"""Parts that only other parts and the frame include."""


class Elements(HTMLParser):
    """Counts elements, collects ids, and notes what the content policy would block."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.blocked: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        names = dict(attrs)
        self.ids += [names["id"] or ""] if "id" in names else []
        if "style" in names or tag == "style" or any(name.startswith("on") for name in names):
            self.blocked.append(tag)
        if tag == "script" and not names.get("src"):
            self.blocked.append(tag)


@pytest.fixture
def face() -> str:
    return Client().get("/face/").content.decode()


def test_the_face_needs_no_sign_in() -> None:
    assert Client().get("/face/").status_code == 200
    assert Client().post("/face/").status_code == 405


def test_the_face_has_one_heading_and_every_id_once(face: str) -> None:
    page = Elements(face)
    assert page.tags.count("h1") == 1
    assert len(page.ids) == len(set(page.ids))


def test_the_content_policy_blocks_nothing_of_it(face: str) -> None:
    assert Elements(face).blocked == []


def test_the_page_says_its_language_and_direction(face: str) -> None:
    assert re.search(r'<html lang="en-gb" dir="ltr">', face)


def test_a_page_turns_round_in_a_language_written_from_right_to_left() -> None:
    with translation.override("ar"):
        html = render_to_string("base.html", {"heading": "عنوان"})
    assert '<html lang="ar" dir="rtl">' in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_person_can_choose_the_scheme_and_take_the_choice_back(scheme: str) -> None:
    browser = Client()
    assert "data-scheme" not in browser.get("/face/").content.decode()
    answer = browser.post("/scheme/", {"scheme": scheme, "next": "/face/"})
    assert answer.headers["Location"] == "/face/"
    assert f'data-scheme="{scheme}"' in browser.get("/face/").content.decode()
    browser.post("/scheme/", {"scheme": "", "next": "/face/"})
    assert "data-scheme" not in browser.get("/face/").content.decode()


def test_the_choice_of_scheme_leads_nowhere_else_and_brings_nothing_along() -> None:
    browser = Client()
    assert browser.get("/scheme/").status_code == 405
    answer = browser.post("/scheme/", {"scheme": '"><b>', "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"
    assert "data-scheme" not in browser.get("/face/").content.decode()


def test_the_choice_of_scheme_needs_the_token_of_the_page() -> None:
    assert Client(enforce_csrf_checks=True).post("/scheme/", {"scheme": "dark"}).status_code == 403


@pytest.mark.parametrize("status", ["400", "403", "403_csrf", "404", "500", "503"])
def test_a_page_of_what_went_wrong_needs_neither_request_nor_database(status: str) -> None:
    html = render_to_string(f"{status}.html")
    page = Elements(html)
    assert page.tags.count("h1") == 1
    assert 'class="lead"' in html
    assert page.blocked == []


@override_settings(DEBUG=False)
def test_a_stranger_to_the_site_gets_our_page_and_not_a_bare_one() -> None:
    answer = Client().get("/nothing/here/")
    assert answer.status_code == 404
    assert "There is no page here" in answer.content.decode()


def test_the_readme_names_every_part_and_no_other() -> None:
    readme = (TEMPLATES / "parts" / "README.md").read_text()
    table = readme.split("## Parts")[1]
    named = set(re.findall(r"^\| `([a-z_]+)`", table, flags=re.MULTILINE))
    assert named == set(PARTS) - INNER - {"progress_refresh"}
    assert "progress_refresh" in readme


def test_the_face_shows_every_part() -> None:
    def included(name: str) -> set[str]:
        text = re.sub(
            r"{% comment %}.*?{% endcomment %}", "", (TEMPLATES / name).read_text(), flags=re.DOTALL
        )
        direct = {f"parts/{part}.html" for part in re.findall(r'"parts/(\w+)\.html"', text)}
        direct |= {f"parts/{tag}.html" for tag in re.findall(r"{% (\w+)", text) if tag in PARTS}
        return direct | {inner for part in direct for inner in included(part)}

    shown = {Path(name).stem for page in ("face/face.html", "base.html") for name in included(page)}
    assert set(PARTS) - shown - {"error_page", "progress_refresh"} == set()


def test_a_mail_carries_its_link_as_a_button_and_as_an_address() -> None:
    link = "https://turnabout.example/pairs/1/"
    html = render_to_string("parts/mail/base.html", {"subject": "Your pair is ready", "link": link})
    text = render_to_string("parts/mail/base.txt", {"subject": "Your pair is ready", "link": link})
    assert f'href="{link}"' in html
    assert html.count(link) == 2
    assert link in text
    assert "prefers-color-scheme: dark" in html
    assert "<img" not in html
    assert "src=" not in html
