"""What a file would change, in words, for the page on which somebody says that it may."""

from __future__ import annotations

from math import ceil
from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.people.intake.presence import TOO_MANY
from turnabout.web.coordinator.intakes.words_columns import in_words
from turnabout.web.coordinator.intakes.words_findings import findings_in_words
from turnabout.web.coordinator.intakes.words_notices import notices_in_words

PAGE: Final = 25
SHOWN: Final = 20
WHY: Final = {
    "mail": gettext_lazy("the same mail"),
    "name": gettext_lazy("the same name, and the other key is not in the file"),
    "post": gettext_lazy("the same first name, post and unit, and the other key is not in the file"),
}


def ready_shown(intake: Any, page: int) -> dict[str, Any]:
    diff, counts = intake.diff or {}, intake.counts
    changed = diff.get("changed", [])
    pages = max(1, ceil(len(changed) / PAGE))
    page = min(max(page, 1), pages)
    return {
        "heading": _heading(counts),
        "figures": _figures(counts),
        "fields": _fields(diff.get("fields", {})),
        "changed": [_change(one) for one in changed[(page - 1) * PAGE : page * PAGE]],
        "pager": {
            "page": page,
            "pages": pages,
            "previous": f"?page={page - 1}" if page > 1 else "",
            "next": f"?page={page + 1}" if page < pages else "",
        },
        "new": [_person(row["person_id"], row.get("name", "")) for row in diff.get("new", [])[:SHOWN]],
        "more_new": _more(counts.get("new", 0) - SHOWN),
        **_gone(diff, counts),
        "same": [_likeness(one) for one in diff.get("same", [])],
        "findings": findings_in_words(intake.findings or [], counts.get("findings", {})),
        "notices": notices_in_words(intake.notices),
    }


def _heading(counts: dict[str, Any]) -> str:
    if not counts.get("new") and not counts.get("changed"):
        return _("Nothing in it is new")
    return _("This is what would change")


def _figures(counts: dict[str, Any]) -> list[dict[str, str]]:
    words = {
        "new": _("people new on the list"),
        "changed": _("people changed"),
        "unchanged": _("people as they are"),
        "absent": _("people of this list who are not in the file"),
        "kept": _("people whose own entries are kept against the file"),
        "left_out": _("rows left out, because their key stood there before"),
    }
    always = ("new", "changed", "unchanged")
    return [
        {"number": intcomma(counts.get(name, 0)), "words": said}
        for name, said in words.items()
        if counts.get(name) or name in always
    ]


def _fields(numbers: dict[str, int]) -> str:
    """Which columns change most, so that a column read as the wrong one is seen at once."""
    most = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{in_words(name)} ({intcomma(number)})" for name, number in most)


def _change(one: dict[str, Any]) -> dict[str, Any]:
    fields = [
        {"name": in_words(name), "before": before, "after": after} for name, before, after in one["fields"]
    ]
    return {"person": _person(one["key"], one["name"]), "line": one["line"], "fields": fields}


def _person(key: str, name: str) -> str:
    return f"{name} ({key})" if name and name != key else key


def _more(number: int) -> str:
    return (
        ngettext("and %(n)s more", "and %(n)s more", number) % {"n": intcomma(number)} if number > 0 else ""
    )


def _gone(diff: dict[str, Any], counts: dict[str, Any]) -> dict[str, Any]:
    absent, listed = counts.get("absent", 0), counts.get("listed", 0)
    return {
        "absent": absent,
        "gone": [_person(row["key"], row["name"]) for row in diff.get("gone", [])[:SHOWN]],
        "more_gone": _more(absent - SHOWN),
        "must_say": absent > listed * TOO_MANY,
        "stay_words": _stay(counts.get("stay", 0)),
        "gone_words": ngettext(
            "%(n)s person of this list is not in the file.",
            "%(n)s people of this list are not in the file.",
            absent,
        )
        % {"n": intcomma(absent)},
    }


def _stay(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(n)s person of this list is not in the file and stays on it, whatever you say: they do not take part in your "
        "programmes, or have a part in another one. Only a staff list that an administrator brings in ends that.",
        "%(n)s people of this list are not in the file and stay on it, whatever you say: they do not take part in your "
        "programmes, or have a part in another one. Only a staff list that an administrator brings in ends that.",
        number,
    ) % {"n": intcomma(number)}


def _likeness(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": one["key"],
        "ticked": one["sure"],
        "words": _("%(new)s is %(known)s: %(why)s")
        % {
            "new": _person(one["key"], one["name"]),
            "known": _person(one["known_key"], one["known_as"]),
            "why": WHY[one["why"]],
        },
    }
