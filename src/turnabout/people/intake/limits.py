"""What the product can hold beyond what the parser allows: a cell that is longer, or a number that is larger, is a
problem of the file and not an error of the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from turnabout_engine.io.rows import RowProblem
from turnabout_engine.people import PersonRow

from turnabout.people.models import Person, PersonKey, Topic

TEXTS: Final = ("name", "title", "email", "unit", "site", "hours_text")
LONGEST: Final = {name: Person._meta.get_field(name.removesuffix("_text")).max_length or 0 for name in TEXTS}
LONGEST_KEY: Final = PersonKey._meta.get_field("key").max_length or 0
LONGEST_TOPIC: Final = Topic._meta.get_field("name").max_length or 0
MOST_SEATS: Final = 10
MOST_TOPICS: Final = 50
SHOWN: Final = 100


def beyond(row: PersonRow) -> list[RowProblem]:
    """Every cell of a row that cannot be kept; none for nearly all rows."""
    return [*_texts(row), *_keys(row), *_country(row), *_capacity(row), *_topics(row)]


def _texts(row: PersonRow) -> Iterator[RowProblem]:
    for name, most in LONGEST.items():
        value = getattr(row, name)
        if len(value) > most:
            yield _too_long(row, name.removesuffix("_text"), value, most)


def _keys(row: PersonRow) -> Iterator[RowProblem]:
    if len(row.person_id) > LONGEST_KEY:
        yield _too_long(row, "person_id", row.person_id, LONGEST_KEY)
    if len(row.manager_id) > LONGEST_KEY:
        yield _too_long(row, "manager_id", row.manager_id, LONGEST_KEY)
    for key in row.dotted_manager_ids:
        if len(key) > LONGEST_KEY:
            yield _too_long(row, "dotted_manager_ids", key, LONGEST_KEY)


def _country(row: PersonRow) -> Iterator[RowProblem]:
    if row.country and not is_country(row.country):
        yield RowProblem(row.line, "country", row.country[:SHOWN], country_remedy(), "country")


def is_country(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isalpha()


def country_remedy() -> str:
    return _("Give the code of two letters, as GB or IN, or leave the cell empty.")


def _capacity(row: PersonRow) -> Iterator[RowProblem]:
    for role, capacity in (("mentor", row.mentor_capacity), ("mentee", row.mentee_capacity)):
        if role in row.roles and not 1 <= capacity <= MOST_SEATS:
            remedy = _("Give a number from 1 to 10. To leave somebody out of a role, change role instead.")
            yield RowProblem(row.line, "capacity", str(capacity), remedy, "capacity")


def _topics(row: PersonRow) -> Iterator[RowProblem]:
    for column, entries in (("offers", row.offers), ("aims", row.aims)):
        if len(entries) > MOST_TOPICS:
            remedy = _("Keep the fifty topics that matter most.")
            yield RowProblem(row.line, column, str(len(entries)), remedy, "too_many")
        for entry in entries:
            if len(entry.topic) > LONGEST_TOPIC:
                yield _too_long(row, column, entry.topic, LONGEST_TOPIC)


def _too_long(row: PersonRow, column: str, value: str, most: int) -> RowProblem:
    remedy = _("Shorten this to at most %(most)s characters.") % {"most": most}
    return RowProblem(row.line, column, value[:SHOWN], remedy, "too_long")
