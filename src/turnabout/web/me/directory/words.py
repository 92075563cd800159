"""What the directory holds of somebody, in words, each with the line that says who sees it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from turnabout.ground.privacy.table import Audience, seen_by
from turnabout.people import catalogue
from turnabout.people.countries import country_name
from turnabout.people.selectors.entry import Entry
from turnabout.web.me.enrolment.languages import name_of

Line = dict[str, Any]


def staff_lines(entry: Entry) -> list[Line]:
    """What all staff see of each other. As parts/definitions.html takes it."""
    person = entry.person
    said = [
        (_("Unit"), person.unit, _address("people", unit=person.unit)),
        (_("Site"), site_words(person), _address("site", name=person.site, country=person.country)),
        (_("Employer"), ", ".join(entry.employers), ""),
    ]
    return [
        {"term": term, "text": text, "action": {"label": look(term), "href": href} if href else None}
        for term, text, href in said
        if text
    ]


def look(term: str) -> str:
    return _("Who else is there") if term == _("Unit") else _("Look")


def site_words(person: Any) -> str:
    return ", ".join(
        part for part in (person.site, country_name(person.country) if person.country else "") if part
    )


def _address(view: str, **query: str) -> str:
    return f"{reverse(view)}?{urlencode({name: value for name, value in query.items() if value})}"


def private_lines(entry: Entry) -> list[tuple[str, str, str]]:
    """Datum, what it is called, and what it is in words; what is not for this reader, or empty, is left out."""
    managers = [_manager(name, kind) for name, kind in entry.managers or ()]
    said = [
        ("mail", _("Mail"), entry.mail),
        ("grade", _("Grade"), "" if entry.grade is None else str(entry.grade)),
        ("reporting_line", _("Reports to"), ", ".join(managers)),
        ("languages", _("Languages"), ", ".join(name_of(code) for code in entry.languages or ())),
        ("hours", _("Working hours"), hours_words(entry)),
    ]
    return [(datum, term, text) for datum, term, text in said if text]


def _manager(name: str, kind: str) -> str:
    return name if kind == "solid" else _("%(name)s (dotted line)") % {"name": name}


def hours_words(entry: Entry) -> str:
    if entry.hours is None:
        return ""
    zone = entry.person.timezone.replace("_", " ")
    return ", ".join(part for part in (entry.hours, zone) if part)


def own_lines(entry: Entry) -> list[Line]:
    """What the lists say of the reader, each with who sees it."""
    return [{"term": term, "text": text, "eye": seen_by(datum)} for datum, term, text in private_lines(entry)]


def shown_lines(entry: Entry) -> list[Line]:
    return [{"term": term, "text": text} for _datum, term, text in private_lines(entry)]


def why(audiences: Collection[Audience]) -> str:
    """Why the reader sees more of somebody else than all staff do."""
    if Audience.PARTNER in audiences:
        return _("You see this because the two of you are a pair.")
    if Audience.COORDINATOR in audiences:
        return _("You see this because you coordinate a programme that they are in.")
    return _("You see this as an administrator.")


def offer_lines(entry: Entry) -> list[Line]:
    levels = {level.value: _(level.words) for level in catalogue.offer_levels()}
    return [
        {"term": _(offer.topic.name), "text": levels[offer.level], "note": offer.evidence}
        for offer in entry.offers or ()
    ]


def experience_lines(entry: Entry) -> list[Line]:
    on = set(entry.experiences or ())
    return [
        {"term": _(one.name), "text": _(one.sentence)} for one in catalogue.experiences() if one.key in on
    ]


def listed(absence: Any) -> str:
    if absence.first == absence.last:
        return date_format(absence.first, "j F Y")
    return _("%(first)s to %(last)s") % {
        "first": date_format(absence.first, "j F Y"),
        "last": date_format(absence.last, "j F Y"),
    }
