"""Every word on a page can be translated, and every page leaves direction to the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "src" / "turnabout" / "web"
TEMPLATES = sorted(
    path
    for path in (WEB / "templates").rglob("*")
    if path.suffix in {".html", ".txt"} and "face" not in path.parts  # that page shows sample content
)
PAGES = [
    path for path in TEMPLATES if "mail" not in path.relative_to(WEB / "templates").parts
]  # mail knows no CSS files
FREE = {"Turnabout"}  # the product's name is the same in every language
TRANSLATED = re.compile(r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}", re.S)
QUIET = re.compile(
    r"{%\s*comment.*?{%\s*endcomment\s*%}|{#.*?#}|<!--.*?-->|<style.*?</style>|<!\[.*?\]>|{%.*?%}|{{.*?}}",
    re.S,
)
TAG = re.compile(r"<[^>]*>", re.S)
SPOKEN_ATTRIBUTE = re.compile(
    r"""\b(?:alt|title|placeholder|aria-label|aria-description)=["']([^"'<]*)["']"""
)


def bare_words(text: str) -> list[str]:
    """Words of a template that no translation tag surrounds, in text and in attributes that are read aloud."""
    without = QUIET.sub("", TRANSLATED.sub("", text))
    spoken = SPOKEN_ATTRIBUTE.findall(without)
    visible = re.sub(r"&\\w+;", " ", TAG.sub(" ", without))
    found = re.findall(r"[^\W\d_]{2,}", re.sub(r"&#?\w+;", " ", " ".join([visible, *spoken])))
    return [word for word in found if word not in FREE]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_every_word_of_a_template_can_be_translated(path: Path) -> None:
    assert not bare_words(path.read_text())


def test_a_bare_word_would_be_found() -> None:
    assert bare_words('<p title="Hello there">{% translate "Good" %} day {{ name }}</p>') == [
        "day",
        "Hello",
        "there",
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_no_page_needs_leave_for_inline_style_or_script(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"<style\b|\sstyle=|\son\w+=\"|<script(?![^>]*\bsrc=)", text)
