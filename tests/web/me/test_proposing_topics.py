"""A topic that the catalogue does not have can be suggested: its person's own at once, everybody's once settled."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast
from tests.web.me.reading_forms import fields, press, read
from turnabout.ground.audit.models import Entry
from turnabout.people.models import Hesitations, Topic
from turnabout.people.selectors import own_profile
from turnabout.programmes.models import Enrolment, EnrolmentDraft
from turnabout.web.me.enrolment import proposing

SUGGESTED = "Accounting for leases"


def look_for(browser: Any, address: str, words: str, where: str = "aims") -> Any:
    return press(browser, address, "find", f"find-{where}", **{f"find-{where}": words})


def suggest(browser: Any, address: str, words: str = SUGGESTED, where: str = "aims") -> Any:
    look_for(browser, address, words, where)
    return press(browser, address, "propose", where)


def waiting() -> list[str]:
    return list(Topic.objects.filter(state="to_review").values_list("name", flat=True))


def test_what_nobody_offers_yet_can_be_suggested_and_used_at_once(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any
) -> None:
    browser, address = as_(cast.tomas), page_of(tomas)
    page = suggest(browser, address, "accounting  for leases")
    assert SUGGESTED in page.content.decode()
    topic = Topic.objects.get(state="to_review")
    row = f"aims-{topic.uuid}"
    press(browser, address, "confirm", "yes", **{f"{row}-now": "0", f"{row}-wanted": "2"})
    assert [aim.topic.name for aim in own_profile(cast.tomas.user).aims] == [SUGGESTED]


def test_it_is_offered_as_one_types_too(cast: Cast, as_: Any, tomas: Enrolment) -> None:
    typed = {"list": "aims", "find-aims": "accounting"}
    text = as_(cast.tomas).get("/topics/", typed, headers={"HX-Request": "true"}).content.decode()
    assert 'name="propose" value="aims"' in text
    assert "Suggest “accounting”" in text


@pytest.mark.parametrize("words", ["short video FOR a brand", "x", "12 34"])
def test_nothing_is_offered_for_what_is_there_already_or_is_no_word(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any, words: str
) -> None:
    browser, address = as_(cast.tomas), page_of(tomas)
    page = look_for(browser, address, words)
    assert ("propose", "aims") not in read(page, address)["buttons"]


def test_another_word_for_a_topic_leads_to_that_topic(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any
) -> None:
    suggest(as_(cast.tomas), page_of(tomas), "tiktok")
    assert waiting() == []
    [row] = EnrolmentDraft.objects.get(person=cast.tomas).values["aims"]
    assert Topic.objects.get(uuid=row["topic"]).key == "short-video"


def test_two_who_miss_the_same_share_it_and_others_do_not_find_it(
    cast: Cast, as_: Any, ines: Enrolment, tomas: Enrolment, page_of: Any
) -> None:
    suggest(as_(cast.tomas), page_of(tomas))
    assert "Add<" not in look_for(as_(cast.ines), page_of(ines), SUGGESTED, "offers").content.decode()
    suggest(as_(cast.ines), page_of(ines), SUGGESTED.upper(), "offers")
    assert waiting() == [SUGGESTED]


def test_nothing_says_who_suggested_it(cast: Cast, as_: Any, tomas: Enrolment, page_of: Any) -> None:
    browser, address = as_(cast.tomas), page_of(tomas)
    suggest(browser, address)
    row = f"aims-{Topic.objects.get(state='to_review').uuid}"
    press(
        browser,
        address,
        "confirm",
        "yes",
        **{f"{row}-now": "0", f"{row}-wanted": "2", f"{row}-hesitant": "on"},
    )
    [entry] = Entry.objects.filter(action="topic proposed")
    assert (entry.actor_uuid, entry.facts) == (None, {})
    seen = as_(cast.noor).get("/catalogue/").content.decode()
    assert SUGGESTED in seen
    assert "Tomas" not in seen


def test_a_topic_laid_aside_is_not_brought_back_by_its_words(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any
) -> None:
    Topic.objects.create(key="gossip", name="Gossip", state="retired")
    page = suggest(as_(cast.tomas), page_of(tomas), "gossip")
    assert "That topic is not offered any more" in page.content.decode()
    assert waiting() == []


def test_suggestions_have_a_measure_and_the_form_is_kept_all_the_same(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposing, "MOST_A_DAY", 1)
    browser, address = as_(cast.tomas), page_of(tomas)
    suggest(browser, address, "Bees")
    look_for(browser, address, "Wasps")
    sent = fields(browser.get(address), address, timezone="Asia/Tokyo") | {"propose": ["aims"]}
    page = browser.post(address, sent, follow=True)
    assert "as many suggestions as one person can make" in page.content.decode()
    assert (waiting(), fields(page, address)["timezone"]) == (["Bees"], ["Asia/Tokyo"])


def test_an_overtaken_window_leaves_no_topic_behind(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any
) -> None:
    browser, address = as_(cast.tomas), page_of(tomas)
    old = fields(look_for(browser, address, "Bees"), address)
    browser.post(address, fields(browser.get(address), address) | {"save": ["yes"]})
    browser.post(address, old | {"propose": ["aims"]})
    assert waiting() == []
    assert not Hesitations.objects.exists()
