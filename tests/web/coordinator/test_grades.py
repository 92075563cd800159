"""A coordinator says which names of grades mean which rank, and the next file is read with them."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort
from turnabout.workflows.bring_in import bring_in_file
from turnabout.workflows.intake import read_waiting_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cast: Cast) -> str:
    return reverse("cohort_grades", args=[cast.cohort.uuid])


def test_names_become_ranks_of_the_cohort(as_: Any, cast: Cast, address: str) -> None:
    noor = as_(cast.noor)
    answer = noor.post(
        address, {"rank_1": "Trainee, Analyst", "rank_3": "Senior  Manager; Cadre"}, follow=True
    )
    assert "Saved" in answer.content.decode()
    cast.cohort.refresh_from_db()
    assert cast.cohort.policy["grades"] == {"Trainee": 1, "Analyst": 1, "Senior Manager": 3, "Cadre": 3}
    assert 'value="Cadre, Senior Manager"' in noor.get(address).content.decode()


def test_a_file_with_names_is_read_with_them(as_: Any, cast: Cast, address: str) -> None:
    as_(cast.noor).post(address, {"rank_2": "Conseiller", "rank_4": "Cadre supérieur"})
    cohort = Cohort.objects.get(pk=cast.cohort.pk)
    data = "person_id,name,grade\na1,Léa Martin,CADRE SUPÉRIEUR\na2,Omar Diallo,conseiller\n".encode()
    bring_in_file(actor=cast.noor, cohort=cohort, kind="staff", file_name="liste.csv", data=data)
    read_waiting_files()
    assert dict(
        Person.objects.filter(name__in=("Léa Martin", "Omar Diallo")).values_list("name", "grade")
    ) == {
        "Léa Martin": 4,
        "Omar Diallo": 2,
    }


def test_a_name_at_two_ranks_is_asked_about_and_nothing_is_lost(as_: Any, cast: Cast, address: str) -> None:
    answer = as_(cast.noor).post(address, {"rank_1": "Analyst", "rank_2": "analyst, Lead"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "stands at rank 1 already" in page
    assert 'value="analyst, Lead"' in page
    cast.cohort.refresh_from_db()
    assert not cast.cohort.policy.get("grades")


def test_there_is_always_room_above_the_highest_rank(as_: Any, cast: Cast, address: str) -> None:
    noor = as_(cast.noor)
    assert "Rank 6" in noor.get(address).content.decode()
    noor.post(address, {"rank_6": "President"})
    assert "Rank 8" in noor.get(address).content.decode()


def test_names_can_be_taken_away_again(as_: Any, cast: Cast, address: str) -> None:
    noor = as_(cast.noor)
    noor.post(address, {"rank_1": "Analyst"})
    noor.post(address, {"rank_1": ""})
    cast.cohort.refresh_from_db()
    assert cast.cohort.policy["grades"] == {}


def test_the_rules_lead_there(as_: Any, cast: Cast, address: str) -> None:
    assert address in as_(cast.noor).get(reverse("cohort_rules", args=[cast.cohort.uuid])).content.decode()


def test_once_the_pairs_are_made_the_names_stay(as_: Any, cast: Cast, address: str) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    noor = as_(cast.noor)
    assert "Save the names" not in noor.get(address).content.decode()
    noor.post(address, {"rank_1": "Analyst"})
    cast.cohort.refresh_from_db()
    assert not cast.cohort.policy.get("grades")
