"""All or nothing: one cell that cannot be used, and the whole file is left alone, with every such cell named."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.workflows.files import STAFF, bring_in, everything, taken
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.people.models import Intake, Person, StagedRows, Topic, Upload
from turnabout.people.services import LARGEST, staff_list, start_intake
from turnabout.workflows.bring_in import bring_in_file

pytestmark = pytest.mark.django_db


def test_one_bad_cell_and_nothing_is_taken(cast: Cast) -> None:
    before = everything()
    intake = bring_in(cast.cohort, STAFF.replace("Europe/Oslo", "Europe/Atlantis"))

    assert intake.state == "refused"
    assert everything() == before
    [problem] = intake.problems
    assert (problem["line"], problem["column"], problem["value"]) == (3, "timezone", "Europe/Atlantis")
    assert "Europe/London" in problem["remedy"]


def test_every_problem_of_every_row_is_named(cast: Cast) -> None:
    file = (
        "person_id,email,timezone,role\na,not a mail,Mars/Base,chief\nb,b@x.example,,mentor\n,c@x.example,,\n"
    )
    intake = bring_in(cast.cohort, file)
    assert {(problem["line"], problem["column"]) for problem in intake.problems} == {
        (2, "email"),
        (2, "timezone"),
        (2, "role"),
        (4, "person_id"),
    }
    assert intake.counts["problems"] == 4
    assert intake.rows_read == 3


def test_a_refused_file_leaves_nothing_behind(cast: Cast) -> None:
    bring_in(cast.cohort, "person_id,grade,offers\na,1,brand new topic:3\nb,none such,\n")
    assert not Upload.objects.exists()
    assert not StagedRows.objects.exists()
    assert not Topic.objects.filter(name="brand new topic").exists()


def test_somebody_unknown_cannot_be_enrolled(cast: Cast) -> None:
    intake = bring_in(cast.cohort, "person_id,role\nines,mentor\nnobody,mentee\n", "enrolments")
    assert intake.state == "refused"
    [problem] = intake.problems
    assert (problem["line"], problem["column"], problem["value"]) == (3, "person_id", "nobody")
    assert "staff list first" in problem["remedy"]
    assert not cast.cohort.enrolments.exists()


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("person_id", "k" * 121),
        ("name", "n" * 201),
        ("manager_id", "k" * 121),
        ("dotted_manager_ids", "fine;" + "k" * 121),
        ("unit", "u" * 201),
        ("country", "Great Britain"),
        ("country", "日本"),
        ("email", "a" * 250 + "@firm.example"),
        ("offers", "t" * 121 + ":3"),
        ("offers", ";".join(f"topic {n}:3" for n in range(51))),
        ("name", "nul\0byte"),
    ],
)
def test_a_cell_that_cannot_be_kept_is_a_problem_and_no_crash(cast: Cast, column: str, cell: str) -> None:
    header = "person_id" if column == "person_id" else f"person_id,{column}"
    row = cell if column == "person_id" else f"a,{cell}"
    intake = bring_in(cast.cohort, f"{header}\n{row}\n")
    assert intake.state == "refused"
    assert {(problem["line"], problem["column"]) for problem in intake.problems} == {(2, column)}


def test_a_table_in_another_encoding_is_refused_in_words(cast: Cast) -> None:
    intake = bring_in(cast.cohort, "person_id,name\na,Zoë\nb,Bo\n".encode("latin-1"))
    [problem] = intake.problems
    assert (problem["line"], problem["column"]) == (2, "name")
    assert "UTF-8" in problem["remedy"]


@pytest.mark.parametrize("capacity", ["0", "11", "2/0"])
def test_seats_hold_one_to_ten_partners(cast: Cast, capacity: str) -> None:
    intake = bring_in(cast.cohort, f"person_id,role,capacity\nines,both,{capacity}\n", "enrolments")
    assert {problem["column"] for problem in intake.problems} == {"capacity"}


def test_capacity_of_somebody_without_a_role_is_nobodys_business(cast: Cast) -> None:
    taken(cast.cohort, "person_id,role,capacity\nines,,0\n", "enrolments")


@pytest.mark.parametrize(
    "data",
    [
        b"person_id,name\n",
        b"name\nIda\n",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b'person_id\n"open',
        b"\xff\xfep\0e\0",
    ],
    ids=["no rows", "no key", "a picture", "an open quote", "UTF-16"],
)
def test_what_is_no_list_is_refused_with_a_remedy(cast: Cast, data: bytes) -> None:
    intake = bring_in(cast.cohort, data)
    assert intake.state == "refused"
    assert intake.problems
    assert all(problem["remedy"] for problem in intake.problems)


def test_more_problems_than_are_kept_are_still_counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("turnabout.people.intake.reading.MOST_PROBLEMS", 3)
    intake = bring_in(cast.cohort, "person_id,grade\n" + "".join(f"p{n},x\n" for n in range(8)))
    assert len(intake.problems) == 3
    assert intake.counts["problems"] == 8


def test_an_empty_or_huge_file_does_not_even_wait(cast: Cast) -> None:
    for data in (b"", b" \n\n", b"x" * (LARGEST + 1)):
        with pytest.raises(Refused):
            start_intake(actor=cast.noor, source=staff_list(), kind="staff", file_name="a.csv", data=data)
    assert not Intake.objects.exists()


def test_only_those_who_coordinate_may_bring_a_file_in(cast: Cast) -> None:
    for stranger in (cast.piotr, cast.sponsor, cast.administrator, cast.ines.user):
        with pytest.raises(NotAllowed):
            bring_in_file(
                actor=stranger, cohort=cast.cohort, kind="staff", file_name="a.csv", data=STAFF.encode()
            )
    assert not Intake.objects.exists()
    assert not Upload.objects.exists()
    for allowed in (cast.noor, cast.deepa):
        bring_in_file(actor=allowed, cohort=cast.cohort, kind="staff", file_name="a.csv", data=STAFF.encode())


def test_the_name_of_the_file_is_a_name_and_no_path(cast: Cast) -> None:
    intake = bring_in_file(
        actor=cast.noor,
        cohort=cast.cohort,
        kind="staff",
        file_name="C:\\Users\\x\\..\\staff.csv",
        data=b"person_id\na\n",
    )
    assert intake.file_name == "staff.csv"


def test_a_file_after_a_refused_one_is_taken(cast: Cast) -> None:
    bring_in(cast.cohort, "person_id,grade\na,none such\n")
    taken(cast.cohort, "person_id,grade\na,2\n")
    assert Person.objects.filter(keys__key="a").exists()
