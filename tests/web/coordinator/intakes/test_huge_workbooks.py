"""Workbooks of a few kilobytes that unfold to more than a worker can hold: refused in a sentence, before they do."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import Workbook

from tests.cast import Cast
from tests.web.coordinator.intakes.test_waiting import Desk, state
from tests.workflows.files import person
from turnabout.people.intake import reading
from turnabout.people.intake.table import bounded
from turnabout.people.models import Intake

pytestmark = pytest.mark.django_db

DAMAGED = "This workbook is damaged"
TOO_LARGE = "far too large"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXTS = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def workbook(*, sheet: bytes = b"", strings: bytes = b"") -> bytes:
    """A plain list, with this put at the end of its rows or of its table of strings."""
    book = Workbook()
    for row in (("person_id", "name"), ("x", "Xu")):
        book.active.append(row)
    plain, out = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in parts.namelist():
            data = parts.read(name)
            data = data.replace(b"</sheetData>", sheet + b"</sheetData>")
            changed.writestr(name, data.replace(b"</Types>", TEXTS + b"</Types>") if strings else data)
        if strings:
            changed.writestr("xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (MAIN, strings))
    return out.getvalue()


@pytest.fixture
def desk(cast: Cast, as_: Any) -> Desk:
    return Desk(as_(cast.noor), reverse("cohort_intakes", args=[cast.cohort.uuid]))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits a thousand times smaller, so that the tests are as fast as the refusals."""
    for name in ("MOST_CELLS", "MOST_STRINGS", "MOST_HELD", "MOST_ELEMENTS"):
        monkeypatch.setattr(bounded, name, getattr(bounded, name) // 1_000)
    monkeypatch.setattr(bounded, "PIECE", 1_024)


FIVE_EACH = b"".join(b"<row r='%d'>" % at + b"<c><v>1</v></c>" * 5 + b"</row>" for at in range(3, 1_203))


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"sheet": b'<row r="900000000"><c><v>1</v></c></row>'}, DAMAGED),
        ({"sheet": b'<row r="1048576"/><row><c><v>1</v></c></row>'}, DAMAGED),
        ({"sheet": b'<row r="3">' + b"<c><v>1</v></c>" * 4_000 + b"</row>"}, TOO_LARGE),
        ({"sheet": FIVE_EACH}, TOO_LARGE),
        (
            {"sheet": b'<row><c t="inlineStr"><is>' + b"<r><t>x</t></r>" * 4_000 + b"</is></c></row>"},
            TOO_LARGE,
        ),
        ({"strings": b"<si/>" * 4_000}, TOO_LARGE),
    ],
    ids=["a far row", "a row after the last", "a wide row", "many cells", "a text in pieces", "many strings"],
)
def test_what_unfolds_without_end_is_refused_at_once(
    cast: Cast, desk: Desk, small: None, parts: dict[str, bytes], told: str
) -> None:
    began = time.monotonic()
    assert told in desk.bring(workbook(**parts), "list.xlsx")
    assert time.monotonic() - began < 30
    assert state(desk) == "refused"


def test_rows_that_a_sheet_leaves_out_cost_nothing(cast: Cast, desk: Desk) -> None:
    """Some programs write the very last row of a sheet, for its height."""
    desk.bring(workbook(sheet=b'<row r="1048576" ht="12.8"/>'), "list.xlsx")
    assert state(desk) == "ready"
    desk.say("approve", gone="no")
    assert person("x").name == "Xu"


def test_a_worker_at_a_long_file_is_heard_of_by_the_clock(
    cast: Cast, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long before five hundred rows are read, and with no row at all."""
    heard: list[int] = []
    monkeypatch.setattr(reading, "BEAT", -1.0)
    monkeypatch.setattr(reading, "heartbeat", lambda claim, rows: heard.append(rows))
    desk.bring(workbook(sheet=b'<row r="1000"/>' * 1), "list.xlsx")
    assert len(heard) > 2
    assert Intake.objects.get().state == "ready"
