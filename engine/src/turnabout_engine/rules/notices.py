"""For whom a rule is switched off because they left the cell empty: it has to be said, not guessed."""

from dataclasses import dataclass

from turnabout_engine.hours.overlap import pattern_of
from turnabout_engine.people.cast import Cast


@dataclass(frozen=True, slots=True)
class RuleOff:
    """A rule that does not look at these participants."""

    rule: str
    people: tuple[str, ...]


def switched_off(cast: Cast) -> tuple[RuleOff, ...]:
    """For each rule in force the participants it cannot look at; a rule that sees everybody is left out."""
    taking_part = sorted(cast.mentee_at.keys() | cast.mentor_at.keys())
    people = [cast.person[key] for key in taking_part]
    missing = {
        "grade_gap": [p.person_id for p in people if p.grade is None and cast.policy.grade_gap is not None],
        "language": [p.person_id for p in people if not p.languages and cast.policy.same_language],
        "overlap": [
            p.person_id
            for p in people
            if cast.policy.overlap_minutes and pattern_of(p, cast.calendar) is None
        ],
        "unit": [p.person_id for p in people if not p.unit and cast.policy.other_unit],
        "site": [p.person_id for p in people if not p.site and cast.policy.other_site],
    }
    return tuple(RuleOff(rule, tuple(keys)) for rule, keys in missing.items() if keys)
