"""What the page of a pair, and the start page, say of its course."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from turnabout.pairs.selectors import CourseView


def next_step(course: CourseView) -> dict[str, Any] | None:
    """Before everything else that the page of the pair would ask for; None where it is for others to say."""
    if course.is_over:
        return {"heading": _("This pair is over"), "text": over_words(course), **_to_next(course)}
    if course.pause:
        return _rests(course)
    if asks_of_me(course):
        return {
            "heading": _("Do you go on with %(name)s?") % {"name": course.partner},
            "text": trial_words(course),
            "label": _("Say so"),
            "href": "#trial",
            "by": _day(_closes(course)),
        }
    return None


def asks_of_me(course: CourseView) -> bool:
    return bool(course.trial and course.trial.is_open and not course.trial.answer)


def offers_next(course: CourseView) -> bool:
    return course.may_say_next and not course.next


def over_words(course: CourseView) -> str:
    if course.over_on is None:
        return _("You have left, and you are free. %(name)s hears it with the next batch of all endings.") % {
            "name": course.partner
        }
    said = _("Since %(day)s.") % {"day": _day(course.over_on)}
    return f"{said} {_('The page stays here for the two of you to look something up.')}"


def trial_words(course: CourseView) -> str:
    return _("Your trial is over. You go on if both of you say so. Neither sees what the other says.")


def shown(course: CourseView) -> dict[str, Any]:
    """For me/course/on_pair.html."""
    trial = course.trial
    return {
        "course": course,
        "course_closes": _day(_closes(course)) if trial else "",
        "course_heard": _day(trial.heard_on) if trial else "",
        "course_rests": pause_words(course),
        "course_end": _day(course.planned_end),
        "course_next": NEXT_WORDS[course.next]() if course.next else "",
        "course_wishes": []
        if not course.may_say_next
        else [one for one in wishes() if one[0] != course.next],
    }


def pause_words(course: CourseView) -> str:
    if course.pause is None:
        return ""
    words = {"name": course.partner, "day": _day(course.pause.until) if course.pause.until else ""}
    if course.pause.is_mine:
        return (
            _("You have paused it, until %(day)s.") if words["day"] else _("You have paused it, open.")
        ) % words
    if words["day"]:
        return _("%(name)s has paused it, until %(day)s.") % words
    return _("%(name)s has paused it, open.") % words


def wishes() -> list[tuple[str, str, str]]:
    """(act, label, key) of what one may want after a pair."""
    return [
        ("again", _("Another partner, as soon as there is one"), "again"),
        ("later", _("Ask me when a later cohort begins"), "later"),
        ("not_now", _("Nothing for now"), "not-now"),
    ]


NEXT_WORDS = {
    "again": lambda: _("You would like another partner as soon as there is one."),
    "later": lambda: _("You would like to be asked when a later cohort begins."),
    "not_now": lambda: _("You want nothing for now."),
}


def _rests(course: CourseView) -> dict[str, Any]:
    assert course.pause is not None  # noqa: S101  (the caller has looked)
    text = _("Until then no mails come and no time runs; the pair goes on for as much longer.")
    step = {"heading": _("Your pair rests"), "text": f"{pause_words(course)} {text}"}
    if not course.pause.is_mine:
        return {**step, "done": True}
    return {**step, "label": _("Go on now"), "post": reverse("pair_act", args=[course.pair, "resume"])}


def _to_next(course: CourseView) -> dict[str, Any]:
    if not offers_next(course):
        return {"done": True}
    return {"label": _("Say what you would like next"), "href": "#next"}


def _closes(course: CourseView) -> date:
    assert course.trial is not None  # noqa: S101  (the caller has looked)
    return localtime(course.trial.closes_at).date()


def _day(day: date) -> str:
    return date_format(day, "j F Y")
