"""What people say about themselves: theirs to change, hesitant aims sealed, and refused in words where it cannot be."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.people.models import Aim, Hesitations, Topic
from turnabout.people.selectors import own_profile
from turnabout.people.services import AimLine, OfferLine, confirm_profile, load_catalogue, save_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics(db: None) -> dict[str, uuid.UUID]:
    load_catalogue()
    return dict(Topic.objects.values_list("key", "uuid"))


def save(cast: Cast, **values: Any) -> None:
    save_profile(actor=cast.ines.user, person=cast.ines, **values)


def test_everything_that_was_saved_is_read_back_in_order(cast: Cast, topics: dict[str, uuid.UUID]) -> None:
    save(
        cast,
        languages=["pt", "en"],
        hours="Mon-Wed 09:00-15:00",
        timezone="Europe/Lisbon",
        interests=["chess", "choir", "cycling"],
        style=[1, 3, 2],
        offers=[OfferLine(topics["short-video"], 4)],
        aims=[AimLine(topics["running-a-budget"], 1, 3, 0), AimLine(topics["green-claims"], 0, 2, 2)],
        hesitant=[AimLine(topics["passwords-and-scams"], 0, 3, 1)],
    )
    profile = own_profile(cast.ines.user)
    assert (profile.person.languages, profile.person.style) == (["pt", "en"], [1, 3, 2])
    assert [(offer.topic.key, offer.level) for offer in profile.offers] == [("short-video", 4)]
    assert [(aim.topic.key, aim.now, aim.wanted, aim.hesitant) for aim in profile.aims] == [
        ("running-a-budget", 1, 3, False),
        ("passwords-and-scams", 0, 3, True),
        ("green-claims", 0, 2, False),
    ]
    assert profile.confirmed == {"languages", "hours", "timezone", "interests", "style", "offers", "aims"}


def test_the_table_of_open_aims_has_no_gap_where_a_hesitant_one_stands(
    cast: Cast, topics: dict[str, uuid.UUID]
) -> None:
    keys = ["running-a-budget", "passwords-and-scams", "green-claims", "short-video"]
    lines = [AimLine(topics[key], 0, 2, at) for at, key in enumerate(keys)]
    save(cast, aims=[lines[2], lines[0]], hesitant=[lines[1], lines[3]])
    stored = Aim.objects.order_by("position").values_list("topic__key", "position")
    assert list(stored) == [("running-a-budget", 0), ("green-claims", 1)]
    for again in ({}, {"aims": [lines[0], lines[2]]}, {"hesitant": [lines[3], lines[1]]}):
        save(cast, hours="Fri 09:00-12:00", **again)
        aims = own_profile(cast.ines.user).aims
        assert [(aim.topic.key, aim.position) for aim in aims] == list(zip(keys, range(4), strict=True))
        assert list(stored.all()) == [("running-a-budget", 0), ("green-claims", 1)]


def test_hesitant_aims_keep_their_place_when_a_file_brings_other_open_ones(
    cast: Cast, topics: dict[str, uuid.UUID]
) -> None:
    first, second, third = (AimLine(topics[key], 0, 2, at) for at, key in enumerate(list(topics)[:3]))
    save(cast, aims=[second], hesitant=[first, third])
    cast.ines.aims.all().delete()
    assert [aim.topic.uuid for aim in own_profile(cast.ines.user).aims] == [first.topic, third.topic]


def test_what_is_not_given_stays(cast: Cast, topics: dict[str, uuid.UUID]) -> None:
    save(
        cast,
        offers=[OfferLine(topics["short-video"], 4)],
        hesitant=[AimLine(topics["green-claims"], 0, 2, 0)],
    )
    save(cast, hours="Fri 09:00-12:00", aims=[AimLine(topics["running-a-budget"], 1, 3, 1)])
    profile = own_profile(cast.ines.user)
    assert profile.person.timezone == "Europe/Lisbon"
    assert [offer.topic.key for offer in profile.offers] == ["short-video"]
    assert [aim.topic.key for aim in profile.aims] == ["green-claims", "running-a-budget"]


def test_an_aim_keeps_its_identity_between_savings(cast: Cast, topics: dict[str, uuid.UUID]) -> None:
    line = AimLine(topics["green-claims"], 0, 2, 0)
    save(cast, hesitant=[line])
    before = own_profile(cast.ines.user).aims[0].uuid
    save(cast, hesitant=[line, AimLine(topics["short-video"], 0, 1, 1)])
    assert own_profile(cast.ines.user).aims[0].uuid == before


def test_nobody_saves_for_somebody_else(cast: Cast) -> None:
    for other in (cast.yusuf.user, cast.noor, cast.administrator):
        with pytest.raises(NotAllowed):
            save_profile(actor=other, person=cast.ines, hours="")
        with pytest.raises(NotAllowed):
            confirm_profile(actor=other, person=cast.ines)


def test_nobody_reads_the_profile_of_somebody_else(cast: Cast, topics: dict[str, uuid.UUID]) -> None:
    save(cast, hesitant=[AimLine(topics["green-claims"], 0, 2, 0)])
    assert own_profile(cast.yusuf.user).aims == ()
    for stranger in (cast.safeguarding, AnonymousUser()):
        with pytest.raises(NotFound):
            own_profile(stranger)


@pytest.mark.parametrize(
    "values",
    [
        {"interests": ["chess", "choir", "cycling", "film"]},
        {"interests": ["chess", "chess"]},
        {"interests": ["collecting secrets"]},
        {"style": [1, 2]},
        {"style": [1, 2, 4]},
        {"hours": "x" * 401},
        {"timezone": "Europe/Atlantis"},
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_saved(cast: Cast, values: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        save(cast, languages=["fr"], **values)
    assert own_profile(cast.ines.user).person.languages == ["en"]


@pytest.mark.parametrize("level", [0, 6, -1])
def test_offers_have_a_level_from_one_to_five(cast: Cast, topics: dict[str, uuid.UUID], level: int) -> None:
    with pytest.raises(Refused):
        save(cast, offers=[OfferLine(topics["short-video"], level)])


@pytest.mark.parametrize(("now", "wanted"), [(2, 2), (3, 1), (-1, 2), (0, 6)])
@pytest.mark.parametrize("kind", ["aims", "hesitant"])
def test_aims_lead_further(
    cast: Cast, topics: dict[str, uuid.UUID], kind: str, now: int, wanted: int
) -> None:
    with pytest.raises(Refused):
        save(cast, **{kind: [AimLine(topics["short-video"], now, wanted, 0)]})


def test_a_topic_is_either_open_or_hesitant(cast: Cast, topics: dict[str, uuid.UUID]) -> None:
    line = AimLine(topics["short-video"], 0, 2, 0)
    with pytest.raises(Refused):
        save(cast, aims=[line], hesitant=[line])
    save(cast, aims=[line])
    with pytest.raises(Refused):
        save(cast, hesitant=[line])


def test_topics_that_do_not_exist_are_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        save(cast, offers=[OfferLine(uuid.uuid4(), 3)])


def test_hesitant_aims_show_neither_topic_nor_number_in_the_database(
    cast: Cast, topics: dict[str, uuid.UUID]
) -> None:
    save(cast, hesitant=[])
    empty = _stored()
    save(cast, hesitant=[AimLine(topics[key], 0, 2, at) for at, key in enumerate(list(topics)[:5])])
    full = _stored()
    assert len(empty) == len(full)
    assert all(str(topics[key]) not in full and topics[key].hex not in full for key in topics)


def _stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT aims FROM {Hesitations._meta.db_table}")
        return str(cursor.fetchone()[0])


def test_no_query_names_the_topic_of_a_hesitant_aim(cast: Cast, topics: dict[str, uuid.UUID]) -> None:
    with CaptureQueriesContext(connection) as asked:
        save(cast, hesitant=[AimLine(topics["green-claims"], 0, 2, 0)])
        own_profile(cast.ines.user)
    said = " ".join(query["sql"] for query in asked)
    assert "green-claims" not in said
    assert topics["green-claims"].hex not in said.replace("-", "")


def test_saving_is_in_the_audit_record_without_content(cast: Cast, topics: dict[str, uuid.UUID]) -> None:
    save(cast, hesitant=[AimLine(topics["green-claims"], 0, 2, 0)])
    entry = Entry.objects.get(action="profile saved")
    assert (entry.actor_uuid, entry.subject_uuid, entry.facts) == (cast.ines.user.uuid, cast.ines.uuid, {})


def test_confirming_makes_everything_their_own(cast: Cast) -> None:
    confirm_profile(actor=cast.ines.user, person=cast.ines)
    assert own_profile(cast.ines.user).confirmed >= {"hours", "aims", "offers", "languages"}


def test_what_the_system_saves_is_nobodys_own(cast: Cast) -> None:
    save_profile(actor=None, person=cast.ines, hours="Mon 09:00-10:00")
    profile = own_profile(cast.ines.user)
    assert (profile.person.hours, profile.confirmed) == ("Mon 09:00-10:00", frozenset())


def test_reading_a_profile_takes_as_many_queries_for_thirty_aims_as_for_one(
    cast: Cast, topics: dict[str, uuid.UUID]
) -> None:
    counts = []
    for number in (1, 3, 30):
        lines = [AimLine(topics[key], 0, 2, at) for at, key in enumerate(list(topics)[:number])]
        save(cast, aims=[], hesitant=lines)
        with CaptureQueriesContext(connection) as asked:
            own_profile(cast.ines.user)
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2] <= 5
