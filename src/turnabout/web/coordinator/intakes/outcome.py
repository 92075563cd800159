"""What came of a file: figures after the switch, or what is to be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from math import ceil
from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.web.coordinator.intakes.words_findings import findings_in_words
from turnabout.web.coordinator.intakes.words_notices import notices_in_words
from turnabout.web.coordinator.intakes.words_problems import problem_in_words

PAGE: Final = 50


def refused_shown(intake: Any, page: int, *, but: Collection[str] = ()) -> dict[str, Any]:
    """One page of problems, `but` those of columns that the page handles otherwise. The file to save has them all."""
    everything = intake.problems or []
    problems = [problem for problem in everything if problem["column"] not in but]
    pages = max(1, ceil(len(problems) / PAGE))
    page = min(max(page, 1), pages)
    number = intake.counts.get("problems", len(problems))
    return {
        "heading": ngettext("%(n)s cell has to be mended", "%(n)s cells have to be mended", number)
        % {"n": intcomma(number)},
        "problems": [problem_in_words(problem) for problem in problems[(page - 1) * PAGE : page * PAGE]],
        "pager": {
            "page": page,
            "pages": pages,
            "previous": f"?page={page - 1}" if page > 1 else "",
            "next": f"?page={page + 1}" if page < pages else "",
        },
        "columns": _by_column(problems),
        "not_kept": _not_kept(number - len(everything)),
        "notices": notices_in_words(intake.notices),
    }


def _by_column(problems: list[dict[str, Any]]) -> str:
    """Where to look first; nothing where it is one column only."""
    numbers = Counter(problem["column"] for problem in problems if problem["column"])
    if len(numbers) < 2:
        return ""
    return ", ".join(f"{column} ({intcomma(number)})" for column, number in numbers.most_common())


def _not_kept(number: int) -> str:
    if number <= 0:
        return ""
    return ngettext(
        "%(n)s more was counted and not kept. Mend these first.",
        "%(n)s more were counted and not kept. Mend these first.",
        number,
    ) % {"n": intcomma(number)}


def switched_shown(intake: Any, cohort: Any) -> dict[str, Any]:
    counts = intake.counts
    findings = findings_in_words(intake.findings or [], counts.get("findings", {}))
    return {
        "sentence": _sentence(counts),
        "figures": _figures(counts),
        "findings": findings,
        "notices": notices_in_words(intake.notices),
        "next": _next(counts, cohort),
    }


def _sentence(counts: dict[str, Any]) -> str:
    told = counts.get("old_mails_told", 0)
    if told:
        return ngettext(
            "Everything in the file was taken over. %(n)s mail that is not listed any more was told so.",
            "Everything in the file was taken over. %(n)s mails that are not listed any more were told so.",
            told,
        ) % {"n": intcomma(told)}
    if (
        counts.get("gone")
        or counts.get("back")
        or counts["new"]
        or counts["changed"]
        or counts.get("seats_new")
        or counts.get("seats_changed")
    ):
        return _("Everything in the file was taken over. Nobody was mailed.")
    return _("Everything in the file was here already, so nothing changed. Nobody was mailed.")


def _figures(counts: dict[str, Any]) -> list[dict[str, str]]:
    """New, changed and unchanged always; the others where there is something to say."""
    wanted = {
        "new": _("people new on the list"),
        "changed": _("people changed"),
        "unchanged": _("people as they were"),
        "kept": _("people whose own entries were kept against the file"),
        "led": _("people of whom another list says what they are"),
        "same": _("people known under another key"),
        "gone": _("people who have left"),
        "back": _("people who are back"),
        "left_out": _("rows left out, because their key stood there before"),
        "seats_new": _("seats new in this cohort"),
        "seats_changed": _("seats changed"),
        "seats_unchanged": _("seats as they were"),
        "topics_to_review": _("topics nobody knew before, to be looked through"),
        "lines_mended": _("open lines closed"),
    }
    always = ("new", "changed", "unchanged")
    return [
        {"number": intcomma(counts.get(name, 0)), "words": words}
        for name, words in wanted.items()
        if counts.get(name) or name in always
    ]


def _next(counts: dict[str, Any], cohort: Any) -> dict[str, Any]:
    if cohort is None:
        return {
            "heading": _("Nothing to do for now"),
            "text": _("Everybody on the list is up to date."),
            "done": True,
        }
    back = {"label": _("Back to the cohort"), "href": reverse("cohort", args=[cohort.uuid])}
    if any(counts.get(name) for name in ("seats_new", "seats_changed", "seats_unchanged")):
        return {
            "heading": _("Ask them to confirm"),
            "text": _("You see who gets a mail before any is sent."),
            "label": _("See who gets a mail"),
            "href": reverse("cohort_ask", args=[cohort.uuid]),
            "other": back,
        }
    return {
        "heading": _("Say who takes part"),
        "text": _("Bring in a second file with a row for each person who takes part, by the same keys."),
        "label": _("Bring in another file"),
        "href": reverse("cohort_intakes", args=[cohort.uuid]),
        "other": back,
    }
