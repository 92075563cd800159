"""Files to save: samples to start from, and what there is to say about a file that was brought in."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from turnabout.ground.errors import NotFound
from turnabout.people.selectors import intake_by_uuid
from turnabout.programmes.selectors import place_of_intake
from turnabout.web.coordinator.intakes.safe_csv import csv_answer
from turnabout.web.coordinator.intakes.samples import SAMPLES
from turnabout.web.coordinator.intakes.words_columns import in_words
from turnabout.web.coordinator.intakes.words_findings import KINDS, item_in_words
from turnabout.web.coordinator.intakes.words_problems import problem_in_words


@require_GET
@login_required
def intake_file(request: HttpRequest, name: str) -> HttpResponse:
    """A sample. It holds nobody's data, so whoever is signed in may have it."""
    if name not in SAMPLES:
        raise NotFound
    return csv_answer(f"{name}.csv", SAMPLES[name])


@require_GET
@login_required
def intake_problems(request: HttpRequest, intake: uuid.UUID) -> HttpResponse:
    place_of_intake(request.user, intake)
    problems = [problem_in_words(problem) for problem in intake_by_uuid(intake).problems or []]
    header = [_("line"), _("column"), _("in the file"), _("what is wrong"), _("how to mend it")]
    names = ("line", "column", "value", "problem", "remedy")
    return csv_answer("problems.csv", [header, *([problem[name] for name in names] for problem in problems)])


@require_GET
@login_required
def intake_findings(request: HttpRequest, intake: uuid.UUID) -> HttpResponse:
    place_of_intake(request.user, intake)
    findings: list[dict[str, Any]] = intake_by_uuid(intake).findings or []
    rows = [[KINDS[finding["code"]][0], item_in_words(finding)] for finding in findings]
    return csv_answer("findings.csv", [[_("what"), _("who and where")], *rows])


@require_GET
@login_required
def intake_changes(request: HttpRequest, intake: uuid.UUID) -> HttpResponse:
    """What the file would change, while that is waiting for somebody's word."""
    place_of_intake(request.user, intake)
    diff: dict[str, Any] = intake_by_uuid(intake).diff or {}
    rows = [
        [one["line"], one["key"], one["name"], in_words(field), before, after]
        for one in diff.get("changed", [])
        for field, before, after in one["fields"]
    ]
    rows += [
        [one["line"], one["person_id"], one.get("name", ""), _("new"), "", ""] for one in diff.get("new", [])
    ]
    rows += [["", one["key"], one["name"], _("not in the file"), "", ""] for one in diff.get("gone", [])]
    header = [_("line"), _("key"), _("name"), _("what"), _("before"), _("after")]
    return csv_answer("changes.csv", [header, *rows])
