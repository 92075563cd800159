"""The mark of an organisation: pixels come through, everything else in a file stays outside."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.ground.accounts.drawing import SIGNATURE, chunk, drawn_png
from turnabout.ground.accounts.pictures import plain_png
from turnabout.ground.accounts.selectors import letterhead
from turnabout.ground.accounts.services import set_organisation
from turnabout.ground.errors import NotAllowed, Refused


def test_a_picture_comes_through_with_its_pixels_and_nothing_else() -> None:
    secret = chunk(b"tEXt", b"Comment\0taken at home") + chunk(b"eXIf", b"48.1N 11.5E")
    picture = plain_png(drawn_png(30, 20, extra=secret) + b"<script>alert(1)</script>")
    assert (picture.width, picture.height) == (30, 20)
    assert b"taken at home" not in picture.png
    assert b"48.1N" not in picture.png
    assert b"script" not in picture.png
    assert plain_png(picture.png).png == picture.png


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not a PNG"),
        (b"\xff\xd8\xff\xe0JFIF", "not a PNG"),
        (b"", "not a PNG"),
        (SIGNATURE, "damaged"),
        (drawn_png(30, 20)[:-20], "damaged"),
        (drawn_png(30, 20).replace(b"IDAT", b"IDAX"), "damaged"),
        (drawn_png(30, 20, pixels=b"\0" * 5), "damaged"),
        (drawn_png(30, 20, pixels=b"\0" * 5_000_000), "damaged"),
        (drawn_png(30, 20, extra=chunk(b"PLTE", b"\0" * 900)), "damaged"),
        (drawn_png(5000, 20), "1,200 points"),
        (drawn_png(30, 20, interlaced=1), "interlaced"),
        (SIGNATURE + b"\0" * 1_000_001, "one megabyte"),
    ],
)
def test_anything_else_is_refused_with_its_remedy(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        plain_png(data)


@pytest.mark.django_db
def test_only_an_administrator_says_what_the_organisation_is(cast: Cast) -> None:
    for who in (cast.noor, cast.sponsor, cast.ines.user):
        assert who is not None
        with pytest.raises(NotAllowed):
            set_organisation(actor=who, name="Mine")
    assert letterhead().name == ""


@pytest.mark.django_db
def test_a_mark_stays_until_it_is_taken_away(cast: Cast) -> None:
    set_organisation(actor=cast.administrator, name="One", mark=drawn_png(30, 20))
    set_organisation(actor=cast.administrator, name="Other")
    assert (letterhead().name, letterhead().width) == ("Other", 30)
    set_organisation(actor=cast.administrator, name="Other", without_mark=True)
    assert letterhead().mark == b""
