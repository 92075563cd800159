"""Turns a page of enrolments into what the list, its filters and its pager show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.programmes.selectors import Counts, EnrolmentLine, EnrolmentPage

STATES: Final = {
    "listed": gettext_lazy("not asked"),
    "asked": gettext_lazy("asked, no answer"),
    "confirmed": gettext_lazy("confirmed"),
    "declined": gettext_lazy("declined"),
    "withdrawn": gettext_lazy("withdrew"),
    "later": gettext_lazy("asks for a later cohort"),
    "removed": gettext_lazy("taken off the list"),
}
ORIGINS: Final = {
    "filter": gettext_lazy("found by filter"),
    "list": gettext_lazy("from a pasted list"),
    "sponsor": gettext_lazy("from the sponsor’s list"),
    "nominated": gettext_lazy("suggested by a colleague"),
    "later": gettext_lazy("asked for a later cohort before"),
    "link": gettext_lazy("came by a link"),
    "self": gettext_lazy("joined by themself"),
}
SEATS: Final = ("mentor", "mentee")
LONGEST_SEARCH: Final = 100


@dataclass(frozen=True)
class Filter:
    """What the address asks for. Anything it cannot mean counts as not asked for."""

    search: str = ""
    state: str = ""
    seat: str = ""
    page: int = 1

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Filter:
        state, seat, page = query.get("state", ""), query.get("seat", ""), query.get("page", "")
        return cls(
            search=query.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH],
            state=state if state in STATES else "",
            seat=seat if seat in SEATS else "",
            page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    def kept(self) -> dict[str, str]:
        """Without the page, as the selectors take it."""
        return {"search": self.search, "state": self.state, "seat": self.seat}

    def asked(self) -> list[tuple[str, str]]:
        """As hidden fields, for a form that acts on what is found."""
        said = (("q", self.search), ("state", self.state), ("seat", self.seat))
        return [(name, value) for name, value in said if value]

    def address(self, **changes: Any) -> str:
        """The query of the list with something else asked for; every change but the page goes back to page one."""
        asked = {"q": self.search, "state": self.state, "seat": self.seat, **changes}
        kept = {name: value for name, value in asked.items() if value and not (name == "page" and value == 1)}
        return f"?{urlencode(kept)}"


def shown(cohort: Any, counts: Counts, page: EnrolmentPage, wanted: Filter) -> dict[str, Any]:
    labels = {"mentor": cohort.programme.mentor_label, "mentee": cohort.programme.mentee_label}
    return {
        "search": {
            "name": "q",
            "label": _("Find by name, title, unit, site or mail"),
            "value": wanted.search,
            "hidden": [
                (name, value) for name, value in (("state", wanted.state), ("seat", wanted.seat)) if value
            ],
        },
        "state_chips": _chips(counts, wanted, "state", {"": _("all"), **STATES}),
        "seat_chips": _chips(counts, wanted, "seat", {"": _("both sides"), **labels}),
        "columns": [
            {"label": _("Choose"), "kind": "tick"},
            {"label": _("Who"), "kind": "person"},
            {"label": _("Answer"), "kind": "text"},
            {"label": _("Partners at most"), "kind": "number"},
            {"label": _("What to do"), "kind": "actions"},
        ],
        "rows": [_row(line, labels, cohort) for line in page.lines],
        "asked": wanted.asked(),
        "query": wanted.address(),
        "pager": _pager(page, wanted),
        "found": ngettext("%(n)s seat", "%(n)s seats", page.found) % {"n": intcomma(page.found)},
        "narrowed": bool(wanted.search or wanted.state or wanted.seat),
    }


def _chips(counts: Counts, wanted: Filter, name: str, labels: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each with its number under the other filter; choices without anybody are left out, unless they are chosen."""
    other = "seat" if name == "state" else "state"
    chips = [
        {
            "label": label,
            "count": counts.of(**{name: value, other: getattr(wanted, other)}),
            "href": wanted.address(**{name: value}),
            "current": getattr(wanted, name) == value,
        }
        for value, label in labels.items()
    ]
    return [chip for chip in chips if chip["count"] or chip["current"]]


def kept(views: list[Any], wanted: Filter) -> dict[str, Any]:
    """The viewer's saved views as chips, and whether what is asked for now is one of them."""
    chips = []
    for view in views:
        its = Filter(
            **{key: str(value) for key, value in view.query.items() if key in ("search", "state", "seat")}
        )
        same = (its.search, its.state, its.seat) == (wanted.search, wanted.state, wanted.seat)
        chips.append({"label": view.name, "href": its.address(), "current": same, "uuid": view.uuid})
    return {"view_chips": chips, "this_view": next((chip for chip in chips if chip["current"]), None)}


def _row(line: EnrolmentLine, labels: Mapping[str, str], cohort: Any) -> dict[str, Any]:
    person = {
        "name": line.name,
        "role": line.seat,
        "role_words": capfirst(labels[line.seat]),
        "title": line.title,
        "unit": line.unit,
    }
    notes = [line.reason and _("Said why: %(reason)s") % {"reason": line.reason}]
    if not line.has_mail and line.state in ("listed", "asked"):
        notes.append(_("no mail on the list"))
    if line.origin in ORIGINS:
        notes.append(str(ORIGINS[line.origin]))
    if line.typed_by:
        notes.append(_("typed by %(name)s") % {"name": line.typed_by})
    if line.no_reminders and line.state == "asked":
        notes.append(_("no reminders"))
    desk = {
        "label": _("Type for them"),
        "href": reverse("enrolment_desk", args=[cohort.uuid, line.uuid]),
        "about": line.name,
    }
    return {
        "key": line.uuid,
        "cells": [
            {"name": "chosen", "value": line.uuid, "label": line.name},
            person,
            {"text": STATES[line.state], "note": "; ".join(note for note in notes if note)},
            {"number": line.capacity},
            [desk] if line.state in ("listed", "asked") else [],
        ],
    }


def _pager(page: EnrolmentPage, wanted: Filter) -> dict[str, Any]:
    return {
        "page": page.page,
        "pages": page.pages,
        "previous": wanted.address(page=page.page - 1) if page.page > 1 else "",
        "next": wanted.address(page=page.page + 1) if page.page < page.pages else "",
    }
