"""How many people each open rule would leave without anybody, for the page on which rules are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from turnabout_engine.policy import Policy, PolicyError, PolicyProblem
from turnabout_engine.rules import lockouts as locked_out

from turnabout.ground.errors import NotFound
from turnabout.matching.casting import engine_rows, open_people, policy_from, policy_of
from turnabout.programmes.models import Cohort
from turnabout.programmes.permissions import coordinates

LABELS: Mapping[str, Promise] = {
    "reporting_line": _("Reporting line"),
    "open_line": _("Reporting line with a gap"),
    "grade_gap": _("Gap of grades"),
    "language": _("Shared language"),
    "overlap": _("Hours that meet"),
    "unit": _("Different units"),
    "site": _("Different sites"),
    "not_listed": _("Allowed partners"),
    "forbidden": _("Not these two"),
}


DECIDED_PAIR_BY_PAIR: Final = ("forbidden", "not_listed")
ONLY_IF_ASKED: Final = ("unit", "site")
"""Off unless the programme asks for them: a line about nothing would only be in the way."""


@dataclass(frozen=True, slots=True)
class Lockout:
    """What one rule alone does: how many people it leaves nobody to be paired with, how many pairs it takes away."""

    rule: str
    label: str | Promise
    mentees: int
    mentors: int
    pairs: int


def lockouts(viewer: Any, cohort: Cohort, policy: Mapping[str, Any] | None = None) -> list[Lockout]:
    """With everybody enrolled who has not said no, and the cohort's policy or the given one.

    Counts open rules only, from what the coordinator sees anyway. Empty while one side is; raises PolicyError."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    rows = engine_rows(open_people(cohort))
    if {role for row in rows for role in row.roles} != {"mentor", "mentee"}:
        return []
    chosen = policy_of(cohort) if policy is None else policy_from({"start": cohort.starts_on, **policy})
    return [
        Lockout(found.rule, LABELS[found.rule], len(found.mentees), len(found.mentors), found.pairs)
        for found in locked_out(rows, chosen)
        if found.rule not in DECIDED_PAIR_BY_PAIR and (found.pairs or found.rule not in ONLY_IF_ASKED)
    ]


def policy_problems(policy: Mapping[str, Any]) -> tuple[PolicyProblem, ...]:
    """What the engine would refuse in this policy: key, value and remedy of each."""
    try:
        Policy.from_mapping(policy)
    except PolicyError as error:
        return error.problems
    return ()
