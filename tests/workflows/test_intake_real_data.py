"""Files that the authors did not write: hostile strings, odd tables, and the organograms of a government."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.workflows.files import bring_in, lines, taken
from turnabout.people.models import PersonKey, ReportingLine

DATA = Path(os.environ.get("TURNABOUT_DATA", "../shared/data"))
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.real_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="TURNABOUT_DATA is not there: no real data to read"),
]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[bytes, list[int]]:
    """The file, and the line on which each row starts."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    starts = []
    for row in rows:
        starts.append(len(text.getvalue().replace("\r\n", "\n").replace("\r", "\n").split("\n")))
        writer.writerow(row)
    return text.getvalue().encode(), starts


def shown(text: str) -> str:
    return normalize("NFC", " ".join(text.split()))


def names() -> dict[str, str]:
    return dict(PersonKey.objects.values_list("key", "person__name"))


def test_every_naughty_string_is_kept_as_it_is_or_named_as_a_problem(cast: Cast) -> None:
    strings = json.loads((DATA / "torture_blns" / "blns.json").read_text(encoding="utf-8"))
    rows = [(f"n{at}", text) for at, text in enumerate(strings)]
    file, starts = table(("person_id", "name"), rows)

    refused = bring_in(cast.cohort, file)
    bad = {problem["line"] for problem in refused.problems or []}
    assert bad <= set(starts), "every problem is found at the start of its row"
    assert len(bad) < 20

    good = [row for row, line in zip(rows, starts, strict=True) if line not in bad]
    taken(cast.cohort, table(("person_id", "name"), good)[0])
    stored = names()
    assert {key: stored[key] for key, _ in good} == {key: shown(text) or key for key, text in good}


def test_naughty_strings_as_keys_units_and_managers_crash_nothing(cast: Cast, as_: Any) -> None:
    strings = json.loads((DATA / "torture_blns" / "blns.json").read_text(encoding="utf-8"))
    intake = bring_in(
        cast.cohort, table(("person_id", "unit", "manager_id", "offers"), [[s] * 4 for s in strings])[0]
    )
    assert intake.state == "refused"
    page = as_(cast.noor).get(reverse("intake", args=[intake.uuid]))
    assert page.status_code == 200
    assert b"<script>alert" not in page.content


@pytest.mark.parametrize(
    "name",
    ["comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
     "quotes_and_newlines", "simple", "simple_crlf", "utf8"],
)  # fmt: skip
def test_odd_tables_are_read_as_their_own_answers_say(cast: Cast, name: str) -> None:
    folder = DATA / "torture_csv_spectrum"
    text = (folder / "csvs" / f"{name}.csv").read_bytes().decode()
    expected = json.loads((folder / "json" / f"{name}.json").read_text(encoding="utf-8"))
    header = ["person_id", "name", "title", "unit", "site"][: len(expected[0])]
    first, _, rest = text.partition("\n")
    ending = "\r\n" if first.endswith("\r") else "\n"

    taken(cast.cohort, ",".join(header) + ending + rest)

    stored = names()
    for row in expected:
        key, called, *_more = (shown(cell) for cell in row.values())
        assert stored[key] == (called or key)


def test_live_formulas_of_an_upload_leave_as_text(cast: Cast, as_: Any) -> None:
    payloads = (DATA / "torture_csv_injection" / "csv-payload.txt").read_text(encoding="utf-8").splitlines()
    file, _ = table(("person_id", "grade"), [(f"p{at}", payload) for at, payload in enumerate(payloads)])
    intake = bring_in(cast.cohort, file)
    assert len(intake.problems) == len(payloads) >= 5
    saved = as_(cast.noor).get(reverse("intake_problems", args=[intake.uuid])).content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(saved)) for cell in row]
    assert any("cmd" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_organograms_of_a_government_come_in_with_their_oddities(cast: Cast) -> None:
    """5,007 posts of 138 bodies: 33 doubled references, 2 self-reports, 1 orphan and 144 roots, as its notes say."""
    PersonKey.objects.all().delete()
    path = DATA / "uk_organograms" / "senior_2011-03-31.csv"
    with path.open(encoding="utf-8", newline="") as file:
        posts = list(csv.DictReader(file))
    rows = [
        (
            _key(post, "Post Unique Reference"),
            post["Job Title"],
            post["Unit"],
            _key(post, "Reports to Senior Post"),
        )
        for post in posts
    ]
    intake = taken(cast.cohort, table(("person_id", "title", "unit", "manager_id"), rows)[0])

    assert (intake.counts["new"], intake.counts["left_out"], intake.rows_read) == (4974, 33, 5007)
    found = intake.counts["findings"]
    assert (found["duplicate_key"], found["self_report"], found["unknown_manager"]) == (33, 2, 1)
    [roots] = [finding for finding in intake.findings if finding["code"] == "several_roots"]
    assert roots["count"] >= 140
    assert ReportingLine.objects.filter(manager=None).count() == 1
    boss, post = next((row[3], row[0]) for row in rows if row[3])
    assert lines(post) == {("solid", boss, True)}

    again = taken(cast.cohort, table(("person_id", "title", "unit", "manager_id"), rows)[0])
    assert (again.counts["new"], again.counts["changed"]) == (0, 0)


def _key(post: dict[str, str], column: str) -> str:
    reference = post[column].strip()
    return "" if reference.upper() == "XX" else f"{post['org']}/{reference}"
