"""Who is on the staff list: one person, or a page of those whose name fits."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from turnabout.ground.errors import NotFound
from turnabout.people.models import Person
from turnabout.people.selectors.name_index import Place, current_names

PAGE = 50
PUBLIC = ("id", "uuid", "name", "title", "unit", "site", "country")  # what all staff may see of each other


@dataclass(frozen=True)
class People:
    """One page of the staff list. Only the public columns are loaded."""

    rows: list[Person]
    page: int
    pages: int
    total: int


def person_of(user: Any) -> Person | None:
    """The person on the staff list behind an account; contacts from outside have none."""
    if not getattr(user, "is_authenticated", False):
        return None
    return Person.objects.filter(user=user).first()


def person_by_listed_mail(email: str) -> Person | None:
    """The one person listed with this mail. Two with the same mail are nobody: a guess could open a stranger's page."""
    wanted = email.strip()
    if not wanted:
        return None
    found = list(Person.objects.filter(email__iexact=wanted, gone_at=None)[:2])
    return found[0] if len(found) == 1 else None


def person_by_uuid(viewer: Any, person_uuid: uuid.UUID | str) -> Person:
    """A person's public columns, for anybody who is signed in. An entry that went into another leads there."""
    check_signed_in(viewer)
    found = Person.objects.only(*PUBLIC, "merged_into").filter(uuid=person_uuid).first()
    if found is not None and found.merged_into_id is not None:
        found = Person.objects.only(*PUBLIC).filter(pk=found.merged_into_id).first()
    if found is None:
        raise NotFound
    return found


def search_people(
    viewer: Any,
    text: str = "",
    *,
    unit: str | None = None,
    site: Place | None = None,
    page: int = 1,
    size: int = PAGE,
) -> People:
    """People whose name, title or unit holds every word of `text`, in any script and with a slip in the name; by fit,
    then by name. Four queries, however many there are."""
    check_signed_in(viewer)
    found = current_names().find(text, unit, site)
    pages = max(1, -(-len(found) // size))
    page = min(max(1, page), pages)
    wanted = found[(page - 1) * size : page * size]
    rows = {person.pk: person for person in Person.objects.only(*PUBLIC).filter(pk__in=wanted)}
    return People([rows[pk] for pk in wanted if pk in rows], page, pages, len(found))


def check_signed_in(viewer: Any) -> None:
    if not getattr(viewer, "is_authenticated", False):
        raise NotFound
