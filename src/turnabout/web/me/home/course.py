"""What the course of a pair asks of somebody on their start page: whether they go on, and what they would like next."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from turnabout.pairs.selectors import CourseView
from turnabout.web.me.course.shown import asks_of_me, offers_next, trial_words
from turnabout.web.me.home.steps import Step


def course_steps(courses: Iterable[CourseView]) -> list[Step]:
    return [step for course in courses for step in _steps(course)]


def _steps(course: CourseView) -> list[Step]:
    here = reverse("pair", args=[course.pair])
    name = {"name": course.partner}
    if asks_of_me(course) and course.trial:
        by = date_format(localtime(course.trial.closes_at), "j F Y")
        heading = _("Do you go on with %(name)s?") % name
        return [Step(heading, trial_words(course), _("Say so"), f"{here}#trial", by=by)]
    if offers_next(course):
        heading = _("Your pair with %(name)s is over: what would you like next?") % name
        text = _("Another partner as soon as there is one, a later cohort, or nothing for now.")
        return [Step(heading, text, _("Say so"), f"{here}#next")]
    return []
