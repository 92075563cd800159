"""What the lists say of an entry, in words for administrators; nothing of what a person said or takes part in."""

from __future__ import annotations

from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.people.countries import country_name
from turnabout.people.services.joining import Wish, is_open, whose
from turnabout.web.me.enrolment.languages import name_of

LABELS: Final = {
    "name": gettext_lazy("Name"),
    "title": gettext_lazy("Job title"),
    "email": gettext_lazy("Listed mail"),
    "grade": gettext_lazy("Grade"),
    "unit": gettext_lazy("Unit"),
    "site": gettext_lazy("Site"),
    "country": gettext_lazy("Country"),
    "timezone": gettext_lazy("Time zone"),
    "languages": gettext_lazy("Languages"),
    "hours": gettext_lazy("Working hours"),
}


def value_words(column: str, value: Any) -> str:
    if value in (None, "", []):
        return ""
    if column == "languages":
        return ", ".join(name_of(code) for code in value)
    if column == "country":
        return country_name(value)
    return str(value).replace("_", " ") if column == "timezone" else str(value)


def compared(stay: Any, other: Any, keys: list[Any], lines: list[Any]) -> list[dict[str, Any]]:
    """Line by line what both say. `stays` names the side whose value counts; where that is to be chosen, or both
    count, it is empty."""
    two = (stay, other)
    more = [
        (_("On the list"), [[key_words(key) for key in keys if key.person_id == one.pk] for one in two]),
        (_("Reports to"), [[line_words(line) for line in lines if line.person_id == one.pk] for one in two]),
        (_("Account"), [[_account(one)] if one.user else [] for one in two]),
    ]
    rows = [_column(column, stay, other) for column in LABELS]
    rows += [
        {"label": label, "first": "; ".join(said[0]), "second": "; ".join(said[1]), "stays": ""}
        for label, said in more
    ]
    return [row for row in rows if row["first"] or row["second"]]


def _column(column: str, stay: Any, other: Any) -> dict[str, Any]:
    first, second = (value_words(column, getattr(one, column)) for one in (stay, other))
    side = "" if is_open(column, stay, other) else whose(column, stay, other, Wish())
    return {"label": LABELS[column], "first": first, "second": second, "stays": side}


def _account(person: Any) -> str:
    return str(person.user.email or _("one without a mail"))


def key_words(key: Any) -> str:
    words = {"list": key.source.name, "key": key.key}
    if key.gone_at is None:
        return _("%(list)s, key %(key)s") % words
    day = date_format(key.gone_at, "j F Y")
    return _("%(list)s, key %(key)s, not named since %(day)s") % {**words, "day": day}


def line_words(line: Any) -> str:
    name = line.manager.name if line.manager else line.manager_key
    words = {"name": name, "list": line.source.name if line.source else ""}
    said = _("%(name)s, dotted line") % words if line.kind == "dotted" else name
    return _("%(said)s (%(list)s)") % {"said": said, "list": words["list"]} if words["list"] else said
