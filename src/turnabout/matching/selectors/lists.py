"""Cuts the lists of a run: who is in which, as ids; rows are loaded for one page, or for a search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from turnabout.matching.models import Decision, Proposal, Run, Unplaced
from turnabout.matching.selectors.lines import DecidedLine, Line, ProposalLine, Show, UnplacedLine
from turnabout.matching.selectors.proposals import WEAKEST_FIRST
from turnabout.people.selectors import topics_by_key
from turnabout.programmes.finding import fits

Couple = tuple[int, int]


class Lists:
    """Everything that the lists of a run are cut from: who is in which, as ids; the rows themselves only as needed."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.decisions = list(
            Decision.objects.filter(cohort=run.cohort_id, round=run.round)
            .select_related("mentor", "mentee")
            .only("kind", *_people("mentor", "mentee"))
            .order_by("mentee__name", "mentor__name", "pk")
        )
        self.proposals = _Proposed.all_of(run)
        self.unplaced = list(run.unplaced.order_by("person__name", "pk").values_list("pk", "seat"))
        self.previous = self._previous()
        self.kind_of = {_couple(decision): decision.kind for decision in self.decisions}
        self.proposal_of = {one.couple: one.uuid for one in self.proposals}
        self.keys = {show: self._list(show) for show in Show}

    def _previous(self) -> set[Couple] | None:
        """The pairs of the run before this one, for what changed; None if there is none."""
        finished = (Run.State.DONE, Run.State.PUBLISHED)
        before = Run.objects.filter(
            cohort=self.run.cohort_id, state__in=finished, made_at__lt=self.run.made_at
        )
        latest = before.order_by("-made_at").values("pk")[:1]
        couples = set(Proposal.objects.filter(run__in=latest).values_list("mentor_id", "mentee_id"))
        return couples or None

    def _list(self, show: Show) -> list[Any]:
        """Primary keys, and for what was decided the decisions themselves."""
        match show:
            case Show.UNPLACED | Show.WAITING:
                wanted = "mentee" if show is Show.UNPLACED else "mentor"
                return [pk for pk, seat in self.unplaced if seat == wanted]
            case Show.LOCKED | Show.FORBIDDEN:
                kind = Decision.Kind.LOCK if show is Show.LOCKED else Decision.Kind.FORBID
                return [decision for decision in self.decisions if decision.kind == kind]
            case Show.CHANGED:
                known = self.previous
                return [] if known is None else [one.pk for one in self.proposals if one.couple not in known]
        return [one.pk for one in self.proposals]

    def searched(self, show: Show, search: str) -> list[Any]:
        if not search:
            return self.keys[show]
        names = {key: topic.name for key, topic in topics_by_key().items()}
        rows = zip(self.keys[show], self.rows(show, self.keys[show]), strict=True)
        return [key for key, row in rows if fits(search, _texts(row, names))]

    def rows(self, show: Show, keys: Sequence[Any]) -> list[Proposal | Unplaced | Decision]:
        """The rows of some keys of a list, in their order, in one query."""
        if show in (Show.LOCKED, Show.FORBIDDEN):
            return list(keys)
        if show in (Show.UNPLACED, Show.WAITING):
            found = Unplaced.objects.select_related("person").only("seat", "causes", *_people("person"))
        else:
            columns = ("uuid", "visible_score", "band", "explanation")
            found = Proposal.objects.select_related("mentor", "mentee").only(
                *columns, *_people("mentor", "mentee")
            )
        by_key = {row.pk: row for row in found.filter(pk__in=keys)}
        return [by_key[key] for key in keys]

    @property
    def decided_since(self) -> bool:
        """Whether a new match could come out differently: a decision that this one read was taken back, or a new one
        is not met by it. Keeping together what is together, or apart what is apart, changes nothing."""
        now = {(str(one.mentor.uuid), str(one.mentee.uuid), one.kind): one for one in self.decisions}
        read = {tuple(one) for one in self.run.summary.get("decisions", ())}
        new = [decision for key, decision in now.items() if key not in read]
        unmet = [one for one in new if (one.kind == Decision.Kind.LOCK) != (_couple(one) in self.proposal_of)]
        return bool(unmet) or not read <= now.keys()

    def line(self, row: Proposal | Unplaced | Decision) -> Line:
        if isinstance(row, Unplaced):
            return UnplacedLine(row.person, row.seat, row.causes)
        if isinstance(row, Decision):
            return DecidedLine(
                row.kind, row.mentor, row.mentee, self.proposal_of.get(_couple(row)), self._dropped(row)
            )
        decision = self.kind_of.get(_couple(row), "")
        return ProposalLine(
            row.uuid, row.mentor, row.mentee, row.visible_score, row.band, row.explanation, decision
        )

    def _dropped(self, decision: Decision) -> str:
        """Why this run could not keep the lock, as a code of `matching.causes`."""
        key = [str(decision.mentor.uuid), str(decision.mentee.uuid)]
        dropped = self.run.summary.get("dropped_locks", ()) if decision.kind == Decision.Kind.LOCK else ()
        return next((cause for *two, cause in dropped if two == key), "")


@dataclass(frozen=True, slots=True)
class _Proposed:
    pk: int
    uuid: UUID
    couple: Couple

    @classmethod
    def all_of(cls, run: Run) -> list[_Proposed]:
        rows = run.proposals.order_by(*WEAKEST_FIRST).values_list("pk", "uuid", "mentor_id", "mentee_id")
        return [cls(pk, uuid, (mentor, mentee)) for pk, uuid, mentor, mentee in rows]


def _couple(row: Proposal | Decision) -> Couple:
    return row.mentor_id, row.mentee_id


def _people(*names: str) -> list[str]:
    """The columns of people that a list shows."""
    return [f"{name}__{column}" for name in names for column in ("uuid", "name", "title", "unit", "site")]


def _texts(row: Proposal | Unplaced | Decision, topics: dict[str, str]) -> Iterable[str]:
    """What the search looks at: the people, and for a proposal the topics that they can teach each other."""
    people = [row.person] if isinstance(row, Unplaced) else [row.mentor, row.mentee]
    for person in people:
        yield from (person.name, person.title, person.unit, person.site)
    if isinstance(row, Proposal):
        for taught in row.explanation.get("teaching", ()):
            yield topics.get(taught["topic"], taught["topic"])
