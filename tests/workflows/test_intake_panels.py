"""Lists that the authors did not write, as whole lists year by year: joiners, movers and leavers against plain code."""

from __future__ import annotations

import csv
import gzip
import io
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.web.coordinator.intakes.test_waiting import Desk
from turnabout.people.intake.table import NotATable, guess, rows
from turnabout.people.models import Intake, Person, PersonKey, ReportingLine
from turnabout.people.services import add_source, approve, start_intake
from turnabout.workflows.intake import read_waiting_files

DATA = Path(os.environ.get("TURNABOUT_DATA", "../shared/data"))
SHARE = int(os.environ.get("TURNABOUT_PANEL_SHARE", "24"))  # one person in so many; 1 for all of them
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.real_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="TURNABOUT_DATA is not there: no real data to read"),
]

PANELS = {
    "baltimore_fy2012_2016.csv.gz": ("fiscal_year", "person", "job_title", "agency"),
    "chicago_s1_s6.csv.gz": ("snapshot", "person", "job_title", "department"),
}

List = dict[str, tuple[str, str]]  # key: title, unit


def lists(name: str) -> Iterator[tuple[str, List]]:
    """The panel as one list for each time; of two rows of a person the first counts."""
    when, person, title, unit = PANELS[name]
    found: dict[str, List] = {}
    path = DATA / "payroll_panels_pseudonymised" / name
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if sum(map(ord, row[person])) % SHARE == 0:
                told = " ".join(row[title].split()), " ".join(row[unit].split())
                found.setdefault(row[when], {}).setdefault(row[person], told)
    yield from sorted(found.items())


def as_file(people: List) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(
        [("person_id", "title", "unit"), *((key, *told) for key, told in people.items())]
    )
    return text.getvalue().encode()


def whole_list(source: Any, data: bytes) -> Intake:
    intake = start_intake(
        actor=None, source=source, kind="directory", file_name="a.csv", data=data, waits=True
    )
    read_waiting_files()
    intake.refresh_from_db()
    assert intake.state == "ready", (intake.state, intake.error, intake.problems)
    approve(actor=None, intake=intake, gone=True, same=())
    read_waiting_files()
    intake.refresh_from_db()
    assert intake.state == "switched", (intake.state, intake.error)
    return intake


@pytest.mark.slow
@pytest.mark.parametrize("name", PANELS)
def test_joiners_movers_and_leavers_of_a_payroll_are_those_that_plain_code_finds(name: str) -> None:
    source = add_source(actor=None, name="Payroll")
    known: List = {}
    listed: set[str] = set()
    for when, people in lists(name):
        intake = whole_list(source, as_file(people))
        there = people.keys() & known.keys()
        moved = {key for key in there if people[key] != known[key]}
        expected = {
            "new": len(people.keys() - known.keys()),
            "changed": len(moved),
            "unchanged": len(there - moved),
            "gone": len(listed - people.keys()),
            "back": len(there - listed),
        }
        assert {name: intake.counts[name] for name in expected} == expected, when
        known |= people
        listed = set(people)
    assert set(Person.objects.filter(gone_at=None).values_list("keys__key", flat=True)) == listed


