"""The style sheets keep their rules: logical properties only, the agreed hues, both schemes with enough contrast."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from turnabout.web import drawing

STATIC = Path(drawing.__file__).parents[1] / "static" / "turnabout"
SHEETS = sorted((STATIC / "css").glob("*.css"))
TOKENS = (STATIC / "css" / "tokens.css").read_text()

AGREED = {
    "paper": ("#FBF8F2", "#16181D"),
    "ink": ("#22252E", "#ECE7DD"),
    "mentor": ("#0B6B66", "#5CC9BF"),
    "mentee": ("#7A2F5B", "#E39AC4"),
    "next": ("#B4530A", "#F2A65A"),
    "quiet": ("#5C6070", "#A7A9B4"),
    "line": ("#8A8578", "#6E7280"),
}
PHYSICAL = re.compile(
    r"(?<![\w-])(left|right|top|bottom|width|height|(min|max)-(width|height)|(margin|padding|border)-(left|right|top|bottom))"
    r"(-\w+)*\s*:"
)


def _blocks(selector: str) -> list[dict[str, str]]:
    """The custom properties of each block that opens with `selector`."""
    found = re.findall(re.escape(selector) + r"\s*\{([^}]*)\}", TOKENS)
    return [dict(re.findall(r"--([\w-]+):\s*([^;]+);", block)) for block in found]


LIGHT = _blocks(":root")[0]
DARK = _blocks(':root:not([data-scheme="light"])')[0]


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_there_are_style_sheets_to_test() -> None:
    assert {sheet.name for sheet in SHEETS} >= {
        "tokens.css",
        "base.css",
        "layout.css",
        "components.css",
        "print.css",
    }


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_knows_start_and_end_but_not_left_and_right(sheet: Path) -> None:
    css = re.sub(r"/\*.*?\*/|@media[^{]*\{", "", sheet.read_text(), flags=re.DOTALL)
    assert [found.group(0) for found in PHYSICAL.finditer(css)] == []
    assert not re.search(r"text-align:\s*(left|right)|float:\s*(left|right)", css)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_fetches_nothing_from_elsewhere(sheet: Path) -> None:
    css = sheet.read_text()
    addresses = re.findall(r"url\(([^)]+)\)", css)
    assert all((sheet.parent / address).is_file() for address in addresses)
    assert "@import" not in css


@pytest.mark.parametrize("name", AGREED)
def test_the_hues_are_the_agreed_ones(name: str) -> None:
    assert (LIGHT[name], DARK[name]) == AGREED[name]


def test_a_person_who_chooses_dark_sees_what_a_dark_device_shows() -> None:
    assert _blocks(':root[data-scheme="dark"]') == [DARK]


@pytest.mark.parametrize("scheme", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground_it_stands_on(scheme: dict[str, str]) -> None:
    for text in ("ink", "quiet", "mentor", "mentee", "next", "wrong"):
        for ground in ("paper", "sheet"):
            assert _contrast(scheme[text], scheme[ground]) >= 4.5, (text, ground)
    assert _contrast(scheme["on-next"], scheme["next"]) >= 4.5
    assert _contrast(scheme["on-next"], scheme["next-deep"]) >= 4.5
    assert _contrast(scheme["ink"], scheme["wrong-wash"]) >= 4.5
    assert _contrast(scheme["mentor"], scheme["mentor-wash"]) >= 4.5
    assert _contrast(scheme["mentee"], scheme["mentee-wash"]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
def test_lines_that_carry_meaning_can_be_seen(scheme: dict[str, str]) -> None:
    assert _contrast(scheme["line"], scheme["paper"]) >= 3
    assert _contrast(scheme["line"], scheme["sheet"]) >= 3
