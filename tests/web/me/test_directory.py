"""The directory's pages: search, a person as each audience may see them, lines, sites, units."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.pairs.models import Pair
from turnabout.people.models import Absence, Experiences, Offer, Person, ReportingLine, Site, Topic, Unit
from turnabout.people.public_holidays import next_holidays, public_holidays
from turnabout.people.selectors.units import suggested_units
from turnabout.people.services import load_catalogue
from turnabout.people.services.directory import switch_experiences
from turnabout.programmes.models import Enrolment
from turnabout.programmes.services.directory import place_units
from turnabout.web.drawing.lines import Rung, lines_svg

pytestmark = pytest.mark.django_db


def read(browser: Any, view: str, *args: Any, **query: str) -> str:
    return " ".join(browser.get(reverse(view, args=args), query).content.decode().split())


@pytest.fixture
def ines(cast: Cast) -> Person:
    """With something in every field; in Noor's cohort, and in no pair."""
    load_catalogue()
    Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor", state="asked")
    Offer.objects.create(
        person=cast.ines, topic=Topic.objects.get(key="short-video"), level=4, evidence="Forty clips"
    )
    switch_experiences(actor=cast.ines.user, person=cast.ines, keys=["faith"])
    Absence.objects.create(person=cast.ines, first=dt.date(2031, 4, 3), last=dt.date(2031, 4, 9))
    return cast.ines


PRIVATE = {
    "mail": "ines@firm.example",
    "line": "Aiko",
    "languages": "English",
    "hours": "Mon-Fri 09:00-17:00",
    "offers": "Forty clips",
    "lived": "Practising a faith at work",
    "absences": "3 April 2031 to 9 April 2031",
    "drawing": "See the reporting line",
}
SEES = {
    "yusuf": set(),
    "piotr": set(),
    "sponsor": set(),
    "tomas": {"mail", "languages", "hours", "offers", "lived", "absences"},  # her partner
    "noor": {"mail", "line", "languages", "hours", "offers", "lived", "drawing"},
    "administrator": {"mail", "line", "languages", "hours", "drawing"},
    "ines": set(PRIVATE) - {"drawing"},
}


@pytest.mark.parametrize("who", SEES)
def test_a_page_shows_each_audience_what_the_table_says(cast: Cast, as_: Any, ines: Person, who: str) -> None:
    Pair.objects.create(
        cohort=cast.cohort, mentor=ines, mentee=cast.tomas, state="active", released_at=now(),
        explanation={}, line_certificate={},
    )  # fmt: skip
    page = read(as_(getattr(cast, who)), "person", ines.uuid)
    assert "Specialist" in page
    assert {name for name, text in PRIVATE.items() if text in page} == SEES[who]


@pytest.mark.parametrize("state", ["listed", "removed"])
def test_putting_somebody_on_a_list_opens_nothing_of_theirs(
    cast: Cast, as_: Any, ines: Person, state: str
) -> None:
    """Anybody can be put on a list, and taken off it again before they hear of it."""
    Enrolment.objects.update(state=state)
    page = read(as_(cast.noor), "person", ines.uuid)
    assert not [name for name, text in PRIVATE.items() if text in page]
    assert as_(cast.noor).get(reverse("person_lines", args=[ines.uuid])).status_code == 404


def test_a_held_or_ended_pair_makes_no_partner(cast: Cast, as_: Any, ines: Person) -> None:
    pair = {"mentor": ines, "mentee": cast.tomas, "explanation": {}, "line_certificate": {}}
    Pair.objects.create(cohort=cast.cohort, **pair)
    Pair.objects.create(cohort=cast.other_cohort, **pair, state="ended", released_at=now(), ended_at=now())
    assert "ines@firm.example" not in read(as_(cast.tomas), "person", ines.uuid)


def test_all_staff_see_offers_of_whoever_lists_them(cast: Cast, as_: Any, ines: Person) -> None:
    Person.objects.filter(pk=ines.pk).update(lists_offers=True)
    page = read(as_(cast.yusuf), "person", ines.uuid)
    assert "Short video for a brand" in page
    assert "Practising a faith" not in page


def test_whoever_left_the_lists_has_no_page(cast: Cast, as_: Any, ines: Person) -> None:
    Person.objects.filter(pk=ines.pk).update(gone_at=now())
    assert as_(cast.noor).get(reverse("person", args=[ines.uuid])).status_code == 404


def test_people_are_searched_and_narrowed(cast: Cast, as_: Any) -> None:
    yusuf = as_(cast.yusuf)
    assert "6 people" in read(yusuf, "people")
    assert "Mina Sørensen" in read(yusuf, "people", q="sorenson")
    assert "Operations: 2 people" in read(yusuf, "people", unit="Operations").replace("<bdi>", "").replace(
        "</bdi>", ""
    )
    assert "Nobody fits" in read(yusuf, "people", q="xyzzy")
    assert "2 people" in read(yusuf, "people", site="Lagos", country="NG", page="77")


def test_a_line_is_drawn_up_to_the_head_with_dotted_lines_beside(cast: Cast, as_: Any, ines: Person) -> None:
    ReportingLine.objects.create(person=ines, manager=cast.tomas, manager_key="tomas", kind="dotted")
    page = read(as_(cast.noor), "person_lines", ines.uuid)
    drawing = page[page.index('<svg class="lines-wide') : page.index("</figure>")].partition(">")[2]
    assert drawing.index("Mina Sørensen") < drawing.index("Aiko 田中") < drawing.index("Ines Carvalho")
    assert "besides: Tomas Okafor" in drawing


