"""What is expected of one person, the most pressing first: the first is the page's main action, the others follow."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from turnabout.pairs.selectors import courses_of
from turnabout.people.selectors import person_of
from turnabout.programmes.selectors import counts_of_all, open_cohorts, own_enrolments
from turnabout.programmes.selectors.parts import parts_of
from turnabout.web.context import coordinated
from turnabout.web.me.home.coordinating import coordinating_steps
from turnabout.web.me.home.course import course_steps
from turnabout.web.me.home.nobody_free import nobody_free_steps
from turnabout.web.me.home.parts import part_lines, part_steps
from turnabout.web.me.home.setting_up import setting_up_steps
from turnabout.web.me.home.steps import Step, nothing_now, you_are_in
from turnabout.web.me.home.taking_part import (
    also_here,
    enrolment_lines,
    enrolment_steps,
    joining,
    pair_lines,
    pair_steps,
)


def expected_of(request: HttpRequest) -> dict[str, Any]:
    viewer = request.user
    person, enrolments = person_of(viewer), own_enrolments(viewer)
    courses = courses_of(viewer, enrolments)
    pairs = [course.line for course in courses]
    cohorts = coordinated(request)
    counts = counts_of_all(viewer) if cohorts else {}
    joinable = open_cohorts(viewer, person)
    steps: list[Step] = [
        *enrolment_steps(enrolments),
        *course_steps(courses),
        *pair_steps([course.line for course in courses if not course.pause]),
        *coordinating_steps(viewer, cohorts, counts),
        *setting_up_steps(viewer),
    ]
    parts = parts_of(viewer)
    quiet = [*nobody_free_steps(viewer, enrolments), *you_are_in(enrolments), *part_steps(viewer, parts)]
    steps = steps or quiet[:1] or [nothing_now(person, cohorts, joinable)]
    return {
        "heading": _greeting(viewer, person),
        "next": steps[0],
        "others": steps[1:],
        "parts": part_lines(viewer, parts, said=steps[0].heading),
        "pairs": pair_lines(pairs),
        "enrolments": enrolment_lines(enrolments),
        "also": also_here(person, enrolments, joinable),
        "joinable": [one for one in joining(joinable) if one["action"]["href"] != steps[0].href],
    }


def _greeting(viewer: Any, person: Any) -> str:
    """The whole name: which part of it comes first differs between cultures."""
    name = (person and person.name) or viewer.name
    return _("Good to see you, %(name)s") % {"name": name} if name else _("Good to see you")
