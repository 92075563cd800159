"""Our columns in words, for whoever says what a column of their file is."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

NOT_READ: Final = _("not read")
COLUMNS: Final = {
    "person_id": _("key of the person"),
    "name": _("whole name"),
    "given_name": _("first name"),
    "family_name": _("family name"),
    "title": _("job title"),
    "email": _("mail"),
    "mail_key": _("mail, by which the list knows people"),
    "manager_id": _("key of the manager"),
    "dotted_manager_ids": _("keys of other managers"),
    "grade": _("grade"),
    "unit": _("unit"),
    "site": _("site"),
    "country": _("country"),
    "timezone": _("time zone"),
    "languages": _("languages"),
    "hours": _("working hours"),
    "role": _("role: mentor, mentee or both"),
    "capacity": _("how many partners"),
    "offers": _("what they can teach"),
    "aims": _("what they want to learn"),
    "interests": _("interests"),
    "style": _("working style"),
}
NEVER: Final = ("date_of_birth", "age", "gender", "start_date", "hesitant", "prefer", "rather_not")
SEPARATORS: Final = ((",", _("comma")), (";", _("semicolon")), ("\t", _("tab")), ("|", _("bar")))


def in_words(column: str) -> str:
    return str(COLUMNS.get(column, column))
