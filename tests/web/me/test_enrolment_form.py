"""The form of an enrolment as a browser without scripts uses it: found, added, ordered, kept, confirmed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast
from tests.web.me.reading_forms import fields, press
from turnabout.people.models import Aim, Hesitations, Offer, Topic
from turnabout.people.selectors import own_profile
from turnabout.programmes.models import Enrolment, EnrolmentDraft, Preferences
from turnabout.programmes.selectors import own_answer


def topic(name: str) -> Topic:
    return Topic.objects.get(key=name)


def drafted(seat: Enrolment) -> dict[str, Any]:
    return EnrolmentDraft.objects.get(person=seat.person_id).values


def confirm(browser: Any, address: str, **changes: Any) -> Any:
    return press(browser, address, "confirm", "yes", **changes)


def in_mind(name: str, one: Topic) -> dict[str, str]:
    """The levels of a topic that was added, for nobody's are filled in."""
    row = f"{name}-{one.uuid}"
    return {f"{row}-level": "3"} if name == "offers" else {f"{row}-now": "1", f"{row}-wanted": "3"}


def test_a_mentor_finds_adds_and_confirms(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    browser, address, video = as_(cast.ines), page_of(ines), topic("short-video")
    found = press(browser, address, "find", "find-offers", **{"find-offers": "TikTok"})
    assert "Short video for a brand" in found.content.decode()
    press(browser, address, "add", f"offers-{video.uuid}")
    done = confirm(browser, address, **{f"offers-{video.uuid}-level": "4", "capacity-mentor": "2"})
    assert done.request["PATH_INFO"] == "/"
    ines.refresh_from_db()
    assert (ines.state, ines.capacity) == ("confirmed", 2)
    assert list(Offer.objects.values_list("person", "topic", "level")) == [(cast.ines.pk, video.pk, 4)]


def test_a_leader_orders_aims_and_keeps_one_to_themself(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any
) -> None:
    browser, address = as_(cast.tomas), page_of(tomas)
    video, crisis = topic("short-video"), topic("when-a-post-goes-wrong")
    for one, word in ((video, "reels"), (crisis, "backlash")):
        press(browser, address, "find", "find-aims", **{"find-aims": word})
        press(browser, address, "add", f"aims-{one.uuid}")
    press(browser, address, "up", f"aims-{crisis.uuid}")
    confirm(
        browser,
        address,
        **{
            f"aims-{crisis.uuid}-hesitant": "on",
            f"aims-{crisis.uuid}-now": "0",
            f"aims-{crisis.uuid}-wanted": "2",
            **in_mind("aims", video),
        },
    )
    aims = own_profile(cast.tomas.user).aims
    assert [(aim.topic.key, aim.now, aim.wanted, aim.hesitant) for aim in aims] == [
        ("when-a-post-goes-wrong", 0, 2, True),
        ("short-video", 1, 3, False),
    ]
    assert list(Aim.objects.values_list("topic__key", flat=True)) == ["short-video"]


def test_the_minimal_way_of_a_mentor_is_short(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    """Find, add, a level, three interests, three answers, confirm: the rest is filled in or may stay as it is."""
    browser, address, video = as_(cast.ines), page_of(ines), topic("short-video")
    press(browser, address, "find", "find-offers", **{"find-offers": "tiktok"})
    press(browser, address, "add", f"offers-{video.uuid}")
    confirm(
        browser,
        address,
        interests=["choir", "chess", "birds"],
        **{"style-0": "1", "style-1": "2", "style-2": "3", **in_mind("offers", video)},
    )
    profile = own_profile(cast.ines.user)
    assert sorted(profile.person.interests) == ["birds", "chess", "choir"]
    assert profile.person.style == [1, 2, 3]
    assert (profile.person.hours, profile.person.languages) == ("Mon-Fri 09:00-17:00", ["en"])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Add at least one topic that you can teach"),
        ({"timezone": "Lisbon"}, "There is no such time zone"),
        ({"interests": ["choir", "chess", "birds", "film"]}, "Three are enough"),
        ({"style-0": "1"}, "Answer all three questions, or leave all three at “No preference”"),
        ({"capacity-mentor": "0"}, "Choose from one to ten people"),
        ({"days-0": []}, "Tap the days"),
        ({"from-0": "17:00"}, "Start and end are the same"),
        ({"languages": ["not a code"]}, "Choose languages from the list"),
    ],
)
def test_an_error_is_said_and_nothing_typed_is_lost(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any, changes: dict[str, Any], said: str
) -> None:
    browser, address, video = as_(cast.ines), page_of(ines), topic("short-video")
    press(browser, address, "find", "find-aims", **{"find-aims": "tiktok"})
    press(browser, address, "add", f"aims-{video.uuid}")
    answer = confirm(
        browser, address, **{f"aims-{video.uuid}-now": "1", f"aims-{video.uuid}-wanted": "5"}, **changes
    )
    text = answer.content.decode()
    assert answer.redirect_chain == [(f"{address}?check=1", 302)]  # going back sends nothing again
    assert said in text
    assert "Everything you typed is still here" in text
    later = fields(browser.get(address), address)
    assert later[f"aims-{video.uuid}-wanted"] == ["5"]
    for name, value in changes.items():
        if name != "capacity-mentor":  # no browser can choose what the list does not offer
            assert sorted(later.get(name, [])) == sorted(value if isinstance(value, list) else [value])
    ines.refresh_from_db()
    assert ines.state == "asked"
    assert not Aim.objects.exists()


