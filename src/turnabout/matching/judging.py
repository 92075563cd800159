"""What speaks against a pair, by the engine's rules: open rules by name, private ones all as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from turnabout_engine.people.cast import Cast
from turnabout_engine.rules import OPEN_RULES, PRIVATE_RULES, removed
from turnabout_engine.score import Score

from turnabout.matching.casting import Pair
from turnabout.matching.causes import NOT_AVAILABLE

Place = tuple[int, int]


def first_causes(cast: Cast, pairs: Iterable[Pair]) -> dict[Pair, str]:
    """The pairs that something is against, with the code of what is named first: seats, open rules, private ones."""
    causes: dict[Pair, str] = {}
    by_row: dict[int, list[Pair]] = {}
    for mentor, mentee in pairs:
        if mentor not in cast.mentor_at:
            causes[mentor, mentee] = "mentor_not_confirmed"
        elif mentee not in cast.mentee_at:
            causes[mentor, mentee] = "mentee_not_confirmed"
        else:
            by_row.setdefault(cast.mentee_at[mentee], []).append((mentor, mentee))
    return causes | _by_rules(cast, by_row)


def _by_rules(cast: Cast, by_row: Mapping[int, list[Pair]]) -> dict[Pair, str]:
    asked = cast.only(mentees=sorted(by_row))
    score = Score(asked)
    causes: dict[Pair, str] = {}
    for rows in asked.blocks():
        marks = removed(asked, rows, score.for_floor(rows))
        for at, row in enumerate(rows.tolist()):
            pairs = by_row[cast.mentee_at[asked.mentees[row].person_id]]
            named = {pair: _named(marks, (at, cast.mentor_at[pair[0]])) for pair in pairs}
            causes |= {pair: cause for pair, cause in named.items() if cause}
    return causes


def _named(marks: Mapping[str, np.ndarray], place: Place) -> str:
    for rule in ("oneself", *OPEN_RULES):
        if marks[rule][place]:
            return rule
    return NOT_AVAILABLE if any(marks[rule][place] for rule in PRIVATE_RULES) else ""
