"""What is odd about a list as a whole, by kind: what it means for the match, and the people it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

SHOWN: Final = 20  # of one kind on the page; the file to save has all that were kept

# In this order: what changes who can be matched comes first.
KINDS: Final = {
    "mail_kept": (
        gettext_lazy("Mails that were kept"),
        gettext_lazy(
            "Whoever reads a listed mail can come in as that person, so only a staff list that an administrator "
            "brings in changes one. Ask an administrator to do that, or to correct it."
        ),
    ),
    "mail_taken": (
        gettext_lazy("Mails that were left out"),
        gettext_lazy(
            "Somebody else is listed with each of them already, and a mail of two people lets neither of them in. If "
            "it is the same person, say so; if the mail stands at the wrong one, ask an administrator to correct it."
        ),
    ),
    "line_kept": (
        gettext_lazy("Reporting lines that were kept"),
        gettext_lazy(
            "These people, or somebody below them, take part in a programme of another coordinator, whose pairs rest "
            "on these lines. Only a staff list that an administrator brings in changes them: ask one to do that."
        ),
    ),
    "value_kept": (
        gettext_lazy("Names, grades, units and hours that were kept"),
        gettext_lazy(
            "These people take part in a programme of another coordinator, whose match rests on what is listed of "
            "them. Only a staff list that an administrator brings in changes it; what was empty is filled in."
        ),
    ),
    "unknown_manager": (
        gettext_lazy("Open lines: a manager who is not on the list"),
        gettext_lazy(
            "Under the rule that keeps the whole reporting line apart, these people and everybody below them are not "
            "matched until the line is mended: nobody can prove who stands above them."
        ),
    ),
    "cycle": (
        gettext_lazy("People who report to each other in a circle"),
        gettext_lazy(
            "Each of them counts as above all the others, so none of them is matched with another of them."
        ),
    ),
    "self_report": (
        gettext_lazy("People who are their own manager"),
        gettext_lazy(
            "They are taken to have nobody above them. That is right for the head of the organisation, and nobody else."
        ),
    ),
    "no_lines": (
        gettext_lazy("There are no reporting lines"),
        gettext_lazy(
            "Nobody has a manager in this list, so the match cannot keep a manager and their people apart."
        ),
    ),
    "several_roots": (
        gettext_lazy("Several people have nobody above them"),
        gettext_lazy(
            "That is fine if they head something of their own. If not, give them a manager: without one they could be "
            "matched with somebody above them."
        ),
    ),
    "duplicate_key": (
        gettext_lazy("One key on several rows"),
        gettext_lazy(
            "The first row was taken and the others were left out. Give everybody a key of their own."
        ),
    ),
    "shared_mail": (
        gettext_lazy("One mail for several people"),
        gettext_lazy(
            "None of them can come in by that mail until each has one of their own: it could open a stranger's page."
        ),
    ),
}


def findings_in_words(findings: Iterable[dict[str, Any]], numbers: dict[str, int]) -> list[dict[str, Any]]:
    """One group for each kind that was found."""
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for finding in findings:
        by_kind.setdefault(finding["code"], []).append(finding)
    return [_group(kind, by_kind[kind], numbers.get(kind, 0)) for kind in KINDS if kind in by_kind]


def _group(kind: str, found: list[dict[str, Any]], number: int) -> dict[str, Any]:
    heading, meaning = KINDS[kind]
    more = number - SHOWN
    return {
        "heading": heading,
        "meaning": meaning,
        "items": [item_in_words(finding) for finding in found[:SHOWN]],
        "more": ngettext("and %(n)s more", "and %(n)s more", more) % {"n": intcomma(more)}
        if more > 0
        else "",
    }


def item_in_words(finding: dict[str, Any]) -> str:
    """Keys and lines as they stand in the file."""
    people = _people(finding)
    where = _where(finding["lines"])
    if finding["code"] == "unknown_manager":
        return _("%(people)s names %(manager)s%(where)s") % {
            "people": people,
            "manager": finding["value"],
            "where": where,
        }
    if finding["code"] in ("mail_kept", "line_kept", "value_kept"):
        return _kept(finding, people, where)
    if finding["code"] in ("shared_mail", "mail_taken"):
        return f"{finding['value']}: {people}{where}"
    return f"{people}{where}"


def _kept(finding: dict[str, Any], people: str, where: str) -> str:
    if finding["value"]:
        return _("%(people)s keeps %(value)s%(where)s") % {
            "people": people,
            "value": finding["value"],
            "where": where,
        }
    if finding["code"] == "line_kept":
        return _("%(people)s stays without a manager%(where)s") % {"people": people, "where": where}
    return _("%(people)s stays without a mail%(where)s") % {"people": people, "where": where}


def _people(finding: dict[str, Any]) -> str:
    shown = ", ".join(dict.fromkeys(finding["people"]))
    more = finding["count"] - len(finding["people"])
    if finding["code"] == "duplicate_key" or more <= 0:
        return shown
    return _("%(people)s and %(n)s more") % {"people": shown, "n": intcomma(more)}


def _where(lines: list[int]) -> str:
    """Nothing for people whom an earlier file brought."""
    if not lines:
        return ""
    shown = ", ".join(str(line) for line in lines)
    return ngettext(" (line %(lines)s)", " (lines %(lines)s)", len(lines)) % {"lines": shown}