def test_levels_are_asked_for_and_put_into_nobodys_mouth(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any
) -> None:
    browser, address, video = as_(cast.ines), page_of(ines), topic("short-video")
    for name in ("offers", "aims"):
        press(browser, address, "find", f"find-{name}", **{f"find-{name}": "tiktok"})
        page = press(browser, address, "add", f"{name}-{video.uuid}")
    assert page.content.decode().count('<option value="" selected>Choose…</option>') == 3
    text = confirm(browser, address).content.decode()
    assert text.count("Say how well you know it.") == 2  # in the summary and at the row
    assert text.count("Say where you are and how far you want to get.") == 2
    assert not Offer.objects.exists()
    done = press(browser, address, "save", "yes", **in_mind("offers", video), **in_mind("aims", video))
    assert "Choose…" not in done.content.decode()


def test_questions_on_working_style_say_that_they_are_optional(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any
) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    page = browser.get(address)
    assert page.content.decode().count("No preference") == 3
    assert [fields(page, address)[f"style-{number}"] for number in range(3)] == [[""]] * 3


def test_an_aim_that_is_reached_already_is_said_at_its_row(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any
) -> None:
    browser, address, video = as_(cast.tomas), page_of(tomas), topic("short-video")
    press(browser, address, "find", "find-aims", **{"find-aims": "tiktok"})
    press(browser, address, "add", f"aims-{video.uuid}")
    text = confirm(
        browser, address, **{f"aims-{video.uuid}-now": "3", f"aims-{video.uuid}-wanted": "2"}
    ).content.decode()
    assert f'href="#topic-aims-{video.uuid}"' in text
    assert f'id="topic-aims-{video.uuid}"' in text
    assert text.count("You are there already") == 2  # in the summary and at the row


