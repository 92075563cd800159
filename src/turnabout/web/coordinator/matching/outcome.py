"""The page of a publication in words: how long the hold lasts, what is out, and what was left out and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.matching.causes import Names, sentence
from turnabout.matching.selectors import LeftOutLine, PublicationView
from turnabout.web.coordinator.matching.alone_after import chips, next_after_release, without_partner
from turnabout.web.coordinator.matching.words import pairs, person


def shown(view: PublicationView) -> dict[str, Any]:
    programme = view.cohort.programme
    people = [
        {"label": capfirst(programme.mentee_label), "kind": "person"},
        {"label": capfirst(programme.mentor_label), "kind": "person"},
    ]
    query = "show=unplaced&" if view.show == "unplaced" else ""
    return {
        **_top(view),
        "chips": chips(view),
        "columns": [*people, {"label": _("Agreement"), "kind": "words"}],
        "rows": [{"key": pair.uuid, "cells": [*_two(pair, programme), _agreed(pair)]} for pair in view.pairs],
        "held_columns": people,
        "held_rows": [{"key": line.uuid, "cells": _on_hold(line, view)} for line in view.on_hold],
        "without": without_partner(view),
        "pager": {
            "page": view.page,
            "pages": view.pages,
            "previous": f"?{query}page={view.page - 1}" if view.page > 1 else "",
            "next": f"?{query}page={view.page + 1}" if view.page < view.pages else "",
        },
        "left_columns": [*people, {"label": _("Why it was left out"), "kind": "words"}],
        "in_one_line": [{"key": pair.uuid, "cells": _two(pair, programme)} for pair in view.in_one_line],
        "left_rows": [_left(line, programme) for line in view.left_out],
    }


def _agreed(pair: Any) -> dict[str, str]:
    """Whether there is an agreement, and since when; never who has confirmed it and who has not. Of a pair
    that is over: that it ended, and nothing else."""
    if pair.state == "ended":
        return {"text": _("ended")}
    if pair.agreed_at is None:
        return {"text": _("not yet")}
    return {"text": _("since %(day)s") % {"day": date_format(localtime(pair.agreed_at), "j F Y")}}


def _top(view: PublicationView) -> dict[str, Any]:
    if view.cohort.state == "held":
        return _held(view)
    if view.cohort.state == "open":
        runs = reverse("cohort_runs", args=[view.cohort.uuid])
        return {
            "heading": _("Nothing is published yet"),
            "lead": _("Publishing starts from a match that you have looked through."),
            "next": {"heading": _("Look at the match"), "label": _("Go to the match"), "href": runs},
        }
    return {
        "heading": _("%(pairs)s are out") % {"pairs": pairs(view.released)}
        if view.released != 1
        else _("1 pair is out"),
        "lead": _("Both people of each pair have a mail with a link to their page. That page is theirs."),
        "next": next_after_release(view),
    }


def _held(view: PublicationView) -> dict[str, Any]:
    ends = date_format(localtime(view.hold_ends_at), "H:i")
    return {
        "heading": ngettext("%(n)s pair is on hold", "%(n)s pairs are on hold", view.held) % {"n": view.held},
        "lead": _("Nobody else sees the pairs yet. They go out at %(time)s, %(left)s.")
        % {"time": ends, "left": _left_in_words(view.hold_ends_at)},
        "next": {
            "heading": _("Wait, or release them now"),
            "text": _(
                "Before they go out, each pair is checked once more against enrolments, lines and rules."
            ),
            "label": _("Release now"),
            "post": reverse("publication_release", args=[view.cohort.uuid]),
        },
    }


def _left_in_words(ends: datetime | None) -> str:
    minutes = 0 if ends is None else int((ends - now()).total_seconds() // 60)
    if minutes < 1:
        return _("in less than a minute")
    return ngettext("in %(n)s minute", "in %(n)s minutes", minutes) % {"n": minutes}


def _on_hold(line: Any, view: PublicationView) -> list[dict[str, Any]]:
    """The first of the two leads to the reasons."""
    mentee, mentor = _two(line, view.cohort.programme)
    return [{**mentee, "href": reverse("proposal", args=[view.run_uuid, line.uuid])}, mentor]


def _two(line: Any, programme: Any) -> list[dict[str, Any]]:
    return [person(line.mentee, "mentee", programme), person(line.mentor, "mentor", programme)]


def _left(line: LeftOutLine, programme: Any) -> dict[str, Any]:
    why = sentence(line.cause, Names(line.mentor.name, line.mentee.name))
    when = _("Found at the release.") if line.when == "release" else _("Found when it was published.")
    return {
        "key": f"{line.mentee.uuid}-{line.mentor.uuid}",
        "cells": [*_two(line, programme), {"text": str(why), "note": when}],
    }
