"""What the form holds, as plain values: from the profile that is there, or from what the browser sent, valid or not.

Nothing is checked here; what was typed is kept as it is, within the lengths that a browser would keep to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.http import QueryDict

from turnabout.people.selectors import Profile
from turnabout.web.me.enrolment import hours

Values = dict[str, Any]
LISTS: Final = ("offers", "aims")
LONGEST: Final = 100
MOST_ROWS: Final = 30
TURNED_DOWN: Final = ("declined", "withdrawn", "later", "removed")


def from_profile(
    profile: Profile, seats: Iterable[Any], prefer: Iterable[str], rather_not: Iterable[str]
) -> Values:
    """The form as the person finds it: what the staff list and they themselves have said so far."""
    person, seats = profile.person, list(seats)
    spans = hours.read(person.hours)
    return {
        "offers": [{"topic": str(offer.topic.uuid), "level": str(offer.level)} for offer in profile.offers],
        "aims": [
            {
                "topic": str(aim.topic.uuid),
                "now": str(aim.now),
                "wanted": str(aim.wanted),
                "hesitant": aim.hesitant,
            }
            for aim in profile.aims
        ],
        "languages": list(person.languages),
        "spans": spans or [],
        "timezone": person.timezone,
        "seats": [seat.seat for seat in seats if seat.state not in TURNED_DOWN]
        or [seat.seat for seat in seats],
        "capacity": {seat.seat: str(seat.capacity) for seat in seats},
        "interests": list(person.interests),
        "style": [str(answer) for answer in person.style or ("", "", "")],
        "prefer": list(prefer),
        "rather_not": list(rather_not),
        "find": {"offers": "", "aims": "", "people": ""},
    }


def from_draft(draft: Values, fresh: Values) -> Values:
    """The draft, with what it does not know yet from the profile: a seat may have come since it was typed."""
    own = fresh["capacity"]
    typed = draft.get("seats")
    seats = [seat for seat in own if seat in (typed or ())]
    return {
        **fresh,
        **{name: value for name, value in draft.items() if name in fresh},
        "seats": seats if seats or typed == [] else fresh["seats"],
        "capacity": {
            **own,
            **{seat: text for seat, text in draft.get("capacity", {}).items() if seat in own},
        },
    }


def with_hesitant(typed: Values, fresh: Values) -> Values:
    """What somebody else typed for the person, with what the person keeps to themself: no other can know of it."""
    there = {row["topic"] for row in typed["aims"]}
    own = [row for row in fresh["aims"] if row["hesitant"] and row["topic"] not in there]
    return typed | {"aims": [*typed["aims"], *own]}


def from_post(post: QueryDict, seats: Iterable[Any]) -> Values:
    """The form as the browser sent it. Fields of other people's making are cut to size, never refused."""
    own, ticked = list(seats), post.getlist("seats")
    return {
        "offers": [_topic(post, "offers", uuid, "level") for uuid in _many(post, "offers")],
        "aims": [
            {**_topic(post, "aims", uuid, "now", "wanted"), "hesitant": f"aims-{uuid}-hesitant" in post}
            for uuid in _many(post, "aims")
        ],
        "languages": _many(post, "languages"),
        "spans": _spans(post),
        "timezone": _one(post, "timezone"),
        "seats": [
            seat.seat for seat in own if len(own) == 1 or seat.state == "confirmed" or seat.seat in ticked
        ],
        "capacity": {seat.seat: _one(post, f"capacity-{seat.seat}") for seat in own},
        "interests": _many(post, "interests"),
        "style": [_one(post, f"style-{number}") for number in range(3)],
        "prefer": _many(post, "prefer"),
        "rather_not": _many(post, "rather_not"),
        "find": {name: _one(post, f"find-{name}") for name in (*LISTS, "people")},
    }


def _topic(post: QueryDict, name: str, uuid: str, *levels: str) -> dict[str, Any]:
    return {"topic": uuid, **{level: _one(post, f"{name}-{uuid}-{level}") for level in levels}}


def _spans(post: QueryDict) -> list[hours.Span]:
    """Only the spans in which something was set; a second one that was left alone is not there."""
    spans = [
        hours.Span(
            days=[day for day in hours.DAYS if day in post.getlist(f"days-{number}")],
            start=_one(post, f"from-{number}"),
            end=_one(post, f"to-{number}"),
        )
        for number in range(hours.MOST)
    ]
    return [span for span in spans if span["days"] or span["start"] or span["end"]]


def _one(post: QueryDict, name: str) -> str:
    return post.get(name, "").replace("\x00", "").strip()[:LONGEST]


def _many(post: QueryDict, name: str) -> list[str]:
    """Each value once, in the order sent."""
    texts = [text.replace("\x00", "").strip()[:LONGEST] for text in post.getlist(name)]
    return [text for text in dict.fromkeys(texts) if text][:MOST_ROWS]
