"""The summary of a match in a few lines, for the terminal and the head of the report."""

from collections.abc import Iterator

from turnabout_engine import Problem, Solution
from turnabout_engine.explain import Explanation, unmatched_sentences
from turnabout_engine.explain.words import count, listed
from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import Policy
from turnabout_engine.rules import switched_off

from turnabout.cli.reading import Staff

SHOWN = 10
_EMPTY = {
    "grade_gap": "grade",
    "language": "languages",
    "overlap": "hours and timezone",
    "unit": "unit",
    "site": "site",
}


def summary(
    cast: Cast, problem: Problem, solution: Solution, explanation: Explanation, staff: Staff
) -> list[str]:
    return [
        *_result(problem, solution, cast),
        *_rules(cast.policy),
        *_switched_off(cast),
        *(finding.text for finding in staff.findings),
        *_notices(staff),
        *_preferences(cast),
        *_without(cast, explanation),
    ]


def _result(problem: Problem, solution: Solution, cast: Cast) -> Iterator[str]:
    for role, people in (("mentee", cast.mentees), ("mentor", cast.mentors)):
        if not people:
            yield f"Nobody takes part as a {role}: give people the role {role} in the column role."
    placed = (
        f"{solution.placed:,} of {count(len(cast.mentees), 'mentee has a mentor', 'mentees have a mentor')}"
    )
    mentors = count(len(cast.mentors), "mentor takes part", "mentors take part")
    yield f"{placed}, {count(solution.seats, 'pair', 'pairs')} in all; {mentors}."
    if solution.worst is not None:
        yield f"The scores add up to {solution.total:,}; the lowest is {solution.worst:,} of 10,000."
    certificate = solution.certificate
    if solution.mode == "stable":
        yield "Stable: no two people would each score higher together than in a seat that they hold."
    elif certificate.gap:
        yield f"Not fully proved: {certificate.open_stage} could be better by at most {certificate.gap:,}."
    elif solution.mode == "fair":
        yield "Proved: with as many placed, no other choice has a higher lowest score, or then adds up to more."
    else:
        yield "Proved: no other choice places more mentees, fills more seats after that, or adds up to more."
    yield from _stopped(solution)
    if solution.mode != "stable" and solution.blocking == 0:
        yield "No two people would each score higher together than in a seat that they hold."
    elif solution.mode != "stable" and solution.blocking is not None:
        two = count(solution.blocking, "pair of two would", "pairs of two would")
        yield f"{two} each score higher together than in a seat that they hold; --mode stable leaves none."
    if problem.is_table:  # a table is not made for a large match
        yield f"{problem.scores.nnz:,} of {len(cast.mentees) * len(cast.mentors):,} possible pairs pass every rule."


def _stopped(solution: Solution) -> Iterator[str]:
    if not solution.reproducible:
        yield "The time limit ended the search: the same files may give other pairs next time."


def _rules(policy: Policy) -> Iterator[str]:
    line = policy.reporting_line
    rules = [
        "nobody in the other's reporting line"
        if line == "whole"
        else f"nobody within {count(line, 'step', 'steps')} up or down"
    ]
    if policy.grade_gap is not None:
        rules.append(f"mentees at least {count(policy.grade_gap, 'grade', 'grades')} above their mentors")
    if policy.same_language:
        rules.append("a language in common")
    if policy.overlap_minutes:
        rules.append(f"at least {policy.overlap_hours:g} hours a week in common")
    rules += [f"different {what}s" for what in ("unit", "site") if getattr(policy, f"other_{what}")]
    if policy.floor:
        rules.append(f"a {policy.floor_on} score of at least {policy.floor:,}")
    yield f"Rules: {listed(rules)}."
    yield f"Weeks: {policy.weeks} from {policy.start}. Seed: {policy.seed}."


def _switched_off(cast: Cast) -> Iterator[str]:
    for off in switched_off(cast):
        who = ", ".join(off.people[:SHOWN]) + (", …" if len(off.people) > SHOWN else "")
        people = count(len(off.people), "person", "people")
        yield f"The rule {off.rule} is off for {people} without {_EMPTY[off.rule]}: {who}."


def _notices(staff: Staff) -> Iterator[str]:
    """Missing columns in one line; everything else as it was said."""
    missing = [notice.column for notice in staff.notices if notice.code == "missing_column"]
    if missing:
        yield f"Not in the file, so empty for everybody: {listed(missing)}."
    yield from (notice.text for notice in staff.notices if notice.code != "missing_column")


def _preferences(cast: Cast) -> Iterator[str]:
    """How many wishes name a stranger; whose and whom is nobody's business."""
    named = [key for person in cast.rows for key in (*person.prefer, *person.rather_not)]
    strangers = sum(key not in cast.person for key in named)
    if strangers:
        yield f"{count(strangers, 'wish', 'wishes')} under prefer and rather_not name nobody in the list."


def _without(cast: Cast, explanation: Explanation) -> Iterator[str]:
    for role in ("mentee", "mentor"):
        left = [why for why in explanation.unmatched if why.role == role]
        if not left:
            continue
        causes = ("nobody", "rules", "not_available", "crowded_out")
        words = {"nobody": "nobody to pair with", "rules": "because the rules leave nobody"}
        words |= {"not_available": "nobody available", "crowded_out": "candidates taken or not available"}
        told = [
            f"{number:,} {words[cause]}"
            for cause in causes
            if (number := sum(why.cause == cause for why in left))
        ]
        yield f"{count(len(left), role, role + 's')} without a pair: {listed(told)}."
        if role == "mentee":
            for why in left[:SHOWN]:
                yield " ".join(unmatched_sentences(why, cast.person[why.person_id].label))
            if len(left) > SHOWN:
                yield f"The report (--report) names the other {len(left) - SHOWN:,}."
