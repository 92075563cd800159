"""What the tests of programmes have at hand: topics, answers, and a look at what the database really holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from turnabout.people.models import Topic
from turnabout.people.services import load_catalogue
from turnabout.people.services.profile import AimLine, OfferLine
from turnabout.programmes.services import Answer


@pytest.fixture
def topics(db: None) -> list[Topic]:
    load_catalogue()
    return list(Topic.objects.order_by("pk"))


@pytest.fixture
def answer(topics: list[Topic]) -> Callable[..., Answer]:
    """`answer(mentor=2)` teaches one topic and learns another, one aim open and one not."""

    def make(
        *, prefer: list[str] | None = None, rather_not: list[str] | None = None, **capacities: int
    ) -> Answer:
        return Answer(
            capacities=capacities or {"mentor": 1},
            languages=["en"],
            hours="Mon-Fri 09:00-17:00",
            timezone="Europe/Lisbon",
            interests=["choir"],
            style=[1, 2, 3],
            offers=[OfferLine(topics[0].uuid, 4)],
            aims=[AimLine(topics[1].uuid, 1, 3, 0)],
            hesitant=[AimLine(topics[2].uuid, 0, 2, 1)],
            prefer=prefer or [],
            rather_not=rather_not or [],
        )

    return make


@pytest.fixture
def stored(db: None) -> Callable[[str, str], list[Any]]:
    """`stored("programmes_preferences", "people")`: the column as it stands in the table."""

    def read(table: str, column: str) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {column} FROM {table} ORDER BY id")
            return [row[0] for row in cursor.fetchall()]

    return read