def test_a_coordinator_sees_below_only_their_own_people(cast: Cast, as_: Any, ines: Person) -> None:
    Enrolment.objects.create(cohort=cast.cohort, person=cast.mina, seat="mentee", state="asked")
    Enrolment.objects.create(cohort=cast.cohort, person=cast.aiko, seat="mentee", state="confirmed")
    below = read(as_(cast.noor), "person_lines", cast.mina.uuid).partition("Right below")[2]
    assert "Aiko" in below
    assert "Tomas" not in below
    everybody = read(as_(cast.administrator), "person_lines", cast.mina.uuid).partition("Right below")[2]
    assert all(name in everybody for name in ("Aiko", "Tomas", "Zoë"))


def test_a_circle_in_the_lines_ends_where_it_closes(cast: Cast, as_: Any, ines: Person) -> None:
    ReportingLine.objects.create(person=cast.mina, manager=ines, manager_key="ines", kind="solid")
    assert read(as_(cast.noor), "person_lines", ines.uuid).count('class="knot') == 3


def test_the_drawing_escapes_names_and_turns_round() -> None:
    drawn = str(lines_svg([Rung("<b>", ""), Rung("Ines", "x", ("<i>",), here=True)], title='"a"'))
    assert "<b>" not in drawn
    assert "<i>" not in drawn
    assert 'text-anchor="start"' in drawn
    assert 'text-anchor="end"' in str(lines_svg([Rung("ليلى", "")], title="", rtl=True))


def test_a_site_has_the_public_holidays_of_its_country_and_region(cast: Cast, as_: Any) -> None:
    noor, here = as_(cast.noor), {"name": "Porto", "country": "PT"}
    assert "Portugal" in read(noor, "sites")
    assert "New Year" in read(noor, "site", **here)
    address = f"{reverse('site')}?name=Porto&country=PT"
    noor.post(address, {"country": "DE", "region": ""})
    noor.post(address, {"country": "DE", "region": "BY"})
    assert list(Site.objects.values_list("name", "country", "region")) == [("Porto", "DE", "BY")]
    assert "Germany, BY" in read(as_(cast.ines), "site", **here)
    assert "Where it lies" not in read(as_(cast.ines), "site", **here)
    assert noor.post(address, {"country": "XX"}).status_code == 422


@pytest.mark.parametrize(
    ("country", "language", "has", "has_not"),
    [
        ("PT", "en-gb", {"Labour Day", "Good Friday"}, {"Labor Day", "Dia do Trabalhador"}),
        ("JP", "en-gb", {"Labour Thanksgiving Day"}, {"Labor Thanksgiving Day"}),
        ("US", "en-gb", {"Labor Day"}, {"Labour Day"}),  # its name there
        ("GB", "en-gb", {"Spring Bank Holiday"}, set()),
        ("PT", "pt", {"Dia do Trabalhador"}, {"Labour Day"}),
        ("DE", "de", {"Neujahr"}, {"Labour Day"}),
        ("FR", "de", {"Labour Day"}, {"Labor Day"}),  # not known in the reader's language
    ],
)
def test_holidays_are_named_in_the_reader_s_language_or_in_british_english(
    country: str, language: str, has: set[str], has_not: set[str]
) -> None:
    names = {name for _day, name in public_holidays(country, "", 2027, language)}
    assert has <= names
    assert not has_not & names


def test_holidays_differ_by_region_and_unknown_places_have_none() -> None:
    day = dt.date(2026, 1, 6)
    assert day in dict(public_holidays("DE", "BY", 2026))
    assert day not in dict(public_holidays("DE", "BE", 2026))
    assert public_holidays("", "", 2026) == public_holidays("ZZ", "1", 2026) == ()
    assert next_holidays("PT", "", dt.date(2026, 12, 30))[0][0] == dt.date(2027, 1, 1)


def test_units_are_put_under_each_other_and_counted_with_their_parts(cast: Cast, as_: Any) -> None:
    admin = as_(cast.administrator)
    form = read(admin, "units_order")
    assert "Filled in as most reporting lines have it" in form
    assert "Filled in as most" not in read(as_(cast.noor), "units_order")
    names = ["Board", "Marketing", "Operations", "Research"]
    admin.post(
        reverse("units_order"), {f"above-{at}": "" if at == 0 else "Board" for at, _ in enumerate(names)}
    )
    page = read(as_(cast.ines), "units")
    assert "1 person; 6 with all parts" in page
    assert page.index("Board") < page.index("Marketing")
    assert Unit.objects.get(name="Research").parent.name == "Board"
    circle = admin.post(reverse("units_order"), {"above-0": "Marketing", "above-1": "Board"}, follow=True)
    assert "A unit cannot stand below itself" in circle.content.decode()


def test_lines_suggest_a_tree_without_circles(cast: Cast) -> None:
    ReportingLine.objects.create(person=cast.mina, manager=cast.ines, manager_key="ines", kind="solid")
    suggested = suggested_units()
    assert suggested["Operations"] == "Board"
    assert sorted(suggested) == ["Board", "Marketing", "Operations", "Research"]
    assert place_units(actor=None, above=suggested) >= 3


def test_lived_experience_is_kept_sealed_and_nothing_of_what_is_off(cast: Cast, ines: Person) -> None:
    row = Experiences.objects.get(person=ines)
    assert row.shown["keys"] == ["faith"]
    switch_experiences(actor=ines.user, person=ines, keys=[])
    assert Experiences.objects.get(person=ines).shown["keys"] == []