@pytest.mark.slow
def test_ten_thousand_posts_of_a_government_come_in_with_their_lines() -> None:
    """Senior posts and as many junior ones below them as make ten thousand; the whole of 2011 has 692,007."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(("Post Unique Reference", "Job Title", "Unit", "Reports to Senior Post", "Grade"))
    table.writerows(posts(int(os.environ.get("TURNABOUT_POSTS", "10000"))))
    source = add_source(actor=None, name="Posts")
    source.plans = {"directory": {"columns": REMEMBERED}}
    source.words = {"grade": {name: str(1 + rank % 12) for rank, name in enumerate(sorted(grades()))}}
    source.save()
    intake = whole_list(source, text.getvalue().encode())
    assert intake.counts["new"] == int(os.environ.get("TURNABOUT_POSTS", "10000"))
    assert intake.counts["findings"]["self_report"] == 2
    assert ReportingLine.objects.filter(manager=None).count() == 1, "the one orphan"
    assert PersonKey.objects.filter(source=source).count() == intake.counts["new"]


REMEMBERED = {
    "post unique reference": "person_id",
    "job title": "title",
    "unit": "unit",
    "reports to senior post": "manager_id",
    "grade": "grade",
}


def _senior() -> list[dict[str, str]]:
    path = DATA / "uk_organograms" / "senior_2011-03-31.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def grades() -> set[str]:
    path = DATA / "uk_organograms" / "junior_2011-03-31.csv"
    with path.open(encoding="utf-8", newline="") as file:
        found = {row["Grade"] for row in csv.DictReader(file)}
    return {
        " ".join(name.split()).casefold() for name in found if name.strip() and not name.strip().isdigit()
    }


def posts(number: int) -> Iterator[tuple[str, str, str, str, str]]:
    seen: Counter[str] = Counter()
    for post in _senior():
        key = f"{post['org']}/{post['Post Unique Reference'].strip()}"
        boss = post["Reports to Senior Post"].strip()
        seen[key] += 1
        if seen[key] == 1:
            above = "" if boss.upper() == "XX" or not boss else f"{post['org']}/{boss}"
            yield key, post["Job Title"], post["Unit"], above, ""
    path = DATA / "uk_organograms" / "junior_2011-03-31.csv"
    left = number - len(seen)
    with path.open(encoding="utf-8", newline="") as file:
        for at, row in enumerate(csv.DictReader(file)):
            for n in range(max(1, round(float(row["Number of Posts in FTE"] or 1)))):
                if not left:
                    return
                left -= 1
                boss = f"{row['org']}/{row['Reporting Senior Post'].strip()}"
                yield f"J{at}-{n}", row["Generic Job Title"], row["Unit"], boss, row["Grade"]


def test_the_form_of_a_civil_service_comes_in_by_mail_and_names_of_grades(cast: Cast, as_: Any) -> None:
    """Its own headings, no keys, and grades by name."""
    desk = Desk(as_(cast.noor), reverse("cohort_intakes", args=[cast.cohort.uuid]))
    [path] = (DATA / "mentor_match_samples" / "small").glob("mentors.csv")
    shown = desk.bring(path.read_bytes(), new_source="Civil Service")
    with path.open(encoding="utf-8-sig", newline="") as file:
        people = list(csv.DictReader(file))
    shown = desk.read_like_this(shown)
    if desk.intake.state == "mending":
        spellings = desk.intake.look["spellings"]["grade"]
        words = {f"grade-{at}": str(at + 1) for at in range(len(spellings))}
        shown = desk.say("words", **words)
    desk.say("approve")
    mails = {value.lower() for row in people for name, value in row.items() if "email" in name.lower()}
    found = Person.objects.filter(keys__source__name="Civil Service")
    assert set(found.values_list("email", flat=True)) == mails
    assert set(found.values_list("keys__key", flat=True)) == mails
    assert all(" " in name for name in found.values_list("name", flat=True))


def _every_torture() -> Iterable[bytes]:
    for folder in (
        "torture_blns",
        "torture_csv_spectrum",
        "torture_csv_injection",
        "scim_rfc_samples",
        "ics_tests",
    ):
        for path in sorted((DATA / folder).rglob("*")):
            if path.is_file() and path.stat().st_size < 2**20:
                yield path.read_bytes()


def test_whatever_is_brought_in_is_read_or_refused_and_never_breaks() -> None:
    read, refused = 0, []
    for data in _every_torture():
        try:
            plan = guess(data, {})
            read += sum(1 for _row in rows(data, plan, {}))
        except NotATable as error:
            refused.append(error.remedy)
    assert read > 1_000
    assert all(refused)
