"""The catalogue's pages: a coordinator settles, adds, merges with a second thought, lays aside, brings in ESCO."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import Cast
from tests.people.test_esco import SMALL
from turnabout.people.models import Offer, Topic
from turnabout.people.services import load_catalogue

pytestmark = pytest.mark.django_db
WRITTEN = {
    "name": "Clips",
    "sentence": "Cut one clip together.",
    "family": "social-media",
    "aliases": "film, cuts",
}


@pytest.fixture
def waiting(cast: Cast) -> Topic:
    load_catalogue()
    topic = Topic.objects.create(key="tiktok clips", name="tiktok clips", state="to_review")
    Offer.objects.create(person=cast.ines, topic=topic, level=3)
    return topic


def read(browser: Any, name: str, *args: Any, **query: str) -> str:
    return " ".join(browser.get(reverse(name, args=args), query).content.decode().split())


def send(browser: Any, view: str, *args: Any, **said: Any) -> Any:
    return browser.post(reverse(view, args=args), said, follow=True)


def test_what_a_file_brought_stands_first_with_topics_that_it_may_mean(
    cast: Cast, as_: Any, waiting: Topic
) -> None:
    noor = as_(cast.noor)
    assert "1 topic of a file waits to be settled" in read(noor, "topics")
    page = read(noor, "topic", waiting.uuid)
    assert page.index("Short video for a brand") < page.index("It is a new topic")


def test_it_is_put_together_with_one_that_is_there_and_parted_again(
    cast: Cast, as_: Any, waiting: Topic
) -> None:
    noor, into = as_(cast.noor), Topic.objects.get(key="short-video")
    said = send(noor, "topic_merge", waiting.uuid, into=into.uuid).content.decode()
    assert "is now “Short video for a brand”" in said
    assert cast.ines.offers.get().topic == into
    merge = waiting.merges.get()
    assert reverse("topic_merge_undo", args=[merge.uuid]) in said
    send(noor, "topic_merge_undo", merge.uuid)
    assert cast.ines.offers.get().topic == waiting


def test_it_is_described_and_then_found_by_everybody(cast: Cast, as_: Any, waiting: Topic) -> None:
    send(as_(cast.noor), "topic", waiting.uuid, **WRITTEN)
    assert "Cut one clip together." in read(as_(cast.yusuf), "topic_search", q="cuts")
    assert "waits to be settled" not in read(as_(cast.deepa), "topics")


def test_a_topic_is_added_and_what_is_wrong_stands_at_its_field(cast: Cast, as_: Any, waiting: Topic) -> None:
    noor = as_(cast.noor)
    wrong = noor.post(reverse("topic_new"), {**WRITTEN, "sentence": ""})
    assert wrong.status_code == 422
    assert "It is what people choose by" in wrong.content.decode()
    taken = noor.post(reverse("topic_new"), {**WRITTEN, "name": "Short video for a brand"})
    assert "There is a topic of this name already." in taken.content.decode()
    assert 'value="film, cuts"' in taken.content.decode()
    assert "“Clips” is in the catalogue" in send(noor, "topic_new", **WRITTEN).content.decode()


def test_a_topic_laid_aside_is_offered_to_nobody_and_can_be_brought_back(
    cast: Cast, as_: Any, waiting: Topic
) -> None:
    noor, topic = as_(cast.noor), Topic.objects.get(key="going-live")
    said = send(noor, "topic_retire", topic.uuid).content.decode()
    assert reverse("topic_back", args=[topic.uuid]) in said
    assert "Going live" not in read(as_(cast.ines), "topic_search", q="going live")
    send(noor, "topic_back", topic.uuid)
    assert "Going live" in read(as_(cast.ines), "topic_search", q="going live")


def test_skills_of_esco_come_in_are_acknowledged_and_go(cast: Cast, as_: Any, waiting: Topic) -> None:
    noor = as_(cast.noor)
    page = send(noor, "topics_esco", file=SimpleUploadedFile("skills.csv", SMALL)).content.decode()
    assert "2 skills are new; 1 was a topic already; 2 rows could not be used." in page
    assert "This service uses the ESCO classification of the European Commission." in page
    found = read(as_(cast.ines), "topic_search", q="plait")
    assert "Weave baskets" in found
    assert "This service uses the ESCO classification of the European Commission." in found
    assert "2 imported skills" in send(noor, "topics_esco", back="1").content.decode()
    wrong = noor.post(reverse("topics_esco"), {"file": SimpleUploadedFile("x.csv", b"a,b\n")})
    assert (wrong.status_code, "no column conceptUri" in wrong.content.decode()) == (422, True)


@pytest.mark.parametrize("said", [{}, {"into": "nothing"}])
def test_a_merge_without_a_second_topic_says_so(
    cast: Cast, as_: Any, waiting: Topic, said: dict[str, str]
) -> None:
    assert (
        "Choose the other topic first."
        in send(as_(cast.noor), "topic_merge", waiting.uuid, **said).content.decode()
    )
