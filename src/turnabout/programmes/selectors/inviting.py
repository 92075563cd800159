"""Who could be invited: found by what the staff list says of them, or named by lines of mails and keys."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.timezone import now

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Person, PersonKey
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment, Nomination, OpenLink
from turnabout.programmes.next_partner import FREE, NextPartner
from turnabout.programmes.permissions import coordinates, may_suggest
from turnabout.programmes.tokens import LINK, identifier_of

MOST_LINES: Final = 5000
NAMES_SHOWN: Final = 20
_APART: Final = re.compile(r"[\s,;<>]+")


@dataclass(frozen=True)
class Choices:
    """What can be filtered by, as the staff list has it."""

    units: list[str]
    sites: list[str]
    grades: list[int]
    languages: list[str]


@dataclass(frozen=True)
class Wish:
    """What people are looked for by. What is empty does not narrow."""

    units: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    lowest: int | None = None
    highest: int | None = None
    language: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Wish()


@dataclass(frozen=True)
class Candidates:
    """Ids of those found who do not stand on the list in this seat yet, and the first names among them."""

    people: list[int] = field(repr=False)
    names: list[str]
    there: int = 0  # found too, and on the list already
    unknown: list[str] = field(default_factory=list)  # lines that name nobody
    unclear: list[str] = field(default_factory=list)  # lines that name more than one


@dataclass(frozen=True)
class Invitable:
    """What the page of inviting begins with: what can be filtered by, who asked for a later cohort, the open links
    newest first, each with the number of seats that came by it."""

    choices: Choices
    later: dict[str, Candidates]
    links: list[tuple[OpenLink, int]]


def invitable(viewer: User, cohort: Cohort) -> Invitable:
    _check(viewer, cohort)
    return Invitable(_choices(), _later(cohort), _links(cohort))


def choices(viewer: User, cohort: Cohort) -> Choices:
    """As the staff list has it."""
    _check(viewer, cohort)
    return _choices()


def found_by_filter(viewer: User, cohort: Cohort, wish: Wish, seat: str) -> Candidates:
    _check(viewer, cohort)
    if wish.is_empty:
        return Candidates([], [])
    rows = _still_here().filter(_fits(wish)).order_by("name", "pk").values_list("pk", "name", "languages")
    return _new_ones(cohort, seat, [row[:2] for row in rows if not wish.language or wish.language in row[2]])


def found_by_lines(viewer: User, cohort: Cohort, text: str, seat: str) -> Candidates:
    """Mails and keys, in lines or apart by blanks, commas or semicolons. A mail or key that more than one person has
    names nobody: a guess could invite a stranger."""
    _check(viewer, cohort)
    words = list(dict.fromkeys(word for word in _APART.split(text) if word))[:MOST_LINES]
    by_word = _people_by(words)
    unknown = [word for word in words if not by_word[word.lower()]]
    unclear = [word for word in words if len(by_word[word.lower()]) > 1]
    ids = {pk for word in words if len(found := by_word[word.lower()]) == 1 for pk in found}
    rows = Person.objects.filter(pk__in=ids).order_by("name", "pk").values_list("pk", "name")
    found = _new_ones(cohort, seat, list(rows))
    return Candidates(found.people, found.names, found.there, unknown, unclear)


def asked_for_later(viewer: User, cohort: Cohort, seat: str) -> Candidates:
    """Who asked for a later cohort in another one of the programme, or had no partner there: that one was promised to
    be asked first."""
    _check(viewer, cohort)
    return _later(cohort).get(seat, Candidates([], []))


def open_link(token: str) -> OpenLink | None:
    """A link that opens something now. Wrong, taken-back and run-out ones look the same: None."""
    rows = OpenLink.objects.filter(uuid=identifier_of(LINK, token), revoked_at=None, expires_at__gt=now())
    return rows.filter(cohort__state__in=STILL_OPEN).select_related("cohort__programme").first()


def cohort_to_suggest_for(viewer: User, cohort_uuid: uuid.UUID) -> Cohort:
    found = Cohort.objects.filter(uuid=cohort_uuid).select_related("programme").first()
    if found is None or not viewer.is_authenticated or not may_suggest(viewer, found):
        raise NotFound
    return found


def suggested_by_me(viewer: User, cohort: Cohort) -> list[str]:
    """Names alone: neither whether they were asked nor what they said."""
    rows = Nomination.objects.filter(cohort=cohort, by=viewer.pk).order_by("pk")
    return list(rows.values_list("person__name", flat=True))


def who_suggested(viewer: User, enrolment: Enrolment) -> list[str]:
    """For the person themself."""
    if enrolment.person.user_id != viewer.pk:
        raise NotFound
    rows = Nomination.objects.filter(cohort=enrolment.cohort_id, person=enrolment.person_id).order_by("pk")
    return [name for name in rows.values_list("by__name", flat=True) if name]


def _choices() -> Choices:
    listed = _still_here().order_by()
    places = list(listed.values_list("unit", "site", "grade").distinct())
    spoken = {code for codes in listed.values_list("languages", flat=True).distinct() for code in codes}
    return Choices(
        units=sorted({unit for unit, _site, _grade in places if unit}),
        sites=sorted({site for _unit, site, _grade in places if site}),
        grades=sorted({grade for _unit, _site, grade in places if grade is not None}),
        languages=sorted(spoken),
    )


def _later(cohort: Cohort) -> dict[str, Candidates]:
    """By seat, in two queries."""
    later = Q(state=Enrolment.State.LATER) | Q(next_partner=NextPartner.LATER)
    rows = Enrolment.objects.filter(later | FREE, cohort__programme=cohort.programme_id)
    asked = rows.filter(person__gone_at=None).exclude(cohort=cohort).order_by("person__name", "person_id")
    by_seat: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for seat, pk, name in asked.values_list("seat", "person_id", "person__name"):
        by_seat[seat][pk] = name
    there = set(cohort.enrolments.values_list("seat", "person_id"))
    return {
        seat: _split([pk_name for pk_name in people.items() if (seat, pk_name[0]) not in there], len(people))
        for seat, people in by_seat.items()
    }


def _links(cohort: Cohort) -> list[tuple[OpenLink, int]]:
    links = list(cohort.open_links.select_related("cohort__programme").order_by("-made_at", "-pk"))
    came: dict[int | None, int] = defaultdict(int)
    for link in cohort.enrolments.exclude(link=None).values_list("link_id", flat=True):
        came[link] += 1
    return [(link, came[link.pk]) for link in links]


def _still_here() -> QuerySet[Person]:
    """People whom some list names: whoever has left is not invited, and their mail may be somebody else's now."""
    return Person.objects.filter(gone_at=None)


