"""The full and the visible score of one pair, added up by hand in fractions."""

from fractions import Fraction

from turnabout_engine.check.clock import common_minutes
from turnabout_engine.hours.zones import Calendar
from turnabout_engine.people.person import Aim, PersonRow, same_words
from turnabout_engine.policy import Policy

COUNTS = (4, 3, 2, 1)


def pair_points(
    mentee: PersonRow, mentor: PersonRow, policy: Policy, calendar: Calendar, hidden: bool
) -> dict[str, int]:
    """Points of each part that has a weight."""
    units, sites = (mentee.unit, mentor.unit), (mentee.site, mentor.site)
    wishes = (mentor.person_id in mentee.prefer) + (mentee.person_id in mentor.prefer) if hidden else 0
    shares = {
        "aims": _met(mentee, mentor, hidden),
        "in_return": _met(mentor, mentee, hidden),
        "style": _style(mentee, mentor),
        "overlap": Fraction(min(common_minutes(mentee, mentor, calendar) or 0, 600), 600),
        "other_unit": Fraction(elsewhere(*units)),
        "preference": Fraction(wishes, 2),
        "interests": Fraction(min(len({*mentee.interests} & {*mentor.interests}), 3), 3),
        "innovation_influence": Fraction(_joins(mentee, mentor, policy)),
        "other_site": Fraction(elsewhere(*sites)),
    }
    most = policy.weights.points()
    return {part: int(most[part] * share) for part, share in shares.items() if most[part]}


def elsewhere(mine: str, theirs: str) -> bool:
    """Both are known, and they differ."""
    return bool(mine and theirs and same_words(mine) != same_words(theirs))


def _met(learner: PersonRow, teacher: PersonRow, hidden: bool) -> Fraction:
    levels = {same_words(offer.topic): offer.level for offer in teacher.offers}
    met = whole = Fraction(0)
    for aims in (learner.aims, learner.hesitant if hidden else ()):
        for place, aim in enumerate(aims):
            counts = COUNTS[min(place, len(COUNTS) - 1)]
            whole += counts
            met += counts * _way(aim, levels.get(same_words(aim.topic), 0))
    return met / whole if whole else Fraction(0)


def _way(aim: Aim, level: int) -> Fraction:
    """How much of the way from now to wanted a teacher of this level can go."""
    gap = aim.wanted - aim.now
    return Fraction(max(0, min(level, aim.wanted) - aim.now), gap) if gap > 0 else Fraction(0)


def _style(mentee: PersonRow, mentor: PersonRow) -> Fraction:
    if mentee.style is None or mentor.style is None:
        return Fraction(0)
    apart = sum(abs(mine - theirs) for mine, theirs in zip(mentee.style, mentor.style, strict=True))
    return Fraction(6 - apart, 6)


def _joins(mentee: PersonRow, mentor: PersonRow, policy: Policy) -> bool:
    influential = _named(mentee, policy.influence_units, policy.influence_grades)
    return influential and _named(mentor, policy.innovation_units, policy.innovation_grades)


def _named(person: PersonRow, units: tuple[str, ...], grades: tuple[str, ...]) -> bool:
    if not units and not grades:
        return True
    own_grades = {same_words(person.grade_name), str(person.grade)}
    return same_words(person.unit) in map(same_words, units) or bool(
        own_grades & set(map(same_words, grades))
    )
