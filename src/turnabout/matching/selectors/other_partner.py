"""Why somebody is not paired with a certain other person instead: a rule, or the price that everybody would pay.

Worked out when it is asked for, from what the run had read, on the visible problem: nothing hidden is in the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from turnabout_engine.build import problem_from_cast
from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import Policy
from turnabout_engine.whatif import Price, Prices, visible_cast, why_not
from turnabout_engine.whatif.changes import CELLS

from turnabout.matching.casting import engine_rows
from turnabout.matching.models import Proposal, Run
from turnabout.people.models import Person

GONE: Final = "gone"
TOO_MANY: Final = "too_many"


@dataclass(frozen=True, slots=True)
class OtherPartner:
    """`cause` is a code of `matching.causes`, GONE or TOO_MANY; else the visible score of the two and its price."""

    person: Person
    cause: str = ""
    score: int = 0
    price: Price | None = None


def other_partner(run: Run, proposal: Proposal, mentor: Person) -> OtherPartner:
    """Why not this mentor for the mentee of the proposal. Reads the run's sealed inputs; GONE once they are deleted."""
    frozen = Run.objects.only("frozen").get(pk=run.pk).frozen
    if frozen is None:
        return OtherPartner(mentor, GONE)
    cast = _visible(frozen)
    if len(cast.mentees) * len(cast.mentors) > CELLS:
        return OtherPartner(mentor, TOO_MANY)
    key, mentee = str(mentor.uuid), str(proposal.mentee.uuid)
    if key not in cast.mentor_at or mentee not in cast.mentee_at:
        return OtherPartner(mentor, "mentor_not_confirmed")
    found = why_not(Prices(problem_from_cast(cast)), key, mentee)
    return OtherPartner(
        mentor, found.rule or ("" if found.price else "mentor_full"), found.score or 0, found.price
    )


def _visible(frozen: dict[str, Any]) -> Cast:
    """The people without what they keep private, from the first step on."""
    people = [{**plain, "hesitant": [], "prefer": [], "rather_not": []} for plain in frozen["people"]]
    pairs = {
        name: [(mentor, mentee) for mentor, mentee in frozen[name]]
        for name in ("earlier", "locked", "forbidden")
    }
    policy = Policy.from_mapping(frozen["policy"])
    return visible_cast(Cast.of(engine_rows(people), policy, **pairs))
