"""Builds explanations of a solution's pairs from the visible score; hidden data are never looked at here."""

from collections.abc import Iterable
from typing import Any

from turnabout_engine.explain.between import shared, teaching
from turnabout_engine.explain.structure import Explanation, LineView, PairExplanation, Viewer
from turnabout_engine.hours.overlap import UNKNOWN
from turnabout_engine.lines.certificate import certify
from turnabout_engine.people.cast import Cast
from turnabout_engine.people.person import PersonRow, same_words
from turnabout_engine.problem import Problem
from turnabout_engine.rules.tally import unmatched
from turnabout_engine.score.bands import band
from turnabout_engine.score.parts import Score
from turnabout_engine.solution import Solution


def explain(problem: Problem, solution: Solution, viewer: Viewer) -> Explanation:
    """Why these pairs, for one viewer: "mentor", "mentee" or "coordinator".

    A problem made from scores alone has nobody to speak of: its pairs get their score's band and no reasons.
    """
    if viewer not in ("mentor", "mentee", "coordinator"):
        raise ValueError(f"There is no viewer {viewer!r}; give mentor, mentee or coordinator.")
    pairs = [(int(mentee), int(mentor)) for mentee, mentor in solution.pairs]
    cast: Cast | None = problem.people
    if cast is None:
        return Explanation(viewer, tuple(_bare(problem, pair, viewer) for pair in pairs))
    without = unmatched(cast, pairs) if viewer == "coordinator" else ()
    return Explanation(viewer, explain_pairs(cast, pairs, viewer), without)


def _bare(problem: Problem, pair: tuple[int, int], viewer: Viewer) -> PairExplanation:
    mentor, mentee = problem.mentor_ids[pair[1]], problem.mentee_ids[pair[0]]
    score = problem.score_of(*pair) or 0
    told = score if viewer == "coordinator" else None
    return PairExplanation(mentor, mentee, mentor, mentee, viewer, band(score), score=told)


def explain_pairs(
    cast: Cast, pairs: Iterable[tuple[int, int]], viewer: Viewer
) -> tuple[PairExplanation, ...]:
    """Explanations of any pairs, given as (mentee, mentor) positions."""
    listed = list(pairs)
    score = Score(cast)
    parts = score.of_pairs(listed, hidden=False)
    return tuple(_pair(cast, score, pair, part, viewer) for pair, part in zip(listed, parts, strict=True))


def _pair(
    cast: Cast, score: Score, pair: tuple[int, int], parts: dict[str, int], viewer: Viewer
) -> PairExplanation:
    mentee, mentor = cast.mentees[pair[0]], cast.mentors[pair[1]]
    minutes = cast.mentee_schedules.between(pair[0], cast.mentor_schedules, pair[1])
    coordinator = viewer == "coordinator"
    visible = sum(parts.values())
    return PairExplanation(
        mentor_id=mentor.person_id,
        mentee_id=mentee.person_id,
        mentor_name=mentor.label,
        mentee_name=mentee.label,
        viewer=viewer,
        band=band(visible),
        shared=shared(mentee, mentor),
        teaching=teaching(mentee, mentor),
        hours=None if minutes == UNKNOWN else minutes,
        units=_units(mentee, mentor),
        line=_line(cast, mentee.person_id, mentor.person_id, coordinator),
        score=visible if coordinator else None,
        parts=_told(parts, score.points) if coordinator else None,
        innovation=coordinator and parts.get("innovation_influence", 0) > 0,
    )


def _told(parts: dict[str, int], most: dict[str, int]) -> tuple[tuple[str, int, int], ...]:
    """Parts with what each could give; preferences are private and give nothing here."""
    return tuple((part, points, most[part]) for part, points in parts.items() if part != "preference")


def _units(mentee: PersonRow, mentor: PersonRow) -> tuple[str, str] | None:
    if mentee.unit and mentor.unit and same_words(mentee.unit) != same_words(mentor.unit):
        return mentee.unit, mentor.unit
    return None


def _line(cast: Cast, mentee: str, mentor: str, coordinator: bool) -> LineView:
    proof = certify(cast.lines, mentee, mentor, cast.policy.reporting_line)
    view: dict[str, Any] = {
        "holds": proof.holds,
        "known": mentee in cast.lines.linked and mentor in cast.lines.linked,
        "proved": proof.proved,
        "distance": proof.distance,
    }
    if coordinator and proof.common is not None:
        view |= {
            "common": proof.common,
            "common_name": cast.person[proof.common].label,
            "mentee_steps": proof.mentee_steps,
            "mentor_steps": proof.mentor_steps,
        }
    return LineView(**view)
