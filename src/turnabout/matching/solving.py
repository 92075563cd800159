"""From what a run has read to what it proposes: match, prove, explain. No database; only this calls the solver.

What may be shown is made from the visible score; what rests on the full score stays in `sealed`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from turnabout_engine import Problem, Solution, solve, verify
from turnabout_engine.build import problem_from_cast
from turnabout_engine.explain import PairExplanation, as_plain, explain_pairs
from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import Policy
from turnabout_engine.rules import Unmatched, switched_off, unmatched

from turnabout.matching.casting import engine_rows
from turnabout.matching.elsewise import elsewise
from turnabout.matching.locks import sort_out_locks

Tell = Callable[[float, str], None]
"""Told a fraction of the work and the code of a step: reading, weighing, pairing, proving, wording."""


class ProofDoesNotHold(RuntimeError):
    """The independent check of the engine does not confirm the result. Nothing of it is kept; report it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A proposed pair, with what may be shown of it."""

    mentor: str
    mentee: str
    visible_score: int
    band: str
    explanation: dict[str, Any]
    line_certificate: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Alone:
    """Somebody without a pair in a seat, and why, as far as it may be said."""

    person: str
    seat: str
    causes: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Matched:
    proposals: tuple[Found, ...]
    unplaced: tuple[Alone, ...]
    summary: dict[str, Any]
    sealed: dict[str, Any]

    @property
    def people(self) -> set[str]:
        paired = {key for found in self.proposals for key in (found.mentor, found.mentee)}
        return paired | {someone.person for someone in self.unplaced}


def match(blob: Mapping[str, Any], tell: Tell) -> Matched:
    """Match the frozen people. Raises ProofDoesNotHold unless the independent check confirms the result."""
    tell(0.05, "weighing")
    policy = Policy.from_mapping(blob["policy"])
    rows = engine_rows(blob["people"])
    earlier, forbidden = _pairs(blob["earlier"]), _pairs(blob["forbidden"])
    waiting = blob.get("left_out", ())
    free = Cast.of(rows, policy, earlier=earlier, forbidden=forbidden, left_out=waiting)
    locked, dropped = sort_out_locks(free, _pairs(blob["locked"]))
    problem = problem_from_cast(replace(free, locked=tuple(sorted(set(locked)))))
    tell(0.3, "pairing")
    solution = solve(
        problem, mode=policy.mode, progress=lambda done, _words: tell(0.3 + 0.4 * done, "pairing")
    )
    tell(0.7, "proving")
    if not verify(problem, solution).holds:
        raise ProofDoesNotHold
    tell(0.85, "wording")
    return _told(problem, solution, dropped)


def _pairs(listed: Iterable[Iterable[str]]) -> list[tuple[str, str]]:
    return [(mentor, mentee) for mentor, mentee in listed]


def _told(problem: Problem, solution: Solution, dropped: list[tuple[str, str, str]]) -> Matched:
    cast: Cast = problem.people
    couples = [(int(mentee), int(mentor)) for mentee, mentor in solution.pairs]
    explained = explain_pairs(cast, couples, "coordinator")
    other = elsewise(cast, couples)
    return Matched(
        proposals=tuple(
            _found(cast, pair, partners) for pair, partners in zip(explained, other.partners, strict=True)
        ),
        unplaced=tuple(
            _alone(someone, other.changes.get((someone.role, someone.person_id)))
            for someone in unmatched(cast, couples)
        ),
        summary=_summary(cast, solution, explained) | {"dropped_locks": dropped},
        sealed={
            "placed": solution.placed,
            "seats": solution.seats,
            "total": solution.total,
            "worst": solution.worst,
            "pairs": [
                [*_ids(cast, pair), score]
                for pair, score in zip(couples, problem.scores_of(couples), strict=True)
            ],
            "certificate": solution.certificate.as_mapping(),
        },
    )


def _ids(cast: Cast, pair: tuple[int, int]) -> tuple[str, str]:
    return cast.mentors[pair[1]].person_id, cast.mentees[pair[0]].person_id


def _found(cast: Cast, pair: PairExplanation, partners: Mapping[str, Any]) -> Found:
    plain = as_plain(pair)
    line = plain.pop("line")
    open_aims = {
        "mentor": len(cast.person[pair.mentor_id].aims),
        "mentee": len(cast.person[pair.mentee_id].aims),
    }
    return Found(
        mentor=pair.mentor_id,
        mentee=pair.mentee_id,
        visible_score=pair.score or 0,
        band=pair.band,
        explanation={**plain, "open_aims": open_aims, "instead": dict(partners)},
        line_certificate=line,
    )


def _alone(someone: Unmatched, changes: list[dict[str, Any]] | None) -> Alone:
    """How many were not available is not told, nor whether many were: whoever chooses how many fail the floor or were
    paired before would learn from it whether one more has a private cause."""
    causes = {
        "candidates": someone.candidates,
        "removed": [[rule, count] for rule, count in someone.removed],
        "passing": someone.passing,
        "changes": changes,
    }
    return Alone(someone.person_id, someone.role, causes)


def _summary(cast: Cast, solution: Solution, explained: Iterable[PairExplanation]) -> dict[str, Any]:
    """Figures that the coordinator may see: numbers of people and pairs, and what open aims and offers meet."""
    pairs = list(explained)
    met = {
        (pair.mentee_id, taught.topic)
        for pair in pairs
        for taught in pair.teaching
        if taught.teacher == "mentor"
    }
    both = [pair for pair in pairs if {taught.teacher for taught in pair.teaching} == {"mentor", "mentee"}]
    return {
        "seats": len(cast.mentees) + len(cast.mentors),
        "mentees": len(cast.mentees),
        "mentors": len(cast.mentors),
        "placed": solution.placed,
        "mentors_placed": len({pair.mentor_id for pair in pairs}),
        "pairs": len(pairs),
        "aims": sum(len(person.aims) for person in cast.mentees),
        "aims_met": len(met),
        "both_ways": len(both),
        "holds": True,
        "fair": solution.mode == "fair",
        "gap": solution.certificate.gap,
        "rules_off": [[off.rule, len(off.people)] for off in switched_off(cast)],
    }
