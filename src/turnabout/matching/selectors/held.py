"""The pairs on hold as their coordinator may look them over: what the match proposed, without what was left out.

They are read from the proposals, which stand on the page of the match anyway; a held pair itself stays unseen."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from turnabout.matching.models import LeftOut, Proposal, Run
from turnabout.people.models import Person


@dataclass(frozen=True, slots=True)
class HeldLine:
    """`uuid` is the proposal's."""

    uuid: UUID
    mentor: Person
    mentee: Person


def held_lines(run: Run | None, part: slice) -> list[HeldLine]:
    """By the name of who learns, in two queries."""
    gone = set(LeftOut.objects.filter(run=run).values_list("mentor_id", "mentee_id"))
    columns = ("uuid", "mentor__name", "mentor__title", "mentor__unit")
    rows = Proposal.objects.filter(run=run).select_related("mentor", "mentee")
    rows = rows.only(*columns, "mentee__name", "mentee__title", "mentee__unit")
    stay = [
        row
        for row in rows.order_by("mentee__name", "mentor__name", "pk")
        if (row.mentor_id, row.mentee_id) not in gone
    ]
    return [HeldLine(row.uuid, row.mentor, row.mentee) for row in stay[part]]
