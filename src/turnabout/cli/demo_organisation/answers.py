"""What people say about themselves when they enrol: drawn to fit their unit, grade and part."""

from __future__ import annotations

from turnabout.cli.demo_organisation.draw import Draw
from turnabout.cli.demo_organisation.knowledge import (
    EVERYDAY,
    MENTORS_AIMS,
    daily,
    leaders_aims,
    leaders_offers,
)
from turnabout.cli.demo_organisation.organisation import Aim, Enrolment, Offer, Person
from turnabout.people.catalogue import interests

# How likely each level of an offer is; work goes deeper with the grade, the rest does not.
_WORK_LEVELS = {
    1: ((2, 2), (3, 6), (4, 2)),
    2: ((2, 1), (3, 4), (4, 4), (5, 1)),
    3: ((3, 2), (4, 5), (5, 2)),
}
_EVERYDAY_LEVELS = ((1, 1), (2, 3), (3, 5), (4, 2))
_LEADERS_LEVELS = ((3, 3), (4, 5), (5, 2))


def mentors_answers(person: Person, draw: Draw) -> Enrolment:
    aims = _aims(MENTORS_AIMS, draw.between(1, 3), draw) if draw.percent(74) else ()
    capacity = "2" if draw.percent(8) else "1"
    offers = _mentors_offers(person, draw)
    return Enrolment(person.person_id, "mentor", offers, aims, _interests(draw), _style(draw), capacity)


def mentees_answers(person: Person, draw: Draw) -> Enrolment:
    offers = _leaders_offers(person, draw) if draw.percent(85) else ()
    aims = _aims(leaders_aims(person.unit), draw.between(2, 4), draw)
    return Enrolment(person.person_id, "mentee", offers, aims, _interests(draw), _style(draw))


def answers_of_both(person: Person, draw: Draw) -> Enrolment:
    """Someone who takes both parts offers what they do daily and aims at what leaders aim at."""
    offers = _offers(daily(person.unit), draw.between(2, 3), _WORK_LEVELS[min(person.grade, 3)], draw)
    aims = _aims(leaders_aims(person.unit), draw.between(2, 3), draw)
    capacity = draw.weighted((("1", 5), ("1/1", 2), ("2/1", 1)))
    return Enrolment(person.person_id, "both", offers, aims, _interests(draw), _style(draw), capacity)


def _mentors_offers(person: Person, draw: Draw) -> tuple[Offer, ...]:
    work = _offers(daily(person.unit), draw.between(2, 3), _WORK_LEVELS[min(person.grade, 3)], draw)
    known = {offer.topic for offer in work}
    rest = tuple(pair for pair in EVERYDAY if pair[0] not in known)
    return work + _offers(rest, draw.between(1, 2), _EVERYDAY_LEVELS, draw)


def _leaders_offers(person: Person, draw: Draw) -> tuple[Offer, ...]:
    return _offers(leaders_offers(person.unit), draw.between(1, 3), _LEADERS_LEVELS, draw)


def _offers(
    topics: tuple[tuple[str, int], ...], count: int, levels: tuple[tuple[int, int], ...], draw: Draw
) -> tuple[Offer, ...]:
    return tuple(Offer(topic, draw.weighted(levels)) for topic in draw.several(topics, count))


def _aims(topics: tuple[tuple[str, int], ...], count: int, draw: Draw) -> tuple[Aim, ...]:
    return tuple(_aim(topic, draw) for topic in draw.several(topics, count))


def _aim(topic: str, draw: Draw) -> Aim:
    now = draw.weighted(((0, 3), (1, 4), (2, 2)))
    return Aim(topic, now, max(2, now + draw.between(1, 2)))


def _interests(draw: Draw) -> tuple[str, ...]:
    """Three taps, as a rule."""
    count = draw.weighted(((3, 17), (2, 2), (0, 1)))
    return tuple(draw.sample([interest.key for interest in interests()], count))


def _style(draw: Draw) -> tuple[int, ...]:
    return () if draw.percent(7) else tuple(draw.between(1, 3) for _ in range(3))


def hesitant_aim(enrolment: Enrolment, unit: str, draw: Draw) -> Aim:
    """Something the person would rather not be seen to ask for."""
    open_topics = {aim.topic for aim in enrolment.aims}
    left = tuple(pair for pair in leaders_aims(unit) if pair[0] not in open_topics)
    return _aim(draw.weighted(left), draw)
