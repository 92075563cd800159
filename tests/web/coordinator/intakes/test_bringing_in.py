"""The page that takes a file: for those who coordinate, with samples to start from, and errors that say the remedy."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from turnabout_engine.io.rows import PRIVATE, ROLE_COLUMNS, Settings, iter_rows
from turnabout_engine.io.rows.columns import STAFF_COLUMNS
from turnabout_engine.people import PersonRow

from tests.cast import Cast
from turnabout.people import catalogue
from turnabout.people.models import Intake, Person, PersonKey
from turnabout.people.services import LARGEST
from turnabout.programmes.models import CohortIntake
from turnabout.web.coordinator.intakes.samples import ENROLMENTS, SAMPLES, STAFF
from turnabout.workflows.intake import read_waiting_files

pytestmark = pytest.mark.django_db


def send(browser: Client, cast: Cast, data: bytes, kind: str = "staff", **more: Any) -> Any:
    file = SimpleUploadedFile("staff list.csv", data, content_type="text/csv")
    return browser.post(
        reverse("cohort_intakes", args=[cast.cohort.uuid]), {"kind": kind, "file": file}, **more
    )


def page(browser: Client, cast: Cast) -> str:
    return browser.get(reverse("cohort_intakes", args=[cast.cohort.uuid])).content.decode()


def test_a_file_is_queued_and_its_own_page_opens(cast: Cast, as_: Any) -> None:
    answer = send(as_(cast.noor), cast, b"person_id\na\n")

    intake = Intake.objects.get()
    assert answer.status_code == 302
    assert answer.url == reverse("intake", args=[intake.uuid])
    assert (intake.state, intake.kind, intake.by, intake.file_name) == (
        "queued",
        "staff",
        cast.noor,
        "staff list.csv",
    )
    assert CohortIntake.objects.get().cohort == cast.cohort
    assert not PersonKey.objects.filter(key="a").exists(), "a request reads no file; a worker does"


def test_a_deputy_may_too(cast: Cast, as_: Any) -> None:
    assert send(as_(cast.deepa), cast, b"person_id\na\n").status_code == 302


@pytest.mark.parametrize("who", ["piotr", "sponsor", "safeguarding", "administrator", "ines"])
def test_for_everybody_else_there_is_no_such_page(cast: Cast, as_: Any, who: str) -> None:
    browser = as_(getattr(cast, who))
    assert browser.get(reverse("cohort_intakes", args=[cast.cohort.uuid])).status_code == 404
    assert send(browser, cast, b"person_id\na\n").status_code == 404
    assert not Intake.objects.exists()


def chosen(shown: str) -> str:
    [tap] = re.findall(r"<input[^>]*\bchecked\b[^>]*>", shown)
    return re.findall(r'value="(\w+)"', tap)[0]


def test_the_page_starts_with_what_is_missing(cast: Cast, as_: Any) -> None:
    assert chosen(page(as_(cast.noor), cast)) == "enrolments"
    PersonKey.objects.all().delete()
    assert chosen(page(as_(cast.noor), cast)) == "staff"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty"),
        (b" \n ", "This file is empty"),
        (b"x" * (LARGEST + 1), "larger than 20 MB"),
    ],
    ids=["empty", "blank", "huge"],
)
def test_a_file_that_cannot_be_one_is_refused_at_the_field(
    cast: Cast, as_: Any, data: bytes, words: str
) -> None:
    answer = send(as_(cast.noor), cast, data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Intake.objects.exists()


def test_a_request_too_large_to_arrive_says_so(cast: Cast, as_: Any, settings: Any) -> None:
    """Beyond the limit of the upload handler Django drops the file; the field must not say "choose a file"."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST
    answer = send(as_(cast.noor), cast, b"x" * (LARGEST + 1))
    assert answer.status_code == 422
    assert "larger than 20 MB" in answer.content.decode()


def test_without_a_file_or_with_another_kind_the_form_says_so(cast: Cast, as_: Any) -> None:
    address = reverse("cohort_intakes", args=[cast.cohort.uuid])
    answer = as_(cast.noor).post(address, {"kind": "staff"})
    assert (answer.status_code, "Choose a file." in answer.content.decode()) == (422, True)
    assert send(as_(cast.noor), cast, b"person_id\na\n", kind="payroll").status_code == 422


def test_earlier_files_stand_below_with_what_came_of_them(cast: Cast, as_: Any) -> None:
    browser = as_(cast.noor)
    send(browser, cast, b"person_id\na\n")
    send(browser, cast, b"person_id,grade\na,none\nb,none\n")
    read_waiting_files()

    shown = page(browser, cast)
    assert "waiting for you: may it be taken over?" in shown
    assert "2 cells to mend" in shown

    first = Intake.objects.earliest("pk")
    browser.post(reverse("intake_approve", args=[first.uuid]), {"gone": "no"})
    read_waiting_files()
    assert "1 new, 0 changed" in page(browser, cast)


def test_a_file_of_the_other_programme_is_not_in_the_list(cast: Cast, as_: Any) -> None:
    send(as_(cast.noor), cast, b"person_id\na\n")
    there = as_(cast.piotr).get(reverse("cohort_intakes", args=[cast.other_cohort.uuid])).content.decode()
    assert "staff list.csv" not in there


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_files_that_the_parser_takes(cast: Cast, as_: Any, name: str) -> None:
    answer = as_(cast.ines).get(reverse("intake_file", args=[name]))
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    known = {interest.key for interest in catalogue.interests()}
    rows = [row for row in iter_rows(answer.content, Settings(interests=known)) if isinstance(row, PersonRow)]
    assert len(rows) == len(SAMPLES[name]) - 1


def test_templates_name_every_column_that_is_read() -> None:
    assert STAFF == STAFF_COLUMNS
    assert ("person_id", *(column for column in ROLE_COLUMNS if column not in PRIVATE)) == ENROLMENTS


def test_the_example_names_topics_of_the_catalogue() -> None:
    table = SAMPLES["enrolments-example"]
    named = {
        entry.split(":")[0]
        for row in table[1:]
        for column in (3, 4)
        for entry in row[column].split(";")
        if entry
    }
    assert named
    assert named <= {topic.key for topic in catalogue.topics()}


def test_the_two_examples_make_a_cohort(cast: Cast, as_: Any) -> None:
    browser = as_(cast.noor)
    for name, kind in (("staff-list-example", "staff"), ("enrolments-example", "enrolments")):
        send(browser, cast, browser.get(reverse("intake_file", args=[name])).content, kind)
        read_waiting_files()
        intake = Intake.objects.latest("pk")
        browser.post(reverse("intake_approve", args=[intake.uuid]), {"gone": "no"})
        read_waiting_files()
    assert set(Intake.objects.values_list("state", flat=True)) == {"switched"}
    assert Person.objects.filter(keys__key="1005", name="يوسف حداد").exists()
    assert cast.cohort.enrolments.count() == 5


def test_samples_need_somebody_signed_in(cast: Cast, as_: Any) -> None:
    assert as_(None).get(reverse("intake_file", args=["staff-list-example"])).status_code == 302
    assert as_(cast.noor).get(reverse("intake_file", args=["payroll"])).status_code == 404


def test_a_template_is_one_line(cast: Cast, as_: Any) -> None:
    text = (
        as_(cast.noor).get(reverse("intake_file", args=["staff-list-template"])).content.decode("utf-8-sig")
    )
    assert len(list(csv.reader(io.StringIO(text)))) == 1