def test_saving_keeps_it_for_oneself_alone(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    said = press(browser, address, "save", "yes", timezone="Asia/Tokyo").content.decode()
    assert "It counts once you confirm" in said
    assert drafted(ines)["timezone"] == "Asia/Tokyo"
    cast.ines.refresh_from_db()
    assert cast.ines.timezone == "Europe/Lisbon"


def test_what_is_typed_is_kept_as_it_changes(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    sent = fields(browser.get(address), address, timezone="Asia/Tokyo")
    answer = browser.post(address, sent, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "Kept at" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert fields(browser.get(address), address)["timezone"] == ["Asia/Tokyo"]


def test_hours_are_days_and_times_and_a_preset_fills_them_in(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any
) -> None:
    browser, address, video = as_(cast.ines), page_of(ines), topic("short-video")
    press(browser, address, "find", "find-offers", **{"find-offers": "tiktok"})
    press(browser, address, "add", f"offers-{video.uuid}")
    press(browser, address, "preset", "mornings")
    assert fields(browser.get(address), address)["to-0"] == ["13:00"]
    confirm(
        browser,
        address,
        **{"days-0": ["mon", "tue", "wed"], "days-1": ["fri"], "from-1": "10:00", "to-1": "14:00"},
        **in_mind("offers", video),
    )
    cast.ines.refresh_from_db()
    assert cast.ines.hours == "Mon-Wed 09:00-13:00;Fri 10:00-14:00"


def test_naming_people_by_search(
    cast: Cast, as_: Any, ines: Enrolment, tomas: Enrolment, page_of: Any
) -> None:
    browser, address, video = as_(cast.ines), page_of(ines), topic("short-video")
    who = str(cast.tomas.uuid)
    press(browser, address, "find", "find-offers", **{"find-offers": "tiktok"})
    press(browser, address, "add", f"offers-{video.uuid}")
    found = press(browser, address, "find", "find-people", **{"find-people": "okaf"})
    assert "Tomas Okafor" in found.content.decode()
    press(browser, address, "add-prefer", who)
    press(browser, address, "find", "find-people", **{"find-people": "okaf"})
    confirm(browser, address, **in_mind("offers", video))
    assert own_answer(cast.ines.user, ines).prefer == (who,)
    press(browser, address, "unname", who)
    press(browser, address, "find", "find-people", **{"find-people": "okaf"})
    press(browser, address, "add-rather_not", who)
    confirm(browser, address)
    said = own_answer(cast.ines.user, ines)
    assert (said.prefer, said.rather_not) == ((), (who,))


def test_somebody_outside_the_cohort_cannot_be_named(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any
) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    sent = fields(browser.get(address), address)
    browser.post(address, sent | {"add-prefer": str(cast.stranger.uuid), "find-people": "stranger"})
    assert drafted(ines)["prefer"] == []


def test_both_sides_on_one_page(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    mentee = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentee")
    browser, address, video = as_(cast.ines), page_of(ines), topic("short-video")
    for name in ("offers", "aims"):
        press(browser, address, "find", f"find-{name}", **{f"find-{name}": "tiktok"})
        press(browser, address, "add", f"{name}-{video.uuid}")
        press(browser, address, "save", "yes", **in_mind(name, video))
    assert "Keep at least one" in confirm(browser, address, seats=[]).content.decode()
    confirm(browser, address, seats=["mentor"])
    ines.refresh_from_db()
    mentee.refresh_from_db()
    assert (ines.state, mentee.state) == ("confirmed", "listed")
    confirm(browser, page_of(mentee), seats=["mentee"], **{"capacity-mentee": "3"})
    mentee.refresh_from_db()
    assert (mentee.state, mentee.capacity) == ("confirmed", 3)


def test_sending_twice_is_the_same_as_once(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    browser, address, video = as_(cast.ines), page_of(ines), topic("short-video")
    press(browser, address, "find", "find-offers", **{"find-offers": "tiktok"})
    press(browser, address, "add", f"offers-{video.uuid}")
    sent = fields(browser.get(address), address, **in_mind("offers", video)) | {"confirm": ["yes"]}
    first, second = browser.post(address, sent), browser.post(address, sent)
    assert (first.status_code, second.status_code) == (302, 302)
    assert Offer.objects.count() == Preferences.objects.count() == Hesitations.objects.count() == 1


def test_changes_after_a_yes_count_once_confirmed_again(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any
) -> None:
    browser, address, video = as_(cast.ines), page_of(ines), topic("short-video")
    press(browser, address, "find", "find-offers", **{"find-offers": "tiktok"})
    press(browser, address, "add", f"offers-{video.uuid}")
    confirm(browser, address, **in_mind("offers", video))
    page = press(browser, address, "save", "yes", **{f"offers-{video.uuid}-level": "5"}).content.decode()
    assert "You have changes that are not confirmed" in page
    assert Offer.objects.get().level == 3
    confirm(browser, address)
    assert Offer.objects.get().level == 5


def test_no_more_topics_than_a_pair_can_use(cast: Cast, as_: Any, ines: Enrolment, page_of: Any) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    sent = fields(browser.get(address), address)
    for one in Topic.objects.order_by("pk")[:7]:
        browser.post(address, fields(browser.get(address), address) | {"add": f"aims-{one.uuid}"})
    assert len(drafted(ines)["aims"]) == 5
    assert sent
    assert "as many topics as a pair can use" in browser.get(address).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"add": "offers-nonsense"},
        {"add": "nonsense"},
        {"up": "aims-"},
        {"remove": "offers-00000000-0000-0000-0000-000000000000"},
        {"preset": "nonsense"},
        {"find": "find-nonsense"},
        {"unname": "nobody"},
        {"timezone": "x" * 5000, "languages": ["y" * 5000] * 200},
        {"style-0": "\x00", "interests": ["\x00"]},
        {"offers": ["nonsense"], "aims": ["\u202e"]},
    ],
)
def test_nonsense_is_kept_out_and_breaks_nothing(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any, sent: dict[str, Any]
) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    for name in ("sent", "confirm"):
        page = browser.get(address)
        opened = {known: fields(page, address)[known] for known in ("epoch", "page")}
        answer = browser.post(address, {**sent, **opened, name: "yes"})
        assert answer.status_code == 302
    assert answer["Location"] == f"{address}?check=1"
    assert browser.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("origin", [{}, {"epoch": "nonsense", "page": "\x00" * 99}, {"epoch": "-1"}])
def test_what_does_not_say_when_it_was_opened_is_older_than_everything(
    cast: Cast, as_: Any, ines: Enrolment, page_of: Any, origin: dict[str, str]
) -> None:
    browser, address = as_(cast.ines), page_of(ines)
    answer = browser.post(address, {**origin, "timezone": "Asia/Tokyo"}, follow=True)
    assert "This form was changed in another window" in answer.content.decode()
    assert not EnrolmentDraft.objects.exists()


def test_a_leader_without_an_open_aim_is_asked_for_one_and_may_leave_it(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any
) -> None:
    browser, address, video = as_(cast.tomas), page_of(tomas), topic("short-video")
    press(browser, address, "find", "find-aims", **{"find-aims": "reels"})
    press(browser, address, "add", f"aims-{video.uuid}")
    asked = confirm(browser, address, **{f"aims-{video.uuid}-hesitant": "on"}, **in_mind("aims", video))
    said = asked.content.decode()
    assert asked.redirect_chain == [(f"{address}?check=1", 302)]
    assert "Would you name one thing openly?" in said
    assert "gives the match a reason that it can say aloud" in said
    tomas.refresh_from_db()
    assert tomas.state == "asked"
    browser.post(address, fields(asked, address) | {"confirm": ["anyway"]})
    tomas.refresh_from_db()
    assert tomas.state == "confirmed"
    assert [aim.hesitant for aim in own_profile(cast.tomas.user).aims] == [True]


def test_a_leader_with_nothing_in_mind_yet_may_confirm_too(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any
) -> None:
    browser, address = as_(cast.tomas), page_of(tomas)
    asked = confirm(browser, address)
    assert "Would you name one thing openly?" in asked.content.decode()
    browser.post(address, fields(asked, address) | {"confirm": ["anyway"]})
    tomas.refresh_from_db()
    assert tomas.state == "confirmed"


def test_a_topic_that_waits_for_review_is_found_by_whoever_has_it_and_by_nobody_else(
    cast: Cast, as_: Any, ines: Enrolment, tomas: Enrolment, page_of: Any
) -> None:
    odd = Topic.objects.create(key="steam", name="Steam valves", state="to_review")
    Offer.objects.create(person=cast.ines, topic=odd, level=4)
    typed = {"list": "offers", "find-offers": "steam"}
    for who, found in ((cast.ines, True), (cast.tomas, False)):
        live = as_(who).get("/topics/", typed, headers={"HX-Request": "true"}).content.decode()
        assert ("Steam valves" in live) is found
    browser, address = as_(cast.ines), page_of(ines)
    press(browser, address, "remove", f"offers-{odd.uuid}")
    press(browser, address, "find", "find-offers", **{"find-offers": "steam"})
    press(browser, address, "add", f"offers-{odd.uuid}")
    assert "Steam valves" in browser.get(address).content.decode()


def test_somebody_for_whom_only_the_time_is_wrong_asks_for_a_later_cohort(
    cast: Cast, as_: Any, tomas: Enrolment, page_of: Any
) -> None:
    browser = as_(cast.tomas)
    assert "ask me for a later cohort" in browser.get(page_of(tomas)).content.decode()
    said = browser.post(f"{page_of(tomas)}later/", follow=True).content.decode()
    assert "You have asked for a later cohort." in said
    assert "Take part after all" in said
    assert "you asked for a later cohort" in browser.get("/").content.decode().lower()
