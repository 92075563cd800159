"""Looks at released pairs again when reporting lines have changed: the proof that neither stands above the other was of
the day of the match."""

from __future__ import annotations

from collections import defaultdict

from turnabout_engine.lines import Lines, certify
from turnabout_engine.people import PersonRow

from turnabout.matching.casting import policy_of
from turnabout.pairs.selectors import active_couples
from turnabout.pairs.services import mark_lines
from turnabout.people.selectors import line_inputs
from turnabout.programmes.models import Cohort


def watch_lines() -> int:
    """Mark the pairs of which one stands above the other now, as far as the rule of their cohort looks; returns how
    many are new. Called in the transaction that changed the lines."""
    couples = active_couples()
    if not couples:
        return 0
    rows = line_inputs({person for _cohort, _pair, *two in couples for person in two})
    lines = Lines([PersonRow(**row) for row in rows])
    of_cohort: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for cohort, pair, mentor, mentee in couples:
        of_cohort[cohort].append((pair, str(mentor), str(mentee)))
    cohorts = Cohort.objects.select_related("programme").in_bulk(of_cohort)
    return sum(_watch(cohorts[pk], found, lines) for pk, found in of_cohort.items())


def _watch(cohort: Cohort, pairs: list[tuple[int, str, str]], lines: Lines) -> int:
    rule = policy_of(cohort).reporting_line
    met = [pair for pair, mentor, mentee in pairs if _in_one_line(lines, mentor, mentee, rule)]
    return mark_lines(cohort=cohort, in_one_line=met)


def _in_one_line(lines: Lines, mentor: str, mentee: str, rule: int | str) -> bool:
    """An open line is no proof that they are, so it is not told here."""
    above = certify(lines, mentee, mentor, rule).above  # type: ignore[arg-type]  # the policy holds one of both
    return above is not None and (rule == "whole" or above <= int(rule))
