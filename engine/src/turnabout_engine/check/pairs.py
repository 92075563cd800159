"""Which rule, if any, stands against a pair today: for publication, release and the verification of a result."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from turnabout_engine.check.clock import common_minutes
from turnabout_engine.check.points import elsewhere, pair_points
from turnabout_engine.check.walk import has_gap, stands_above
from turnabout_engine.hours.zones import Calendar
from turnabout_engine.people.cast import Pair
from turnabout_engine.people.person import PersonRow, main_language
from turnabout_engine.policy import Policy


@dataclass(frozen=True, slots=True)
class PairFailure:
    """A pair that a rule forbids. `rule` is an open rule, "oneself", "not_taking_part", or "not_available" for any
    private cause."""

    mentor_id: str
    mentee_id: str
    rule: str


@dataclass(frozen=True, eq=False)
class Checker:
    """Everything a pair is checked against."""

    people: dict[str, PersonRow]
    policy: Policy
    calendar: Calendar
    earlier: frozenset[frozenset[str]]
    forbidden: frozenset[frozenset[str]]
    allowed: frozenset[Pair] = frozenset()

    @classmethod
    def of(
        cls,
        rows: Sequence[PersonRow],
        policy: Policy,
        earlier: Iterable[Pair] = (),
        forbidden: Iterable[Pair] = (),
        calendar: Calendar | None = None,
        allowed: Iterable[Pair] = (),
    ) -> "Checker":
        policy = policy.dated()
        if calendar is None:
            zones = {person.timezone for person in rows if person.hours}
            calendar = Calendar.of(policy.start, policy.weeks, zones)  # type: ignore[arg-type]  # dated() set the day
        before, barred = (frozenset(map(frozenset, pairs)) for pairs in (earlier, forbidden))
        people = {person.person_id: person for person in rows}
        return cls(people, policy, calendar, before, barred, frozenset(allowed))

    def broken_rule(self, mentor_id: str, mentee_id: str) -> str | None:
        """The first rule that forbids this pair, None if it is allowed."""
        mentor, mentee = self.people.get(mentor_id), self.people.get(mentee_id)
        if mentor is None or mentee is None:
            return "not_taking_part"
        if not (mentor.takes_part_as("mentor") and mentee.takes_part_as("mentee")):
            return "not_taking_part"
        if mentor_id == mentee_id:
            return "oneself"
        open_rule = self._line(mentor, mentee) or self._facts(mentor, mentee)
        return open_rule or ("not_available" if self._private(mentor, mentee) else None)

    def _line(self, mentor: PersonRow, mentee: PersonRow) -> str | None:
        ends = (mentor.person_id, mentee.person_id)
        rule = self.policy.reporting_line
        steps = None if rule == "whole" else rule
        if any(stands_above(*way, self.people, steps) for way in (ends, ends[::-1])):
            return "reporting_line"
        if rule == "whole" and any(has_gap(end, self.people) for end in ends):
            return "open_line"
        return None

    def _facts(self, mentor: PersonRow, mentee: PersonRow) -> str | None:
        gap = self.policy.grade_gap
        if gap is not None and mentor.grade and mentee.grade and mentee.grade - mentor.grade < gap:
            return "grade_gap"
        if self.policy.same_language and mentor.languages and mentee.languages:
            spoken = [{main_language(code) for code in person.languages} for person in (mentor, mentee)]
            if not spoken[0] & spoken[1]:
                return "language"
        minutes = common_minutes(mentee, mentor, self.calendar)
        if minutes is not None and minutes < self.policy.overlap_minutes:
            return "overlap"
        return self._place(mentor, mentee) or self._chosen(mentor.person_id, mentee.person_id)

    def _place(self, mentor: PersonRow, mentee: PersonRow) -> str | None:
        for rule, asked, mine, theirs in (
            ("unit", self.policy.other_unit, mentee.unit, mentor.unit),
            ("site", self.policy.other_site, mentee.site, mentor.site),
        ):
            if asked and mine and theirs and not elsewhere(mine, theirs):
                return rule
        return None

    def _chosen(self, mentor_id: str, mentee_id: str) -> str | None:
        held = any(mentee == mentee_id for _, mentee in self.allowed)
        if held and (mentor_id, mentee_id) not in self.allowed:
            return "not_listed"
        return "forbidden" if frozenset((mentor_id, mentee_id)) in self.forbidden else None

    def _private(self, mentor: PersonRow, mentee: PersonRow) -> bool:
        if frozenset((mentor.person_id, mentee.person_id)) in self.earlier:
            return True
        if mentor.person_id in mentee.rather_not or mentee.person_id in mentor.rather_not:
            return True
        return self.score(mentor, mentee, hidden=self.policy.floor_on == "full") < self.policy.floor

    def score(self, mentor: PersonRow, mentee: PersonRow, *, hidden: bool) -> int:
        return sum(pair_points(mentee, mentor, self.policy, self.calendar, hidden).values())


def check_pairs(
    rows: Sequence[PersonRow],
    policy: Policy,
    pairs: Iterable[Pair],
    earlier: Iterable[Pair] = (),
    forbidden: Iterable[Pair] = (),
    allowed: Iterable[Pair] = (),
) -> tuple[PairFailure, ...]:
    """The (mentor_id, mentee_id) pairs that may not stand, each with its rule; empty if all hold."""
    checker = Checker.of(rows, policy, earlier, forbidden, allowed=allowed)
    found = ((mentor, mentee, checker.broken_rule(mentor, mentee)) for mentor, mentee in pairs)
    return tuple(PairFailure(mentor, mentee, rule) for mentor, mentee, rule in found if rule is not None)
