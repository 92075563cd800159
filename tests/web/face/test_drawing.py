"""The picture of who teaches what shows both directions, mirrors itself, and survives any name or topic."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.web.drawing.lettering import text_width, wrap
from turnabout.web.drawing.teach import Party, Taught, TeachDrawing
from turnabout.web.drawing.teach_svg import ROOM, WIDTH, teach_svg

INES, TOMAS = Party("Ines", "mentor", "reverse mentor"), Party("Tomas", "mentee", "leader")
BOTH = TeachDrawing(INES, TOMAS, (Taught("Short video", "from 1 to 3"),), (Taught("A budget round"),))


def _texts(svg: str) -> dict[str, ElementTree.Element]:
    elements = ElementTree.fromstring(svg).iter("text")
    return {(element.text or "").strip("\u2068\u2069"): element for element in elements}


def test_both_directions_stand_in_the_picture() -> None:
    texts = _texts(teach_svg(BOTH, title="Both"))
    assert set(texts) == {
        "Ines",
        "Tomas",
        "reverse mentor",
        "leader",
        "Short video",
        "from 1 to 3",
        "A budget round",
    }


def test_what_the_reader_teaches_rises_and_what_they_learn_runs_below() -> None:
    texts = _texts(teach_svg(BOTH, title="Both"))
    heights = [float(texts[words].attrib["y"]) for words in ("Short video", "Ines", "A budget round")]
    assert heights == sorted(heights)


def test_topics_are_read_from_the_first_down() -> None:
    topics = tuple(Taught(words) for words in ("One", "Two", "Three"))
    texts = _texts(teach_svg(TeachDrawing(INES, TOMAS, topics, topics[:0]), title="Three"))
    heights = [float(texts[words].attrib["y"]) for words in ("One", "Two", "Three")]
    assert heights == sorted(heights)


def test_the_reader_stands_where_a_line_begins() -> None:
    straight = _texts(teach_svg(BOTH, title="Both"))["Ines"].attrib
    mirrored = _texts(teach_svg(BOTH, title="Both", rtl=True))["Ines"].attrib
    assert float(straight["x"]) == pytest.approx(WIDTH - float(mirrored["x"]))
    assert (straight["text-anchor"], mirrored["text-anchor"]) == ("start", "end")


def test_hue_is_never_the_only_sign() -> None:
    svg = ElementTree.fromstring(teach_svg(BOTH, title="Both"))
    shapes = {group.attrib["class"]: {child.tag for child in group} for group in svg.iter("g")}
    assert shapes == {"party hue-mentor": {"circle", "path"}, "party hue-mentee": {"rect", "path"}}
    assert {"by-mentor", "by-mentee"} <= set(re.findall(r"by-\w+", teach_svg(BOTH, title="Both")))


def test_a_direction_without_topics_is_not_drawn() -> None:
    svg = teach_svg(TeachDrawing(INES, TOMAS, (), (Taught("A budget round"),)), title="One way")
    assert "by-mentee" in svg
    assert "by-mentor" not in svg


def test_two_very_long_names_do_not_run_into_each_other() -> None:
    one, other = "Anna-Katharina Freifrau von " + "Schwarzenberg " * 3, "Nguyễn Thị Ánh Tuyết " * 3
    drawing = TeachDrawing(Party(one, "mentor", ""), Party(other, "mentee", ""), (Taught("Video"),))
    names = [
        e
        for e in ElementTree.fromstring(teach_svg(drawing, title="Long")).iter("text")
        if "name" in e.attrib["class"]
    ]
    assert len(names) > 2
    assert all(text_width(e.text or "", 18.0) < WIDTH / 2 - 37 for e in names)


def test_the_picture_says_in_words_what_it_shows() -> None:
    svg = ElementTree.fromstring(teach_svg(BOTH, title="What “you” & Tomas can teach"))
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-label"] == "What “you” & Tomas can teach"


def test_a_name_cannot_bring_markup_along() -> None:
    svg = teach_svg(
        TeachDrawing(Party("<script>x</script>", "mentor", ""), TOMAS, (Taught("<b>"),)), title="<i>"
    )
    assert not {"script", "b", "i"} & {element.tag for element in ElementTree.fromstring(svg).iter()}


def test_nothing_in_the_picture_needs_a_style_attribute() -> None:
    assert "style" not in teach_svg(BOTH, title="Both")


@given(st.text(max_size=200))
def test_no_line_of_words_is_wider_than_its_room(text: str) -> None:
    lines = wrap(text, 17.0, ROOM)
    assert lines
    assert all(text_width(line, 17.0) <= ROOM for line in lines)


@given(st.text(alphabet=st.characters(exclude_characters="-"), max_size=200))
def test_breaking_lines_loses_no_letter(text: str) -> None:
    assert "".join(wrap(text, 17.0, 120.0)).replace("-", "").replace(" ", "") == "".join(text.split())
