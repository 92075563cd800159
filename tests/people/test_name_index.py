"""People are found by name in any script, without accents and with a slip, and among a hundred thousand in a moment."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.people.models import Person
from turnabout.people.selectors import search_people
from turnabout.people.selectors.name_index import NameIndex, Place

pytestmark = pytest.mark.django_db


def names(cast: Cast, text: str, **more: Any) -> list[str]:
    return [person.name for person in search_people(cast.noor, text, **more).rows]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sorensen", "Mina Sørensen"),
        ("Sörensen", "Mina Sørensen"),
        ("carvahlo", "Ines Carvalho"),
        ("inez carvalho", "Ines Carvalho"),
        ("okafr tomas", "Tomas Okafor"),
        ("田中", "Aiko 田中"),
        ("aiko 田", "Aiko 田中"),
        ("حداد", "يوسف حداد"),
        ("يوسف حدادد", "يوسف حداد"),
        ("zoe", "Zoë Stranger"),
    ],
)
def test_a_name_is_found_as_people_type_it(cast: Cast, typed: str, found: str) -> None:
    assert names(cast, typed) == [found]


def test_who_begins_so_stands_before_who_only_has_it_in_their_title(cast: Cast) -> None:
    Person.objects.create(name="Bo Larsen", title="Inesmaker")
    assert names(cast, "ines") == ["Ines Carvalho", "Bo Larsen"]


def test_a_unit_and_a_site_narrow_it(cast: Cast) -> None:
    assert set(names(cast, "", unit="Marketing")) == {"Aiko 田中", "Ines Carvalho"}
    assert names(cast, "", unit="Research", site=Place("Porto", "PT")) == ["Zoë Stranger"]
    assert names(cast, "mina", unit="Marketing") == []


def test_whoever_left_the_lists_is_not_found(cast: Cast) -> None:
    Person.objects.filter(pk=cast.stranger.pk).update(gone_at=now())
    Person.objects.create(name="Newcomer")
    assert names(cast, "zoe") == []


@pytest.mark.parametrize("nothing", ["%", "xyzzy", "( )", "a" * 3000])
def test_nonsense_finds_nobody(cast: Cast, nothing: str) -> None:
    assert names(cast, nothing) == []


@pytest.mark.slow
def test_a_hundred_thousand_people_are_searched_in_milliseconds(record_property: Any) -> None:
    given, family = (
        [f"{a}{b}" for a in "AnBeCaDoEl" for b in ("lia", "no", "ster")],
        ["Okafor", "Sørensen", "Nguyễn"],
    )
    rows = [
        (n, f"{given[n % 30]}{n % 97} {family[n % 3]}{n % 1999}", "Analyst", f"Unit {n % 300}", "Porto", "PT")
        for n in range(100_000)
    ]
    started = time.process_time()
    index = NameIndex(rows)
    built = time.process_time() - started
    asked = ["sorensen77", "okafr1501", "nguyen", "zzyzx qqq", "analyst unit 5", "anlia5 okafor"]
    started = time.process_time()
    for n in range(30):
        index.find(asked[n % len(asked)])
    each = (time.process_time() - started) / 30 * 1000
    record_property("seconds of processor to build", round(built, 2))
    record_property("milliseconds of processor for a search", round(each, 1))
    print(f"built in {built:.2f} s, a search takes {each:.1f} ms of processor")  # noqa: T201  (figures to read)
    assert built < 20
    assert each < 300