def _check(viewer: User, cohort: Cohort) -> None:
    if not coordinates(viewer, cohort.programme):
        raise NotFound


def _fits(wish: Wish) -> Q:
    fits = Q()
    if wish.units:
        fits &= Q(unit__in=wish.units)
    if wish.sites:
        fits &= Q(site__in=wish.sites)
    if wish.lowest is not None:
        fits &= Q(grade__gte=wish.lowest)
    if wish.highest is not None:
        fits &= Q(grade__lte=wish.highest)
    return fits


def _people_by(words: Iterable[str]) -> defaultdict[str, set[int]]:
    """By the word in small letters: a mail, or a key of any list."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    mails, keys = [word.lower() for word in words if "@" in word], list(words)
    for first in range(0, len(mails), 500):
        rows = _still_here().annotate(low=Lower("email"))
        for pk, low in rows.filter(low__in=mails[first : first + 500]).values_list("pk", "low"):
            found[low].add(pk)
    for first in range(0, len(keys), 500):
        rows_by_key = PersonKey.objects.filter(
            key__in=keys[first : first + 500], gone_at=None, person__gone_at=None
        )
        for pk, key in rows_by_key.values_list("person_id", "key"):
            found[key.lower()].add(pk)
    return found


def _new_ones(cohort: Cohort, seat: str, rows: list[tuple[int, str]]) -> Candidates:
    there = set(cohort.enrolments.filter(seat=seat).values_list("person_id", flat=True))
    return _split([(pk, name) for pk, name in rows if pk not in there], len(rows))


def _split(new: list[tuple[int, str]], found: int) -> Candidates:
    return Candidates([pk for pk, _name in new], [name for _pk, name in new[:NAMES_SHOWN]], found - len(new))
