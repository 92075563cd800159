"""The page as it stands before anybody wrote in it: from the programme's plan, and from what the two entered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext

from turnabout.pairs.terms import LEVELLING, LONGEST, RULES, Terms
from turnabout.pairs.words.teaching import Lesson, lessons
from turnabout.pairs.words.voice import Voice

USUAL_LEVELLING: Final = ("first_names", "phones", "not_knowing", "no_marks")


def prefilled(
    explanation: Mapping[str, Any], voice: Voice, *, cadence: str, driver: str, months: int, far: bool
) -> Terms:
    """`far`: the two work at different sites. Goals are left empty where nothing says what they could be."""
    told = lessons(explanation, voice)
    goals = {
        f"{learner}_goal_{place}": text
        for learner, teacher in (("mentee", "mentor"), ("mentor", "mentee"))
        for place, text in zip((1, 2), _goals(told, teacher), strict=True)
    }
    return {
        "end_goal": gettext("When we end, each of us does something well that was new to us."),
        **goals,
        "cadence": cadence,
        "minutes": 60,
        "months": months,
        "driver": driver,
        "place": "video" if far else "neutral",
        "place_own": "",
        "levelling": [key for key in LEVELLING if key in USUAL_LEVELLING],
        "levelling_own": "",
        "rules": list(RULES),
        "rules_own": "",
        "absence": "two_times",
        "absence_own": "",
        "stopping": "page",
        "stopping_own": "",
    }


def _goals(told: tuple[Lesson, ...], teacher: str) -> tuple[str, str]:
    taught = [f"{lesson.topic}: {lesson.way}" for lesson in told if lesson.teacher == teacher]
    texts = [text if len(text) <= LONGEST["mentee_goal_1"] else _topic(text) for text in taught]
    first, second, *_more = [*texts, "", ""]
    return first, second


def _topic(text: str) -> str:
    return text.partition(":")[0][: LONGEST["mentee_goal_1"]]
