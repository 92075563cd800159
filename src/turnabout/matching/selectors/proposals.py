"""One proposal with everything that the coordinator may read of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from turnabout.ground.errors import NotFound
from turnabout.matching.models import Decision, Proposal, Run
from turnabout.matching.selectors.other_partner import OtherPartner, other_partner
from turnabout.matching.selectors.partners import partners_instead, people_by_key
from turnabout.matching.selectors.runs import run_for, seats_of
from turnabout.matching.selectors.trying import lock_is_closed
from turnabout.people.models import Person
from turnabout.people.selectors import topics_by_key


@dataclass(frozen=True, slots=True)
class ProposalView:
    """`weaker` and `stronger` are the neighbours in the list; `place` counts from the weakest."""

    run: Run
    uuid: UUID
    mentor: Person
    mentee: Person
    visible_score: int
    band: str
    explanation: dict[str, Any]
    line_certificate: dict[str, Any]
    decision: str
    topics: dict[str, str]
    place: int
    of: int
    weaker: UUID | None
    stronger: UUID | None
    lock_closed: bool
    mentors: tuple[Person, ...]  # who could be asked about
    asked: OtherPartner | None
    others: dict[str, Person]  # whom the two could be paired with instead, by key


def proposal_for(
    viewer: Any, run_uuid: UUID, proposal_uuid: UUID, *, ask: UUID | None = None
) -> ProposalView:
    """In ten queries, two more to `ask` about another mentor. Raises NotFound to whoever does not coordinate."""
    run = run_for(viewer, run_uuid)
    proposal = run.proposals.filter(uuid=proposal_uuid).select_related("mentor", "mentee").first()
    if proposal is None:
        raise NotFound
    mentors = tuple(seats_of(viewer, run.cohort, "mentor"))
    other = next((one for one in mentors if one.uuid == ask), None)
    order = list(run.proposals.order_by(*WEAKEST_FIRST).values_list("uuid", flat=True))
    at = order.index(proposal.uuid)
    return ProposalView(
        run=run,
        uuid=proposal.uuid,
        mentor=proposal.mentor,
        mentee=proposal.mentee,
        visible_score=proposal.visible_score,
        band=proposal.band,
        explanation=proposal.explanation,
        line_certificate=proposal.line_certificate,
        decision=_decision(run, proposal),
        topics={key: topic.name for key, topic in topics_by_key().items()},
        place=at + 1,
        of=len(order),
        weaker=order[at - 1] if at else None,
        stronger=order[at + 1] if at + 1 < len(order) else None,
        lock_closed=lock_is_closed(run),
        mentors=mentors,
        asked=other_partner(run, proposal, other) if other else None,
        others=people_by_key(partners_instead(proposal.explanation)),
    )


WEAKEST_FIRST = ("visible_score", "mentee__name", "mentor__name", "mentee_id", "mentor_id")
"""One order for every list; open data alone decide it."""


def _decision(run: Run, proposal: Proposal) -> str:
    decided = Decision.objects.filter(
        cohort=run.cohort_id, round=run.round, mentor=proposal.mentor_id, mentee=proposal.mentee_id
    )
    return decided.values_list("kind", flat=True).first() or ""
