"""The road of a cohort in five calm steps, each with its count."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.web.coordinator.cohort.standing import ORDER, Standing


def steps_of(standing: Standing) -> list[dict[str, Any]]:
    """As parts/steps.html takes them."""
    at = len(ORDER) if standing.now == "done" else ORDER.index(standing.now)
    labels = {
        "staff": (_("Staff list"), "cohort_intakes"),
        "enrolments": (_("Enrolments"), "cohort_enrolments"),
        "ask": (_("Ask them to confirm"), "cohort_ask"),
        "match": (_("Match and review"), "cohort_runs"),
        "publish": (_("Publish"), "publication"),
    }
    return [
        {
            "label": labels[key][0],
            "state": "done" if place < at else "now" if place == at else "later",
            "href": reverse(labels[key][1], args=[standing.cohort.uuid]) if place <= at else "",
            "note": NOTES[key](standing),
        }
        for place, key in enumerate(ORDER)
    ]


def sides(mentors: int, mentees: int, cohort: Any) -> str:
    """ "150 people as reverse mentor and 60 as leader", in the programme's own words."""
    programme = cohort.programme
    return ngettext(
        "%(mentors)s person as %(mentor)s and %(mentees)s as %(mentee)s",
        "%(mentors)s people as %(mentor)s and %(mentees)s as %(mentee)s",
        mentors,
    ) % {
        "mentors": intcomma(mentors),
        "mentor": programme.mentor_label,
        "mentees": intcomma(mentees),
        "mentee": programme.mentee_label,
    }


def _staff_note(standing: Standing) -> str:
    if not standing.staff:
        return ""
    return ngettext("%(n)s person", "%(n)s people", standing.staff) % {"n": intcomma(standing.staff)}


def _enrolments_note(standing: Standing) -> str:
    counts = standing.counts
    return sides(counts.of(seat="mentor"), counts.of(seat="mentee"), standing.cohort) if counts.total else ""


def _ask_note(standing: Standing) -> str:
    counts = standing.counts
    if not counts.total:
        return ""
    confirmed = ngettext("%(n)s seat confirmed", "%(n)s seats confirmed", counts.confirmed)
    parts = [confirmed % {"n": intcomma(counts.confirmed)}]
    if counts.waiting:
        parts.append(_("%(n)s asked and not answered") % {"n": intcomma(counts.waiting)})
    if counts.listed:
        parts.append(_("%(n)s not asked") % {"n": intcomma(counts.listed)})
    return ", ".join(parts)


def _match_note(standing: Standing) -> str:
    if standing.run is None:
        return ""
    words = {"queued": _("waiting to start"), "running": _("under way"), "failed": _("the last one failed")}
    return words.get(
        standing.run.state, _("made on %(day)s") % {"day": date_format(standing.run.made_at, "j F")}
    )


def _publish_note(standing: Standing) -> str:
    cohort = standing.cohort
    if cohort.state == "held":
        return _("held until %(time)s; nobody sees the pairs yet") % {
            "time": date_format(localtime(cohort.hold_ends_at), "H:i")
        }
    if cohort.state in ("published", "closed"):
        return _("the pairs are published")
    return _("planned for %(day)s") % {"day": date_format(cohort.starts_on, "j F Y")}


NOTES: Final = {
    "staff": _staff_note,
    "enrolments": _enrolments_note,
    "ask": _ask_note,
    "match": _match_note,
    "publish": _publish_note,
}
