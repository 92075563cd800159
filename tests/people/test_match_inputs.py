"""What a run reads of people: those asked for whole, everybody above them by line, in a fixed number of queries."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from turnabout_engine.lines import Lines
from turnabout_engine.people import PersonRow, from_plain

from tests.cast import Cast
from turnabout.people.models import Person, ReportingLine, Topic
from turnabout.people.selectors import match_inputs
from turnabout.people.services import AimLine, OfferLine, load_catalogue, save_profile

pytestmark = pytest.mark.django_db


def rows(*people: Person) -> dict[str, dict[str, Any]]:
    return {row["person_id"]: row for row in match_inputs([person.pk for person in people])}


def test_the_asked_and_everybody_above_them_are_there(cast: Cast) -> None:
    found = rows(cast.ines)
    assert set(found) == {str(person.uuid) for person in (cast.ines, cast.aiko, cast.mina)}


def test_of_those_above_there_is_no_more_than_name_and_lines(cast: Cast) -> None:
    aiko = rows(cast.ines)[str(cast.aiko.uuid)]
    assert set(aiko) == {"person_id", "name", "title", "manager_id", "dotted_manager_ids"}
    assert aiko["manager_id"] == str(cast.mina.uuid)


def test_the_asked_bring_all_that_rules_and_score_read(cast: Cast) -> None:
    load_catalogue()
    topics: dict[str, uuid.UUID] = dict(Topic.objects.values_list("key", "uuid"))
    save_profile(
        actor=cast.ines.user,
        person=cast.ines,
        interests=["chess"],
        style=[1, 2, 3],
        offers=[OfferLine(topics["short-video"], 4)],
        aims=[AimLine(topics["green-claims"], 0, 2, 5), AimLine(topics["running-a-budget"], 1, 3, 2)],
        hesitant=[AimLine(topics["passwords-and-scams"], 0, 3, 4), AimLine(topics["room-for-life"], 1, 2, 0)],
    )
    ines = rows(cast.ines)[str(cast.ines.uuid)]
    assert ines["offers"] == [["short-video", 4]]
    assert ines["aims"] == [["running-a-budget", 1, 3], ["green-claims", 0, 2]], "in order of weight"
    assert ines["hesitant"] == [["room-for-life", 1, 2], ["passwords-and-scams", 0, 3]]
    assert (ines["hours_text"], ines["languages"], ines["grade"]) == ("Mon-Fri 09:00-17:00", ["en"], 2)
    assert (ines["interests"], ines["style"]) == (["chess"], [1, 2, 3])


def test_the_engine_takes_the_rows_as_they_are(cast: Cast) -> None:
    people = [from_plain(row) for row in match_inputs([cast.ines.pk, cast.tomas.pk])]
    assert all(isinstance(person, PersonRow) for person in people)
    above = Lines(people).above(str(cast.ines.uuid))
    assert above == {str(cast.ines.uuid): 0, str(cast.aiko.uuid): 1, str(cast.mina.uuid): 2}


def test_open_lines_dotted_lines_and_circles_come_through(cast: Cast) -> None:
    ReportingLine.objects.create(person=cast.ines, manager=cast.tomas, manager_key="tomas", kind="dotted")
    ReportingLine.objects.create(person=cast.ines, manager=None, manager_key="gone", kind="dotted")
    ReportingLine.objects.create(person=cast.mina, manager=cast.ines, manager_key="ines", kind="solid")
    found = rows(cast.ines)
    assert found[str(cast.ines.uuid)]["dotted_manager_ids"] == [str(cast.tomas.uuid), "open:gone"]
    assert str(cast.tomas.uuid) in found
    lines = Lines([from_plain(row) for row in found.values()])
    assert str(cast.ines.uuid) in lines.open


def test_asking_for_nobody_gives_nobody(cast: Cast) -> None:
    assert match_inputs([]) == []


def test_the_queries_are_as_many_for_fifty_people_as_for_one(cast: Cast) -> None:
    load_catalogue()
    topic = Topic.objects.get(key="short-video")
    people = [cast.ines]
    counts = []
    for wanted in (1, 3, 50):
        while len(people) < wanted:
            person = Person.objects.create(name=f"Extra {len(people)}")
            ReportingLine.objects.create(person=person, manager=people[-1], manager_key="x", kind="solid")
            save_profile(actor=None, person=person, hesitant=[AimLine(topic.uuid, 0, 2, 0)])
            people.append(person)
        with CaptureQueriesContext(connection) as asked:
            found = match_inputs([person.pk for person in people])
        assert sum(1 for row in found if "aims" in row) == wanted
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2] <= 7
