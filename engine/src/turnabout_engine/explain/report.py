"""The report of a match for its coordinator, in Markdown: the result, every pair with reasons, and who has none."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from turnabout_engine.explain.english import sentences
from turnabout_engine.explain.structure import Explanation, PairExplanation
from turnabout_engine.explain.unmatched import unmatched_sentences
from turnabout_engine.explain.words import BAND
from turnabout_engine.people.cast import Cast

_MARKS = str.maketrans({char: "\\" + char for char in "\\`*_[]<>|#"})


def report(
    cast: Cast,
    explanation: Explanation,
    summary: Sequence[str],
    more: Mapping[tuple[str, ...], Sequence[str]] = MappingProxyType({}),
) -> str:
    """Weakest pairs first, by the visible score.

    more: further sentences, by (mentor_id, mentee_id) for a pair, by (role, person_id) for somebody without one.
    """
    weakest_first = sorted(
        explanation.pairs, key=lambda pair: (pair.score or 0, pair.mentee_id, pair.mentor_id)
    )
    lines = ["# Match", "", *(f"- {_plain(line)}" for line in summary), "", "## Pairs, weakest first", ""]
    for pair in weakest_first:
        lines += _pair(pair, more.get((pair.mentor_id, pair.mentee_id), ()))
    if explanation.unmatched:
        lines += ["## Without a pair", ""]
        for why in explanation.unmatched:
            told = unmatched_sentences(why, cast.person[why.person_id].label)
            lines.append(f"- {_plain(' '.join((*told, *more.get((why.role, why.person_id), ()))))}")
    return "\n".join(lines) + "\n"


def _pair(pair: PairExplanation, more: Sequence[str]) -> Iterator[str]:
    yield f"### {_named(pair.mentor_name, pair.mentor_id)} teaches {_named(pair.mentee_name, pair.mentee_id)}"
    yield ""
    parts = ", ".join(
        f"{part.replace('_', ' ')} {points} of {most}" for part, points, most in pair.parts or ()
    )
    yield f"{BAND[pair.band].capitalize()}: {pair.score} ({parts})"
    yield ""
    yield from (f"- {_plain(sentence)}" for sentence in (*sentences(pair), *more))
    yield ""


def _named(name: str, key: str) -> str:
    return _plain(name if name == key else f"{name} [{key}]")


def _plain(text: str) -> str:
    """Text from the file stays text: nothing in it becomes a link, a picture or a heading."""
    return text.translate(_MARKS)
