"""Turns posts into the 800 people of the staff list."""

from __future__ import annotations

from dataclasses import replace

from turnabout.cli.demo_organisation.dotted import dotted_lines
from turnabout.cli.demo_organisation.draw import Draw
from turnabout.cli.demo_organisation.fixed import Fixed
from turnabout.cli.demo_organisation.grades import grade_of, title_of
from turnabout.cli.demo_organisation.names import Culture
from turnabout.cli.demo_organisation.naming import Names, address
from turnabout.cli.demo_organisation.organisation import Person
from turnabout.cli.demo_organisation.places import OFFICE_HOURS, PART_TIME, SHIFTS, SITES, Site
from turnabout.cli.demo_organisation.seating import fixed_by_post, keys_of
from turnabout.cli.demo_organisation.tree import Post, grow_organisation


def make_staff(seed: int) -> tuple[Person, ...]:
    """Everybody, ordered by key; the fixed people come first."""
    posts = grow_organisation(Draw(seed, "tree"))
    fixed = fixed_by_post(posts)
    keys = keys_of(posts, fixed, Draw(seed, "keys"))
    sites = _sites(posts, fixed, Draw(seed, "sites"))
    hiring = _Hiring(seed, keys, sites)
    people = [
        hiring.fixed(post, fixed[post.number]) if post.number in fixed else hiring.someone(post)
        for post in posts
    ]
    dotted = dotted_lines(people, Draw(seed, "dotted"))
    whole = (replace(person, dotted_manager_ids=dotted.get(person.person_id, ())) for person in people)
    return tuple(sorted(whole, key=lambda person: person.person_id))


def _sites(posts: list[Post], fixed: dict[int, Fixed], draw: Draw) -> list[Site]:
    """Most people sit where their manager sits, but the heads of areas are spread over the sites of the unit."""
    sites: list[Site] = []
    for post in posts:
        weights = [pair for pair in zip(SITES, post.unit.sites, strict=True) if pair[1]]
        own = draw.weighted(weights)
        stays = post.manager is not None and post.depth > 2 and draw.percent(78)
        drawn = sites[post.manager] if stays and post.manager is not None else own
        sites.append(fixed[post.number].site if post.number in fixed else drawn)
    return sites


class _Hiring:
    """Fills posts one after the other, so that names and addresses are unique."""

    def __init__(self, seed: int, keys: dict[int, str], sites: list[Site]) -> None:
        self._keys, self._sites = keys, sites
        self._names = Names(Draw(seed, "names"))
        self._draw = Draw(seed, "people")

    def fixed(self, post: Post, fixed: Fixed) -> Person:
        title = fixed.title or title_of(post, fixed.grade, self._draw)
        return self._person(
            post, fixed.name, title, address(fixed.mail), fixed.grade, fixed.languages, fixed.hours
        )

    def someone(self, post: Post) -> Person:
        culture, name = self._names.next(self._sites[post.number])
        grade = grade_of(post, self._draw)
        return self._person(
            post,
            name.shown,
            title_of(post, grade, self._draw),
            "" if self._has_no_mail(post, grade) else self._names.mail(name),
            grade,
            self._languages(self._sites[post.number], culture),
            self._hours(post, grade),
        )

    def _person(
        self,
        post: Post,
        name: str,
        title: str,
        email: str,
        grade: int,
        languages: tuple[str, ...],
        hours: str,
    ) -> Person:
        site = self._sites[post.number]
        return Person(
            person_id=self._keys[post.number],
            name=name,
            title=title,
            email=email,
            manager_id="" if post.manager is None else self._keys[post.manager],
            dotted_manager_ids=(),
            grade=grade,
            unit=post.unit.name,
            site=site.name,
            country=site.country,
            timezone=site.timezone,
            languages=languages,
            hours=hours,
        )

    def _has_no_mail(self, post: Post, grade: int) -> bool:
        """People at machines and in warehouses often have none at work."""
        return post.unit.name in {"Making", "Logistics"} and grade <= 2 and self._draw.percent(45)

    def _languages(self, site: Site, culture: Culture) -> tuple[str, ...]:
        spoken = [code for code, share in site.languages if self._draw.percent(share)]
        if self._draw.percent(85) and culture.language not in spoken:
            spoken.append(culture.language)
        return tuple(spoken or ["en"])

    def _hours(self, post: Post, grade: int) -> str:
        if self._draw.percent(4 if grade >= 4 else 10):
            return self._draw.weighted(PART_TIME)
        return self._draw.weighted(SHIFTS if post.unit.shifts and grade <= 2 else OFFICE_HOURS)
