"""The page of one file: progress, what to mend, or what changed and what it means."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from tests.workflows.files import STAFF, bring_in, queue, taken
from turnabout.people.models import Intake
from turnabout.web.coordinator.intakes.safe_csv import csv_answer, safe

pytestmark = pytest.mark.django_db


def read(as_: Any, who: Any, intake: Intake, **query: str) -> Any:
    return as_(who).get(reverse("intake", args=[intake.uuid]), query)


def test_a_file_that_waits_says_so_and_asks_again_by_itself(cast: Cast, as_: Any) -> None:
    queue(cast.cohort, STAFF)
    intake = queue(cast.cohort, STAFF)
    shown = read(as_, cast.noor, intake).content.decode()
    assert "The file is waiting" in shown
    assert "1 file is before it" in shown
    assert '<noscript><meta http-equiv="refresh"' in shown
    assert f'hx-get="{reverse("intake", args=[intake.uuid])}"' in shown


def test_the_poll_gets_the_part_and_then_a_new_page(cast: Cast, as_: Any) -> None:
    intake = queue(cast.cohort, STAFF)
    Intake.objects.filter(pk=intake.pk).update(state="reading", rows_read=2, rows_total=3)
    address, poll = reverse("intake", args=[intake.uuid]), {"HX-Request": "true"}
    part = as_(cast.noor).get(address, headers=poll).content.decode()
    assert "2 of about 3 rows" in part
    assert "<html" not in part

    Intake.objects.filter(pk=intake.pk).update(state="switched", counts={"new": 0, "changed": 0})
    assert as_(cast.noor).get(address, headers=poll)["HX-Refresh"] == "true"


@pytest.mark.parametrize("who", ["piotr", "sponsor", "safeguarding", "administrator", "ines"])
def test_for_everybody_else_there_is_no_such_file(cast: Cast, as_: Any, who: str) -> None:
    intake = bring_in(cast.cohort, "person_id,grade\na,none\n")
    for name in ("intake", "intake_problems", "intake_findings"):
        assert as_(getattr(cast, who)).get(reverse(name, args=[intake.uuid])).status_code == 404


def test_a_refused_file_shows_every_problem_in_pages_of_fifty(cast: Cast, as_: Any) -> None:
    intake = bring_in(cast.cohort, "person_id,grade\n" + "".join(f"p{n},rank {n}\n" for n in range(120)))
    first = read(as_, cast.noor, intake).content.decode()
    assert "120 cells have to be mended" in first
    assert "Nothing was taken over" in first
    assert ("rank 49" in first, "rank 50<" in first) == (True, False)
    last = read(as_, cast.noor, intake, page="3").content.decode()
    assert ("rank 100" in last, "rank 119" in last) == (True, True)
    for page in ("99", "0", "-1", "x", "٣"):
        assert read(as_, cast.noor, intake, page=page).status_code == 200


def test_it_says_in_which_columns_most_is_to_be_mended(cast: Cast, as_: Any) -> None:
    intake = bring_in(cast.cohort, "person_id,grade,role\na,x,chief\nb,x,mentor\n")
    assert "By column: grade (2), role (1)" in read(as_, cast.noor, intake).content.decode()
    intake = bring_in(cast.cohort, "person_id,grade\na,x\nb,x\n")
    assert "By column" not in read(as_, cast.noor, intake).content.decode()


def test_names_of_grades_get_a_remedy_that_works_here(cast: Cast, as_: Any) -> None:
    shown = read(as_, cast.noor, bring_in(cast.cohort, "person_id,grade\na,Director\n")).content.decode()
    assert "1 for the most junior" in shown
    assert "under grades" not in shown


def test_problems_can_be_saved_and_no_cell_is_a_formula(cast: Cast, as_: Any) -> None:
    cells = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "ordinary")
    intake = bring_in(
        cast.cohort, "person_id;grade\n" + "".join(f'p{n};"{cell}"\n' for n, cell in enumerate(cells))
    )
    answer = as_(cast.noor).get(reverse("intake_problems", args=[intake.uuid]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Type"].startswith("text/csv")
    assert len(rows) == len(cells) + 1
    assert [row[2] for row in rows[1:]] == [f"'{cell}" for cell in cells[:4]] + ["ordinary"]
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "＝1", "－1"])
def test_what_a_spreadsheet_would_calculate_is_written_as_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("before", ["\t", "\r", "\n", "\x00", "\u200b", "\ufeff", "\u202e\t"])
def test_unseen_letters_hide_no_formula(before: str) -> None:
    assert safe(f"{before}=1") == "'=1"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("a;=1", "a;'=1"),
        ("a\t +1", "a\t '+1"),
        ("a\r\n@b\n-1", "a\r\n'@b\n'-1"),
        (" =1", " '=1"),
        (-3, "'-3"),
    ],
)
def test_a_formula_after_what_may_end_a_cell_is_text_too(cell: Any, written: str) -> None:
    assert safe(cell) == written


def test_every_cell_stands_in_quotation_marks() -> None:
    answer = csv_answer("a.csv", [["a;b", 7]])
    assert answer.content.decode("utf-8-sig") == '"a;b","7"\r\n'


@pytest.mark.parametrize(
    "cell", ["a=1", "ines@firm.example", "short-video:4;boards:2", "1", "", "'=1", "ordinary words", 7]
)
def test_everything_else_is_written_as_it_is(cell: Any) -> None:
    assert safe(cell) == str(cell)


def test_a_file_that_is_in_shows_figures_findings_and_the_next_step(cast: Cast, as_: Any) -> None:
    file = (
        "person_id,name,email,manager_id,role,age,hesitant,shoe_size\n"
        "boss,Bo,b@x.example,boss,,50,,42\n"
        "one,Ona,same@x.example,two,mentor,20,secret topic:1:2,36\n"
        "two,Tui,same@x.example,one,mentee,30,,37\n"
        "two,Tui again,t@x.example,boss,mentee,30,,37\n"
        "lost,Lo,,nobody-here,,40,,38\n"
    )
    intake = taken(cast.cohort, file)
    shown = read(as_, cast.noor, intake).content.decode()
    for words in (
        "The file is in",
        "Open lines",
        "names nobody-here",
        "in a circle",
        "their own manager",
        "One key on several rows",
        "One mail for several people",
        "Several people have nobody above them",
        "Dropped unread: age.",
        "Dropped unread: hesitant.",
        "no such columns: shoe_size",
        "people new on the list",
        "seats new in this cohort",
        "rows left out",
        "Ask them to confirm",
        reverse("cohort_ask", args=[cast.cohort.uuid]),
    ):
        assert words in shown, words
    assert "secret topic" not in shown

    saved = as_(cast.noor).get(reverse("intake_findings", args=[intake.uuid])).content.decode("utf-8-sig")
    assert "lost names nobody-here (line 6)" in saved


def test_without_seats_the_next_step_is_to_name_them(cast: Cast, as_: Any) -> None:
    shown = read(as_, cast.noor, taken(cast.cohort, STAFF)).content.decode()
    assert "Say who takes part" in shown
    assert reverse("cohort_intakes", args=[cast.cohort.uuid]) in shown


def test_the_same_file_again_says_that_nothing_changed(cast: Cast, as_: Any) -> None:
    taken(cast.cohort, STAFF)
    assert "so nothing changed" in read(as_, cast.noor, taken(cast.cohort, STAFF)).content.decode()


def test_a_file_that_was_given_up_says_what_broke_and_no_more(cast: Cast, as_: Any) -> None:
    intake = queue(cast.cohort, STAFF)
    Intake.objects.filter(pk=intake.pk).update(state="failed", error="OperationalError")
    shown = read(as_, cast.noor, intake).content.decode()
    assert "OperationalError" in shown
    assert "Bring it in once more" in shown


def test_hostile_cells_stay_text_on_the_page(cast: Cast, as_: Any) -> None:
    intake = bring_in(
        cast.cohort, 'person_id,grade\n"<script>alert(1)</script>","<img src=x onerror=alert(1)>"\n'
    )
    shown = read(as_, cast.noor, intake).content.decode()
    assert "<img src=x" not in shown
    assert "&lt;img src=x" in shown
    intake = taken(cast.cohort, 'person_id,manager_id\n"<b>bold</b>","<i>x</i>"\n')
    shown = read(as_, cast.noor, intake).content.decode()
    assert ("<b>bold" in shown, "&lt;b&gt;bold" in shown) == (False, True)


def test_pages_ask_the_database_as_often_for_fifty_rows_as_for_one(cast: Cast, as_: Any) -> None:
    asked = {rows: _asked(cast, as_(cast.noor), rows) for rows in (1, 3, 50)}
    assert asked[1] == asked[3] == asked[50]
    assert max(asked[1]) <= 12


def _asked(cast: Cast, browser: Any, rows: int) -> list[int]:
    """Queries of a refused file's page, of one that is in, and of the list of files."""
    refused = bring_in(cast.cohort, "person_id,grade\n" + "".join(f"p{n},x\n" for n in range(rows)))
    switched = taken(cast.cohort, "person_id,manager_id\n" + "".join(f"p{n},gone{n}\n" for n in range(rows)))
    for _more in range(rows):
        queue(cast.cohort, STAFF)
    addresses = [
        reverse("intake", args=[refused.uuid]),
        reverse("intake", args=[switched.uuid]),
        reverse("cohort_intakes", args=[cast.cohort.uuid]),
    ]
    counts = [_queries(browser, address) for address in addresses]
    Intake.objects.filter(state="queued").delete()
    return counts


def _queries(browser: Any, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_every_page_has_one_heading(cast: Cast, as_: Any) -> None:
    waiting = queue(cast.other_cohort, STAFF)
    addresses = [
        (cast.piotr, reverse("intake", args=[waiting.uuid])),
        (cast.piotr, reverse("cohort_intakes", args=[cast.other_cohort.uuid])),
    ]
    waiting_page = as_(cast.piotr).get(addresses[0][1]).content.decode()
    assert len(re.findall("<h1", waiting_page)) == 1
    for file in (STAFF, "person_id,grade\na,x\n"):
        intake = bring_in(cast.cohort, file)
        assert len(re.findall("<h1", read(as_, cast.noor, intake).content.decode())) == 1
