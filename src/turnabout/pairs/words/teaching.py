"""Who can teach what to whom: one sentence a topic, in the words in which both gave their levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from turnabout.pairs.words.voice import Voice
from turnabout.people.catalogue import aim_now_levels, aim_wanted_levels, offer_levels


@dataclass(frozen=True, slots=True)
class Lesson:
    """One topic that one of the two can teach: its name, from where to where, and the whole reason as a sentence."""

    teacher: str  # the seat
    topic: str
    way: str
    sentence: str


def lessons(explanation: Mapping[str, Any], voice: Voice) -> tuple[Lesson, ...]:
    """First what the mentor can teach, then what comes back; each in the order of the learner's own list."""
    return tuple(_lesson(taught, voice) for taught in explanation.get("teaching", ()))


def _lesson(taught: Mapping[str, Any], voice: Voice) -> Lesson:
    words = {
        "topic": voice.topic(taught["topic"]),
        "level": _word(offer_levels(), taught["level"]),
        "now": _word(aim_now_levels(), taught["now"]),
        "wanted": _word(aim_wanted_levels(), taught["wanted"]),
        "reaches": _word(aim_wanted_levels(), taught["reaches"]),
        "teacher": voice.name(taught["teacher"]),
        "learner": voice.name("mentee" if taught["teacher"] == "mentor" else "mentor"),
    }
    way = gettext("from “%(now)s” to “%(reaches)s”") % words
    return Lesson(taught["teacher"], words["topic"], way, " ".join(_sentences(taught, voice, words)))


def _word(levels: tuple[Any, ...], value: int) -> str:
    return next((gettext(level.words) for level in levels if level.value == value), str(value))


def _sentences(taught: Mapping[str, Any], voice: Voice, words: Mapping[str, str]) -> Iterator[str]:
    part = taught["reaches"] < taught["wanted"]
    if voice.reader == taught["teacher"]:
        yield gettext("%(topic)s: you said “%(level)s”.") % words
        yield gettext("%(learner)s says “%(now)s” and would like “%(wanted)s”.") % words
        yield from [gettext("You can go with them as far as “%(reaches)s”.") % words] * part
        yield from [gettext("It is first on their list.")] * (taught["place"] == 1)
    elif voice.to_one_of_them:
        yield gettext("%(topic)s: %(teacher)s says “%(level)s”.") % words
        yield gettext("You said “%(now)s” and would like “%(wanted)s”.") % words
        yield from [gettext("They can go with you as far as “%(reaches)s”.") % words] * part
        yield from [gettext("It is first on your list.")] * (taught["place"] == 1)
    else:
        yield gettext("%(topic)s: %(teacher)s says “%(level)s”.") % words
        yield gettext("%(learner)s says “%(now)s” and would like “%(wanted)s”.") % words
        yield from [gettext("That goes as far as “%(reaches)s”.") % words] * part
        yield from [gettext("It is first on the list of %(learner)s.") % words] * (taught["place"] == 1)
