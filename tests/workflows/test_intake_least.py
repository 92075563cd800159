"""A list that is kept small: of people who take no part only name, mail and lines, and nothing after the cohort."""

from __future__ import annotations

import pytest
from django.utils.timezone import now

from tests.cast import Cast
from tests.workflows.files import lines, person
from turnabout.people.models import Intake, Person, PersonKey
from turnabout.people.services import approve
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.selectors import confirmed_seats
from turnabout.workflows.bring_in import bring_in_file
from turnabout.workflows.forget_uninvited import forget_uninvited
from turnabout.workflows.intake import read_waiting_files

pytestmark = pytest.mark.django_db

FILE = b"""person_id,name,title,email,manager_id,grade,role
boss,Bea Boss,Head,bea@small.example,,5,
lead,Lou Lead,Lead,lou@small.example,boss,4,mentee
new,Nia New,Trainee,nia@small.example,lead,1,mentor
other,Oz Other,Clerk,oz@small.example,lead,1,
"""


@pytest.fixture
def brought(cast: Cast) -> Intake:
    intake = bring_in_file(
        actor=cast.noor,
        cohort=cast.cohort,
        kind="staff",
        file_name="small.csv",
        data=FILE,
        new_source="Small firm",
        is_minimal=True,
        waits=True,
    )
    read_waiting_files()
    intake.refresh_from_db()
    approve(actor=cast.noor, intake=intake, gone=None, same=())
    read_waiting_files()
    intake.refresh_from_db()
    assert intake.state == "switched"
    return intake


def test_of_people_who_take_no_part_little_is_kept(cast: Cast, brought: Intake) -> None:
    assert (person("other").title, person("other").grade) == ("", None)
    assert (person("other").name, person("other").email) == ("Oz Other", "oz@small.example")
    assert (person("lead").title, person("new").grade) == ("Lead", 1)
    assert lines("other") == {("solid", "lead", True)}


def close(cohort: Cohort) -> None:
    Cohort.objects.filter(pk=cohort.pk).update(state=Cohort.State.CLOSED)


def test_they_go_when_the_cohort_is_closed_and_not_before(cast: Cast, brought: Intake) -> None:
    assert forget_uninvited() == 0
    close(cast.cohort)
    assert forget_uninvited() == 2
    keys = PersonKey.objects.filter(source=brought.source).values_list("key", flat=True)
    assert set(keys) == {"lead", "new"}
    assert Person.objects.filter(pk=cast.ines.pk).exists(), "other lists stay as they are"


def test_a_manager_whose_line_counts_elsewhere_stays(cast: Cast, brought: Intake) -> None:
    Enrolment.objects.create(cohort=cast.other_cohort, person=person("new"), seat="mentor")
    close(cast.cohort)
    assert forget_uninvited() == 1
    assert lines("lead") == {("solid", "boss", True)}


def test_whoever_has_left_is_in_no_match(cast: Cast, brought: Intake) -> None:
    Enrolment.objects.filter(person=person("new")).update(state="confirmed")
    assert [seat.person_id for seat in confirmed_seats(cast.cohort)] == [person("new").pk]
    Person.objects.filter(pk=person("new").pk).update(gone_at=now())
    assert confirmed_seats(cast.cohort) == []
