"""Saves whom a person would like, and would rather not have, as partner: a part of confirming, with its right."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.people.following import led_on, merged_people
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment, Preferences

MOST: Final = 10  # of each kind
LENGTH: Final = 1024  # bytes of every sealed row; twenty names take 800


def save_preferences(
    *, cohort: Cohort, person: Person, prefer: Sequence[str], rather_not: Sequence[str]
) -> None:
    """Every confirmed person has a row of the same length, so that the table does not tell who named somebody."""
    ends = merged_people()  # a form that was open while two entries were put together names the former one
    prefer, rather_not = led_on(prefer, ends), led_on(rather_not, ends)
    _check(cohort, person, prefer, rather_not)
    row = Preferences.objects.filter(cohort=cohort, person=person).first()
    row = row or Preferences(cohort=cohort, person=person)
    names = {"prefer": list(prefer), "rather_not": list(rather_not)}
    row.people = {**names, "fill": _fill(names)}
    row.save()


def in_one(
    first: Mapping[str, Any], second: Mapping[str, Any], *, but: Collection[str]
) -> dict[str, list[str] | str]:
    """What two rows say, as one: what is not to be first, and of each kind as many as a form takes. `but` are the
    person themself."""
    rather_not = _each_once([*first["rather_not"], *second["rather_not"]], but)
    prefer = _each_once([*first["prefer"], *second["prefer"]], {*but, *rather_not})
    names = {"prefer": prefer[:MOST], "rather_not": rather_not[:MOST]}
    return {**names, "fill": _fill(names)}


def _each_once(names: Sequence[str], but: Collection[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name not in but]


def _fill(names: Mapping[str, list[str]]) -> str:
    return " " * (LENGTH - len(json.dumps(names, separators=(",", ":"))))


def _check(cohort: Cohort, person: Person, prefer: Sequence[str], rather_not: Sequence[str]) -> None:
    named = [*prefer, *rather_not]
    if len(prefer) > MOST or len(rather_not) > MOST:
        raise Refused(_("Name at most ten people in each list."))
    if len(set(named)) != len(named):
        raise Refused(_("A person can stand in one of the two lists, once."))
    # The whole cohort is read: a query by uuid would name them to whoever logs queries.
    there = Enrolment.objects.filter(cohort=cohort).exclude(person=person)
    if not set(named) <= {str(found) for found in there.values_list("person__uuid", flat=True)}:
        raise Refused(_("Choose people of this cohort from the list."))
