"""Sites as the lists name them, with where they lie and which days are public holidays there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from turnabout.people.models import Site
from turnabout.people.selectors.directory import check_signed_in
from turnabout.people.selectors.name_index import Place, current_names


@dataclass(frozen=True, slots=True)
class SiteLine:
    """`country` and `region` are what somebody settled, or the country of the list."""

    name: str
    listed_country: str
    country: str
    region: str
    people: int

    @property
    def place(self) -> Place:
        return Place(self.name, self.listed_country)


def sites(viewer: Any) -> list[SiteLine]:
    """Every site with somebody at it, by name. Three queries."""
    check_signed_in(viewer)
    settled = {Place(site.name, site.listed_country): site for site in Site.objects.all()}
    found = [_line(place, settled.get(place), people) for place, people in current_names().places().items()]
    return sorted(found, key=lambda line: (line.name.casefold(), line.listed_country))


def site_of(viewer: Any, place: Place) -> SiteLine | None:
    """The site of these words, whether somebody is there or not; None for no words."""
    check_signed_in(viewer)
    if not place.name:
        return None
    row = Site.objects.filter(name=place.name, listed_country=place.country).first()
    people = current_names().by_site.get(place, ())
    return _line(place, row, len(people)) if row or people else None


def where_lies(place: Place) -> tuple[str, str]:
    """Country and region of a site, in one query; the country of the list where nobody has settled it."""
    row = Site.objects.filter(name=place.name, listed_country=place.country).first() if place.name else None
    return (row.country, row.region) if row else (place.country, "")


def _line(place: Place, row: Site | None, people: int) -> SiteLine:
    country, region = (row.country, row.region) if row else (place.country, "")
    return SiteLine(place.name, place.country, country, region, people)
