"""What a file does to the staff list: all of it at once, nothing twice, and nothing over what people own."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.workflows.files import STAFF, bring_in, everything, lines, person, taken
from turnabout.ground.accounts.models import User
from turnabout.ground.notify.models import Message
from turnabout.people.models import Intake, Person, ReportingLine, StagedRows, Topic, Upload
from turnabout.people.services import AimLine, OfferLine, load_catalogue, save_profile
from turnabout.programmes.models import Enrolment

pytestmark = pytest.mark.django_db


def test_a_staff_list_becomes_people_with_their_lines(cast: Cast) -> None:
    intake = taken(cast.cohort, STAFF)

    found = person("new")
    assert (found.name, found.grade, found.languages) == ("陳 美玲", 1, ["en", "zh"])
    assert found.hours == "Mon-Wed 09:00-15:00"
    assert lines("new") == {("solid", "lead", True)}
    assert lines("head") == set()
    assert intake.counts["new"] == 3
    assert intake.rows_read == 3


def test_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    taken(cast.cohort, STAFF)
    before = everything()

    intake = taken(cast.cohort, STAFF)

    assert everything() == before
    assert (intake.counts["new"], intake.counts["changed"], intake.counts["unchanged"]) == (0, 0, 3)


def test_a_changed_cell_changes_one_person(cast: Cast) -> None:
    taken(cast.cohort, STAFF)
    identifier = person("lead").uuid

    intake = taken(cast.cohort, STAFF.replace("Sales,Europe/Oslo", "Marketing,Europe/Oslo"))

    assert person("lead").unit == "Marketing"
    assert person("lead").uuid == identifier, "a person stays the same person"
    assert (intake.counts["changed"], intake.counts["unchanged"]) == (1, 2)


def test_a_move_to_another_manager_replaces_the_line(cast: Cast) -> None:
    taken(cast.cohort, STAFF)
    intake = taken(cast.cohort, STAFF.replace("example,lead,1", "example,head,1"))

    assert lines("new") == {("solid", "head", True)}
    assert intake.counts["changed"] == 1


def test_dotted_lines_come_and_go(cast: Cast) -> None:
    taken(cast.cohort, "person_id,manager_id,dotted_manager_ids\na,,\nb,a,\nc,a,b;elsewhere\n")
    assert lines("c") == {("solid", "a", True), ("dotted", "b", True), ("dotted", "elsewhere", False)}

    taken(cast.cohort, "person_id,manager_id,dotted_manager_ids\na,,\nb,a,\nc,a,b\n")
    assert lines("c") == {("solid", "a", True), ("dotted", "b", True)}


def test_people_whom_the_file_does_not_name_stay_as_they_are(cast: Cast) -> None:
    before = Person.objects.filter(pk=cast.ines.pk).values().get()
    taken(cast.cohort, STAFF)
    assert Person.objects.filter(pk=cast.ines.pk).values().get() == before
    assert lines("ines") == {("solid", "aiko", True)}


def test_a_column_that_the_file_lacks_leaves_what_is_there(cast: Cast) -> None:
    taken(cast.cohort, STAFF)
    intake = taken(cast.cohort, "person_id,title\nlead,Head of sales\n")

    found = person("lead")
    assert (found.title, found.unit, found.email) == ("Head of sales", "Sales", "bjorn@firm.example")
    assert lines("lead") == {("solid", "head", True)}
    assert {notice["column"] for notice in intake.notices if notice["code"] == "missing_column"} >= {
        "unit",
        "manager_id",
    }


def test_an_empty_cell_empties(cast: Cast) -> None:
    taken(cast.cohort, STAFF)
    taken(cast.cohort, "person_id,unit,manager_id\nlead,,\n")
    assert person("lead").unit == ""
    assert lines("lead") == set()


def test_an_open_line_closes_when_its_manager_comes(cast: Cast) -> None:
    first = taken(cast.cohort, "person_id,manager_id\nnew,lead\n")
    assert lines("new") == {("solid", "lead", False)}
    assert first.counts["open_lines"] == 1

    second = taken(cast.cohort, "person_id,manager_id\nlead,\n")
    assert lines("new") == {("solid", "lead", True)}
    assert (second.counts["lines_mended"], second.counts["open_lines"]) == (1, 0)


def test_whoever_has_no_name_is_called_by_the_key(cast: Cast) -> None:
    taken(cast.cohort, "person_id\n4711\n")
    assert person("4711").name == "4711"


def test_what_a_person_saved_is_kept_against_the_file(cast: Cast) -> None:
    load_catalogue()
    topic = Topic.objects.get(key="short-video")
    save_profile(
        actor=cast.ines.user,
        person=cast.ines,
        hours="Mon 09:00-12:00",
        languages=["pt"],
        offers=[OfferLine(topic.uuid, 4)],
        aims=[AimLine(topic.uuid, 4, 5, 0)],
    )
    file = (
        "person_id,name,hours,languages,role,offers,aims\n"
        "ines,Ines C.,09:00-17:00,en,mentor,green-claims:2,green-claims:0:2\n"
    )

    intake = taken(cast.cohort, file)

    found = person("ines")
    assert (found.hours, found.languages, found.name) == ("Mon 09:00-12:00", ["pt"], "Ines C.")
    assert list(found.offers.values_list("topic__key", "level")) == [("short-video", 4)]
    assert list(found.aims.values_list("topic__key", flat=True)) == ["short-video"]
    assert intake.counts["kept"] == 1


def test_a_staff_list_with_roles_lists_seats_too(cast: Cast) -> None:
    file = (
        "person_id,name,role,capacity,offers,aims\n"
        "a,Ama,mentor,2,short-video:4,\nb,Bo,mentee,1,,short-video:1:3\nc,Cy,,,,\n"
    )
    intake = taken(cast.cohort, file)

    seats = Enrolment.objects.filter(cohort=cast.cohort).values_list(
        "person__name", "seat", "capacity", "state"
    )
    assert set(seats) == {("Ama", "mentor", 2, "listed"), ("Bo", "mentee", 1, "listed")}
    assert intake.counts["seats_new"] == 2
    assert list(person("a").offers.values_list("topic__key", "level")) == [("short-video", 4)]


def test_a_list_of_enrolments_gives_both_two_seats(cast: Cast) -> None:
    intake = taken(cast.cohort, "person_id,role,capacity\nines,both,2/3\ntomas,mentee,\n", "enrolments")

    seats = Enrolment.objects.filter(cohort=cast.cohort).values_list("person__keys__key", "seat", "capacity")
    assert set(seats) == {("ines", "mentor", 2), ("ines", "mentee", 3), ("tomas", "mentee", 1)}
    assert intake.counts["seats_new"] == 3


def test_a_list_of_enrolments_leaves_names_alone_and_says_so(cast: Cast) -> None:
    intake = taken(cast.cohort, "person_id,name,role\nines,Somebody Else,mentor\n", "enrolments")
    assert person("ines").name == "Ines Carvalho"
    assert ("staff_column", "name") in {(notice["code"], notice["column"]) for notice in intake.notices}


def test_topics_go_by_key_or_name_and_unknown_ones_wait_for_review(cast: Cast) -> None:
    load_catalogue()
    name = Topic.objects.get(key="short-video").name
    file = (
        f"person_id,role,offers,aims\nines,mentor,{name.upper()}:4;Knots  and ropes:3,knots and Ropes:1:2\n"
    )

    intake = taken(cast.cohort, file, "enrolments")

    found = person("ines")
    assert set(found.offers.values_list("topic__key", "level")) == {
        ("short-video", 4),
        ("knots and ropes", 3),
    }
    topic = Topic.objects.get(key="knots and ropes")
    assert (topic.state, topic.name) == ("to_review", "Knots and ropes")
    assert intake.counts["topics_to_review"] == 1
    assert found.aims.get().topic == topic


def test_aims_keep_the_order_of_the_file(cast: Cast) -> None:
    taken(cast.cohort, "person_id,role,aims\nines,mentee,zeta:0:2;alpha:1:3;mid:2:4\n", "enrolments")
    aims = person("ines").aims.order_by("position")
    assert list(aims.values_list("topic__name", "level_now", "level_wanted")) == [
        ("zeta", 0, 2),
        ("alpha", 1, 3),
        ("mid", 2, 4),
    ]


def test_nobody_is_mailed_and_nobody_gets_an_account(cast: Cast) -> None:
    users = User.objects.count()
    taken(
        cast.cohort,
        STAFF.replace("grade", "role")
        .replace(",5,", ",mentor,")
        .replace(",4,", ",mentee,")
        .replace(",1,", ",both,"),
    )
    assert Enrolment.objects.filter(cohort=cast.cohort).count() == 4
    assert not Message.objects.exists()
    assert User.objects.count() == users


def test_grades_by_name_need_a_number(cast: Cast) -> None:
    file = "person_id,grade\na,Director\nb,3\n"
    refused = bring_in(cast.cohort, file)
    assert [(problem["line"], problem["column"], problem["value"]) for problem in refused.problems] == [
        (2, "grade", "Director")
    ]

    cast.cohort.policy = {"grades": {"director": 4}}
    cast.cohort.save()
    taken(cast.cohort, file)
    assert (person("a").grade, person("b").grade) == (4, 3)


def test_a_switch_leaves_nothing_of_the_file_behind(cast: Cast) -> None:
    taken(cast.cohort, STAFF)
    assert not Upload.objects.exists()
    assert not StagedRows.objects.exists()


def test_a_file_of_another_programme_lists_no_seats_here(cast: Cast) -> None:
    taken(cast.other_cohort, "person_id,role\nines,mentor\n", "enrolments", by=cast.piotr)
    assert not Enrolment.objects.filter(cohort=cast.cohort).exists()
    assert Enrolment.objects.filter(cohort=cast.other_cohort).count() == 1


def test_lines_of_a_self_report_are_kept_as_they_came(cast: Cast) -> None:
    taken(cast.cohort, "person_id,manager_id\nboss,boss\n")
    assert ReportingLine.objects.get(person=person("boss")).manager == person("boss")


def test_who_brought_it_is_in_the_audit_record(cast: Cast) -> None:
    from turnabout.ground.audit.models import Entry

    intake = taken(cast.cohort, STAFF, by=cast.noor)
    told = Entry.objects.filter(subject_uuid=intake.uuid).values_list("action", "actor_uuid")
    assert ("file switched", cast.noor.uuid) in set(told)
    assert Intake.objects.get().by == cast.noor
