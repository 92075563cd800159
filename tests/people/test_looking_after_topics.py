"""The catalogue is looked after: topics are added, settled, retired, merged and parted again; answers follow."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.cast import Cast
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.people.models import Aim, Offer, Person, Topic
from turnabout.people.selectors import match_inputs, own_profile, search_topics
from turnabout.people.services import AimLine, OfferLine, load_catalogue, save_profile
from turnabout.people.services.topics import NewTopic
from turnabout.programmes.services import topics as desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def starter(db: None) -> None:
    load_catalogue()


def a(key: str) -> Topic:
    return Topic.objects.get(key=key)


def new(**more: Any) -> NewTopic:
    said = {"name": "Repairing a bicycle", "sentence": "Mend a tyre together.", "family": "craft-and-career"}
    return NewTopic(**{**said, **more})


def by_file(name: str = "tik tok clips") -> Topic:
    return Topic.objects.create(key=name, name=name, state="to_review")


def test_a_coordinator_adds_a_topic_that_everybody_then_finds(cast: Cast) -> None:
    topic = desk.add_topic(
        actor=cast.noor, new=new(aliases=["cycling", " ", "cycling"], part_of=a("ai-in-your-week").uuid)
    )
    assert (topic.key, topic.aliases, topic.origin) == ("repairing-a-bicycle", ["cycling"], "organisation")
    assert search_topics("bicicle") == [topic]
    assert desk.add_topic(actor=cast.deepa, new=new(name="動画")).key.startswith("topic-")
    assert Entry.objects.filter(action="topic added", subject_uuid=topic.uuid).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"sentence": ""},
        {"family": "none"},
        {"aliases": ["x"] * 21},
        {"name": "short VIDEO for a brand"},
        {"sentence": "x" * 301},
    ],
)
def test_what_cannot_be_a_topic_is_refused_in_words(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        desk.add_topic(actor=cast.noor, new=new(**wrong))


def test_a_part_of_a_wider_topic_has_no_parts_itself(cast: Cast) -> None:
    with pytest.raises(Refused):
        desk.add_topic(actor=cast.noor, new=new(part_of=a("short-video").uuid))


@pytest.mark.parametrize("who", ["sponsor", "safeguarding", "ines"])
def test_nobody_else_touches_the_catalogue(cast: Cast, who: str) -> None:
    person = getattr(cast, who)
    actor = getattr(person, "user", person)
    topic, other = a("short-video"), a("running-a-budget")
    merge = desk.merge_topics(actor=cast.noor, topic=a("green-claims"), into=other)
    for act in (
        lambda: desk.add_topic(actor=actor, new=new()),
        lambda: desk.settle_topic(actor=actor, topic=topic, new=new()),
        lambda: desk.retire_topic(actor=actor, topic=topic),
        lambda: desk.bring_back_topic(actor=actor, topic=topic),
        lambda: desk.merge_topics(actor=actor, topic=topic, into=other),
        lambda: desk.undo_merge(actor=actor, merge=merge),
        lambda: desk.import_esco(actor=actor, data=b""),
        lambda: desk.take_back_esco(actor=actor),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_topic_of_a_file_is_settled_once_and_keeps_its_answers(cast: Cast) -> None:
    topic = by_file()
    offer = Offer.objects.create(person=cast.ines, topic=topic, level=2)
    desk.settle_topic(actor=cast.noor, topic=topic, new=new())
    offer.refresh_from_db()
    assert (offer.topic.name, offer.topic.state) == ("Repairing a bicycle", "active")
    with pytest.raises(Refused):
        desk.settle_topic(actor=cast.deepa, topic=topic, new=new(name="Other"))


def test_a_retired_topic_is_offered_to_nobody_and_comes_back(cast: Cast) -> None:
    topic = a("short-video")
    Offer.objects.create(person=cast.ines, topic=topic, level=2)
    desk.retire_topic(actor=cast.noor, topic=topic)
    assert topic not in search_topics("short video")
    assert own_profile(cast.ines.user).offers[0].topic == topic
    load_catalogue()
    assert a("short-video").state == "retired"
    desk.bring_back_topic(actor=cast.noor, topic=topic)
    assert search_topics("short video")[0] == topic


def test_answers_move_with_a_merge_and_back_with_its_undo(cast: Cast) -> None:
    into, topic = a("short-video"), by_file()
    Offer.objects.create(person=cast.ines, topic=topic, level=4)
    Offer.objects.create(person=cast.yusuf, topic=topic, level=5, evidence="Forty clips")
    Offer.objects.create(person=cast.yusuf, topic=into, level=2)
    for at, one in enumerate((topic, a("green-claims"), into)):
        Aim.objects.create(person=cast.tomas, topic=one, level_now=at, level_wanted=3 + at // 2, position=at)
    before = everything()
    merge = desk.merge_topics(actor=cast.noor, topic=topic, into=into)
    assert not Offer.objects.filter(topic=topic).exists()
    assert not Aim.objects.filter(topic=topic).exists()
    assert set(into.offers.values_list("person__name", "level", "evidence")) == {
        ("Ines Carvalho", 4, ""),
        (cast.yusuf.name, 5, "Forty clips"),
    }
    assert list(cast.tomas.aims.order_by("position").values_list("topic__key", "level_now", "position")) == [
        ("green-claims", 1, 0),
        ("short-video", 0, 1),
    ]
    desk.undo_merge(actor=cast.deepa, merge=merge)
    assert everything() == before
    with pytest.raises(Refused):
        desk.undo_merge(actor=cast.noor, merge=merge)


def everything() -> list[Any]:
    offers = Offer.objects.order_by("person", "topic").values_list(
        "uuid", "person", "topic", "level", "evidence"
    )
    aims = Aim.objects.order_by("person", "position").values_list(
        "uuid", "person", "topic", "level_now", "level_wanted"
    )
    return [*offers, *aims, *Topic.objects.order_by("id").values_list("id", "state", "merged_into", "parent")]


def test_any_merges_undone_in_turn_leave_all_as_it_was(cast: Cast) -> None:
    dice = random.Random(20261122)
    for _round in range(8):
        topics = list(Topic.objects.filter(state="active").order_by("id")[:6])
        for person in Person.objects.all():
            Offer.objects.filter(person=person).delete()
            Aim.objects.filter(person=person).delete()
            for topic in dice.sample(topics, 3):
                Offer.objects.create(person=person, topic=topic, level=dice.randint(1, 5))
            for at, topic in enumerate(dice.sample(topics, 4)):
                Aim.objects.create(
                    person=person, topic=topic, level_now=dice.randint(0, 2), level_wanted=4, position=at
                )
        before, merges = everything(), []
        dice.shuffle(topics)
        for topic in topics[1:4]:
            merges.append(desk.merge_topics(actor=cast.noor, topic=topic, into=topics[0]))
        for merge in reversed(merges):
            desk.undo_merge(actor=cast.noor, merge=merge)
        assert everything() == before


def test_what_somebody_changed_since_stays_as_they_left_it(cast: Cast) -> None:
    into, topic = a("short-video"), by_file()
    Offer.objects.create(person=cast.ines, topic=topic, level=4)
    merge = desk.merge_topics(actor=cast.noor, topic=topic, into=into)
    save_profile(actor=cast.ines.user, person=cast.ines, offers=[OfferLine(into.uuid, 5)])
    desk.undo_merge(actor=cast.noor, merge=merge)
    assert list(cast.ines.offers.values_list("topic__key", "level")) == [("short-video", 5)]


def test_hesitations_follow_without_being_touched(cast: Cast) -> None:
    into, topic = a("short-video"), a("going-live")
    lines = [AimLine(topic.uuid, 0, 2, 0), AimLine(into.uuid, 1, 4, 1)]
    save_profile(actor=cast.tomas.user, person=cast.tomas, hesitant=lines)
    sealed = cast.tomas.hesitations.aims
    merge = desk.merge_topics(actor=cast.noor, topic=topic, into=into)
    [aim] = own_profile(cast.tomas.user).aims
    assert (aim.topic, aim.wanted, aim.hesitant) == (into, 2, True)
    assert match_inputs([cast.tomas.pk])[-1]["hesitant"] == [["short-video", 0, 2]]
    desk.undo_merge(actor=cast.noor, merge=merge)
    assert len(own_profile(cast.tomas.user).aims) == 2
    cast.tomas.hesitations.refresh_from_db()
    assert cast.tomas.hesitations.aims == sealed


def test_an_open_aim_and_a_hesitant_one_that_become_the_same_count_once_as_open(cast: Cast) -> None:
    into, topic = a("short-video"), a("going-live")
    aims, hesitant = [AimLine(into.uuid, 1, 4, 0)], [AimLine(topic.uuid, 0, 2, 1)]
    save_profile(actor=cast.tomas.user, person=cast.tomas, aims=aims, hesitant=hesitant)
    desk.merge_topics(actor=cast.noor, topic=topic, into=into)
    assert [(aim.topic, aim.hesitant) for aim in own_profile(cast.tomas.user).aims] == [(into, False)]
    row = match_inputs([cast.tomas.pk])[-1]
    assert (row["aims"], row["hesitant"]) == ([["short-video", 1, 4]], [])


def test_a_form_that_was_open_meanwhile_is_understood(cast: Cast) -> None:
    into, topic = a("short-video"), by_file()
    desk.merge_topics(actor=cast.noor, topic=topic, into=into)
    save_profile(
        actor=cast.ines.user, person=cast.ines, offers=[OfferLine(topic.uuid, 3), OfferLine(into.uuid, 4)]
    )
    assert list(cast.ines.offers.values_list("topic__key", "level")) == [("short-video", 3)]


def test_merges_in_a_row_lead_to_the_end_and_are_undone_from_there(cast: Cast) -> None:
    one, two, three = by_file("one"), by_file("two"), a("short-video")
    Topic.objects.filter(pk=two.pk).update(state="active")
    Offer.objects.create(person=cast.ines, topic=one, level=4)
    first = desk.merge_topics(actor=cast.noor, topic=one, into=Topic.objects.get(pk=two.pk))
    second = desk.merge_topics(actor=cast.noor, topic=two, into=three)
    assert cast.ines.offers.get().topic == three
    with pytest.raises(Refused):
        desk.undo_merge(actor=cast.noor, merge=first)
    desk.undo_merge(actor=cast.noor, merge=second)
    desk.undo_merge(actor=cast.noor, merge=first)
    assert cast.ines.offers.get().topic == one


def test_a_topic_goes_neither_into_itself_nor_into_one_that_is_no_more(cast: Cast) -> None:
    topic, gone = a("short-video"), a("going-live")
    desk.retire_topic(actor=cast.noor, topic=gone)
    for into in (topic, gone):
        with pytest.raises(Refused):
            desk.merge_topics(actor=cast.noor, topic=topic, into=into)


def test_what_somebody_adds_as_evidence_survives_the_next_answer(cast: Cast) -> None:
    topic = a("short-video")
    Offer.objects.create(person=cast.ines, topic=topic, level=3, evidence="Our spring clips")
    save_profile(actor=cast.ines.user, person=cast.ines, offers=[OfferLine(topic.uuid, 5)])
    assert cast.ines.offers.get().evidence == "Our spring clips"
