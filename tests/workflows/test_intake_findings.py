"""What is odd about a list as a whole is told and stops nothing; and it is told of the list as it will stand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast
from tests.workflows.files import bring_in, lines, person, taken
from turnabout.people.models import Intake, PersonKey

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_is_listed_yet(cast: Cast) -> None:
    PersonKey.objects.all().delete()


def found(intake: Intake) -> dict[str, list[dict[str, Any]]]:
    by_code: dict[str, list[dict[str, Any]]] = {}
    for finding in intake.findings:
        by_code.setdefault(finding["code"], []).append(finding)
    return by_code


def test_a_tidy_list_has_no_findings(cast: Cast) -> None:
    intake = taken(cast.cohort, "person_id,manager_id\na,\nb,a\nc,b\n")
    assert intake.findings == []
    assert intake.counts["findings"] == {}


def test_of_one_key_on_two_rows_the_first_counts(cast: Cast) -> None:
    intake = taken(cast.cohort, "person_id,name,manager_id\na,Ama,\nb,Bo,a\na,Ama again,b\na,Once more,\n")
    [finding] = found(intake)["duplicate_key"]
    assert (finding["value"], finding["lines"], finding["count"]) == ("a", [2, 4, 5], 3)
    assert person("a").name == "Ama"
    assert lines("a") == set()
    assert (intake.counts["left_out"], intake.counts["new"], intake.rows_read) == (2, 2, 4)


def test_a_self_report_is_told(cast: Cast) -> None:
    [finding] = found(taken(cast.cohort, "person_id,manager_id\na,a\nb,a\n"))["self_report"]
    assert finding["people"] == ["a"]


def test_circles_are_told_once_each_however_long(cast: Cast) -> None:
    ring = "".join(f"p{n},p{(n + 1) % 2000}\n" for n in range(2000))
    intake = taken(cast.cohort, f"person_id,manager_id\n{ring}x,y\ny,x\n")
    cycles = found(intake)["cycle"]
    assert sorted(finding["count"] for finding in cycles) == [2, 2000]


def test_several_roots_are_one_finding(cast: Cast) -> None:
    intake = taken(cast.cohort, "person_id,manager_id\na,\nb,\nc,a\n")
    [finding] = found(intake)["several_roots"]
    assert (finding["people"], finding["count"]) == (["a", "b"], 2)


def test_open_lines_are_told_with_the_key_that_was_named(cast: Cast) -> None:
    intake = taken(cast.cohort, "person_id,manager_id,dotted_manager_ids\na,,\nb,gone,\nc,a,lost;b\n")
    assert {(f["people"][0], f["value"], *f["lines"]) for f in found(intake)["unknown_manager"]} == {
        ("b", "gone", 3),
        ("c", "lost", 4),
    }


def test_a_list_without_any_manager_is_told(cast: Cast) -> None:
    assert set(found(taken(cast.cohort, "person_id,name\na,Ama\nb,Bo\n"))) == {"no_lines"}


def test_a_mail_that_two_people_share_is_told(cast: Cast) -> None:
    intake = taken(cast.cohort, "person_id,manager_id,email\na,,same@firm.example\nb,a,SAME@firm.example\n")
    [finding] = found(intake)["shared_mail"]
    assert (finding["people"], finding["lines"]) == (["a", "b"], [2, 3])


def test_a_mail_shared_with_somebody_of_an_earlier_file_is_told(cast: Cast) -> None:
    taken(cast.cohort, "person_id,email\na,same@firm.example\n")
    intake = taken(cast.cohort, "person_id,email\nb,same@firm.example\n")
    assert found(intake)["shared_mail"][0]["people"] == ["a", "b"]


def test_a_file_of_a_few_people_is_judged_with_those_on_the_list(cast: Cast) -> None:
    taken(cast.cohort, "person_id,manager_id\nboss,\nlead,boss\n")
    intake = taken(cast.cohort, "person_id,manager_id\nnew,lead\n")
    assert intake.findings == [], "the manager is known, and there is one root"


def test_a_circle_that_a_few_people_close_is_found(cast: Cast) -> None:
    taken(cast.cohort, "person_id,manager_id\na,b\nb,c\n")
    intake = taken(cast.cohort, "person_id,manager_id\nc,a\n")
    assert set(found(intake)["cycle"][0]["people"]) == {"a", "b", "c"}


def test_lists_of_enrolments_tell_only_of_doubled_rows(cast: Cast) -> None:
    taken(cast.cohort, "person_id,manager_id\na,gone\nb,b\n")
    intake = taken(cast.cohort, "person_id,role\na,mentor\na,mentee\n", "enrolments")
    assert set(found(intake)) == {"duplicate_key"}
    assert cast.cohort.enrolments.get().seat == "mentor"


def test_more_findings_than_are_kept_are_still_counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("turnabout.people.intake.checks.KEPT_OF_A_KIND", 2)
    intake = taken(cast.cohort, "person_id,manager_id\na,\n" + "".join(f"p{n},gone{n}\n" for n in range(5)))
    assert len(found(intake)["unknown_manager"]) == 2
    assert intake.counts["findings"] == {"unknown_manager": 5}


def test_a_line_of_ten_thousand_breaks_nothing(cast: Cast) -> None:
    chain = "".join(f"p{n},p{n - 1}\n" for n in range(1, 10_000))
    assert bring_in(cast.cohort, f"person_id,manager_id\np0,\n{chain}").findings == []
