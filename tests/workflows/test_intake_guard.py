"""What a coordinator's file may not change: listed mails, and the lines that pairs of other programmes rest on."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast
from tests.workflows.files import bring_in, lines, person, taken
from turnabout.ground.errors import NotAllowed
from turnabout.ground.notify.models import Message
from turnabout.pairs.models import Pair
from turnabout.people.models import Intake, Person
from turnabout.programmes.models import Cohort, Enrolment, Role
from turnabout.workflows.bring_in import bring_in_staff_list
from turnabout.workflows.intake import read_waiting_files
from turnabout.workflows.join import make_account_if_listed

pytestmark = pytest.mark.django_db


def list_of_administrator(cast: Cast, text: str) -> Intake:
    intake = bring_in_staff_list(actor=cast.administrator, file_name="staff.csv", data=text.encode())
    read_waiting_files()
    intake.refresh_from_db()
    assert intake.state == "switched", (intake.state, intake.error, intake.problems)
    return intake


def findings(intake: Intake, code: str) -> list[tuple[str, list[int], str]]:
    return [(one["people"][0], one["lines"], one["value"]) for one in intake.findings if one["code"] == code]


def takes_part(cohort: Cohort, key: str, state: str = "confirmed", seat: str = "mentor") -> Enrolment:
    asked = now() if state != "listed" else None
    return Enrolment.objects.create(cohort=cohort, person=person(key), seat=seat, state=state, asked_at=asked)


def without_account(key: str) -> Person:
    found = person(key)
    found.user = None
    found.save()
    return found


def test_a_coordinator_cannot_take_over_somebody_by_their_mail(cast: Cast) -> None:
    """The attack: Piotr lists his own second mail for Ines, asks for a code there, and is Ines."""
    without_account("ines")
    ines_user = cast.ines.user
    ines_user.delete()

    intake = taken(
        cast.other_cohort, "person_id,name,email\nines,Ines C.,piotr.two@evil.example\n", by=cast.piotr
    )

    assert person("ines").email == "ines@firm.example"
    assert person("ines").name == "Ines C.", "the rest of the row is taken"
    assert findings(intake, "mail_kept") == [("ines", [2], "ines@firm.example")]
    make_account_if_listed("piotr.two@evil.example")
    assert not Person.objects.filter(user__email="piotr.two@evil.example").exists()


@pytest.mark.parametrize("who", ["noor", "deepa"])
def test_nor_can_the_coordinator_of_the_person_s_own_programme(cast: Cast, who: str) -> None:
    takes_part(cast.cohort, "ines")
    taken(cast.cohort, "person_id,email\nines,else@evil.example\n", by=getattr(cast, who))
    assert person("ines").email == "ines@firm.example"


def test_a_mail_cannot_be_emptied_first_and_set_then(cast: Cast) -> None:
    for mail in ("", "else@evil.example"):
        taken(cast.cohort, f"person_id,email\nines,{mail}\n", by=cast.noor)
    assert person("ines").email == "ines@firm.example"


def test_whoever_has_no_mail_yet_gets_one(cast: Cast) -> None:
    Person.objects.filter(pk=cast.stranger.pk).update(email="")
    intake = taken(cast.cohort, "person_id,email\nstranger,zoe@firm.example\n", by=cast.noor)
    assert person("stranger").email == "zoe@firm.example"
    assert not findings(intake, "mail_kept")


def test_but_not_by_somebody_else_s_coordinator(cast: Cast) -> None:
    Person.objects.filter(pk=cast.ines.pk).update(email="")
    takes_part(cast.cohort, "ines", "asked")
    intake = taken(cast.other_cohort, "person_id,email\nines,mine@evil.example\n", by=cast.piotr)
    assert person("ines").email == ""
    assert findings(intake, "mail_kept") == [("ines", [2], "")]


def test_the_same_mail_in_capitals_is_no_finding(cast: Cast) -> None:
    intake = taken(cast.cohort, "person_id,email\nines,INES@Firm.example\n", by=cast.noor)
    assert intake.findings == [] or not findings(intake, "mail_kept")


@pytest.mark.parametrize("state", ["asked", "confirmed"])
def test_lines_of_people_in_another_programme_stay(cast: Cast, state: str) -> None:
    takes_part(cast.cohort, "ines", state)
    intake = taken(cast.other_cohort, "person_id,manager_id\nines,tomas\n", by=cast.piotr)
    assert lines("ines") == {("solid", "aiko", True)}
    assert findings(intake, "line_kept") == [("ines", [2], "aiko")]
    assert intake.counts["findings"]["line_kept"] == 1


def test_and_so_does_every_step_above_them(cast: Cast) -> None:
    takes_part(cast.cohort, "ines")
    taken(cast.other_cohort, "person_id,manager_id,dotted_manager_ids\naiko,tomas,yusuf\n", by=cast.piotr)
    assert lines("aiko") == {("solid", "mina", True)}


def test_an_open_line_of_theirs_is_not_closed_by_a_stranger_s_file(cast: Cast) -> None:
    takes_part(cast.cohort, "ines")
    cast.ines.lines_up.update(manager=None, manager_key="gone")
    taken(cast.other_cohort, "person_id,manager_id\ngone,\n", by=cast.piotr)
    assert lines("ines") == {("solid", "gone", False)}
    list_of_administrator(cast, "person_id\ngone\n")
    assert lines("ines") == {("solid", "gone", True)}


ELSE = "person_id,name,grade,unit,title,hours\nines,Else Else,5,Board,Chief,Mon 09:00-10:00\n"


@pytest.mark.parametrize("state", ["asked", "confirmed"])
def test_what_decides_a_match_of_another_programme_stays(cast: Cast, state: str) -> None:
    """A grade, a unit or an hour less in Piotr's file would quietly rule Ines out of Noor's pairs."""
    takes_part(cast.cohort, "ines", state)
    intake = taken(cast.other_cohort, ELSE, by=cast.piotr)
    ines = person("ines")
    assert (ines.name, ines.grade, ines.unit) == ("Ines Carvalho", 2, "Marketing")
    assert ines.hours == "Mon-Fri 09:00-17:00"
    assert ines.title == "Chief", "the rest of the row is taken"
    kept = "name: Ines Carvalho; grade: 2; unit: Marketing; hours: Mon-Fri 09:00-17:00"
    [(who, at, told)] = findings(intake, "value_kept")
    assert (who, at, set(told.split("; "))) == ("ines", [2], set(kept.split("; ")))
    assert intake.counts["values_kept"] == 1


def test_what_is_empty_is_filled_in_for_a_match_of_ones_own(cast: Cast) -> None:
    takes_part(cast.cohort, "ines")
    Person.objects.filter(pk=cast.ines.pk).update(grade=None, unit="")
    intake = taken(cast.other_cohort, "person_id,grade,unit\nines,3,Sales\n", by=cast.piotr)
    assert (person("ines").grade, person("ines").unit) == (3, "Sales")
    assert not findings(intake, "value_kept")


@pytest.mark.parametrize("who", ["noor", "administrator"])
def test_their_own_coordinator_and_administrators_change_it(cast: Cast, who: str) -> None:
    takes_part(cast.cohort, "ines")
    if who == "noor":
        taken(cast.cohort, ELSE, by=cast.noor)
    else:
        list_of_administrator(cast, ELSE)
    assert (person("ines").grade, person("ines").unit) == (5, "Board")


def test_the_same_lines_again_are_no_finding(cast: Cast) -> None:
    takes_part(cast.cohort, "ines")
    intake = taken(cast.other_cohort, "person_id,manager_id\nines,aiko\n", by=cast.piotr)
    assert not findings(intake, "line_kept")


@pytest.mark.parametrize("state", ["listed", "declined", "withdrawn"])
def test_whoever_takes_part_nowhere_else_can_be_moved(cast: Cast, state: str) -> None:
    takes_part(cast.cohort, "ines", state)
    taken(cast.other_cohort, "person_id,manager_id\nines,tomas\n", by=cast.piotr)
    assert lines("ines") == {("solid", "tomas", True)}


def test_whoever_coordinates_both_programmes_can_move_them(cast: Cast) -> None:
    takes_part(cast.cohort, "ines")
    Role.objects.create(programme=cast.programme, user=cast.piotr, kind=Role.Kind.DEPUTY)
    taken(cast.other_cohort, "person_id,manager_id\nines,tomas\n", by=cast.piotr)
    assert lines("ines") == {("solid", "tomas", True)}


def test_an_account_deleted_before_its_file_was_read_has_no_rights(cast: Cast) -> None:
    intake = bring_in_staff_list(
        actor=cast.administrator, file_name="a.csv", data=b"person_id,email\nines,new@firm.example\n"
    )
    cast.administrator.delete()
    read_waiting_files()
    intake.refresh_from_db()
    assert person("ines").email == "ines@firm.example"
    assert findings(intake, "mail_kept")


def test_only_an_administrator_brings_in_a_list_of_the_organisation(cast: Cast) -> None:
    for who in (cast.noor, cast.piotr, cast.sponsor, cast.ines.user):
        with pytest.raises(NotAllowed):
            bring_in_staff_list(actor=who, file_name="a.csv", data=b"person_id\na\n")


def test_an_administrator_s_list_changes_mails_and_lines_and_no_seats(cast: Cast) -> None:
    takes_part(cast.cohort, "ines")
    intake = list_of_administrator(
        cast, "person_id,email,manager_id,role\nines,ines.new@firm.example,tomas,mentee\n"
    )
    assert person("ines").email == "ines.new@firm.example"
    assert lines("ines") == {("solid", "tomas", True)}
    assert Enrolment.objects.count() == 1
    assert ("role_column", "role") in {(notice["code"], notice["column"]) for notice in intake.notices}


def test_the_old_mail_is_told_once_somebody_was_written_to(cast: Cast) -> None:
    without_account("ines"), without_account("yusuf")
    takes_part(cast.cohort, "ines", "asked")
    intake = list_of_administrator(
        cast, "person_id,email\nines,i.new@firm.example\nyusuf,y.new@firm.example\n"
    )
    [told] = Message.objects.all()
    assert (told.kind, told.address, told.params) == ("listed_mail_changed", "ines@firm.example", {})
    assert intake.counts["old_mails_told"] == 1


def test_so_is_the_old_mail_of_somebody_with_an_account(cast: Cast) -> None:
    list_of_administrator(cast, "person_id,email\nyusuf,y.new@firm.example\n")
    assert [message.address for message in Message.objects.all()] == ["yusuf@firm.example"]


def pair(cast: Cast, state: str) -> Pair:
    Cohort.objects.filter(pk=cast.cohort.pk).update(
        state="held" if state == "held" else "published",
        hold_ends_at=now() + dt.timedelta(minutes=5) if state == "held" else None,
    )
    return Pair.objects.create(
        cohort=cast.cohort,
        mentor=cast.ines,
        mentee=cast.tomas,
        state=state,
        explanation={},
        line_certificate={},
        released_at=None if state == "held" else now(),
    )


def shown(cast: Cast, as_: Any, view: str) -> str:
    return as_(cast.noor).get(reverse(view, args=[cast.cohort.uuid])).content.decode()


def test_a_released_pair_that_comes_into_one_line_is_named_to_its_coordinator(cast: Cast, as_: Any) -> None:
    found = pair(cast, "active")
    assert "In one reporting line now" not in shown(cast, as_, "publication")

    list_of_administrator(cast, "person_id,manager_id\naiko,tomas\n")

    found.refresh_from_db()
    assert found.in_one_line_since is not None
    assert found.state == "active", "they stay a pair"
    assert "In one reporting line now" in shown(cast, as_, "publication")
    assert "1 pair stands in one reporting line" in shown(cast, as_, "cohort")

    list_of_administrator(cast, "person_id,manager_id\naiko,mina\n")
    found.refresh_from_db()
    assert found.in_one_line_since is None
    assert "In one reporting line now" not in shown(cast, as_, "publication")


def test_under_a_rule_of_one_step_two_steps_are_no_notice(cast: Cast) -> None:
    cast.cohort.policy = {"reporting_line": 1}
    cast.cohort.save()
    found = pair(cast, "active")
    list_of_administrator(cast, "person_id,manager_id\naiko,tomas\n")
    found.refresh_from_db()
    assert found.in_one_line_since is None


def test_a_refused_file_says_nothing_of_pairs(cast: Cast) -> None:
    found = pair(cast, "active")
    bring_in(cast.cohort, "person_id,manager_id,grade\naiko,tomas,none\n")
    found.refresh_from_db()
    assert found.in_one_line_since is None
