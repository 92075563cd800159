"""What tests of one's own pages have at hand: topics, and seats of Ines (teaches) and Tomas (learns)."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from turnabout.people.models import Topic
from turnabout.people.services import load_catalogue
from turnabout.programmes.models import Enrolment


@pytest.fixture
def topics(db: None) -> list[Topic]:
    load_catalogue()
    return list(Topic.objects.order_by("pk"))


@pytest.fixture
def ines(cast: Cast, topics: list[Topic]) -> Enrolment:
    return Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")


@pytest.fixture
def tomas(cast: Cast, topics: list[Topic]) -> Enrolment:
    return Enrolment.objects.create(cohort=cast.cohort, person=cast.tomas, seat="mentee", state="asked")


@pytest.fixture
def page_of() -> Any:
    return lambda seat: reverse("enrolment", args=[seat.uuid])
