"""Why these pairs: a structure of kinds and values that any language can be made from, and the English of it."""

from turnabout_engine.explain.build import explain, explain_pairs
from turnabout_engine.explain.english import sentences
from turnabout_engine.explain.structure import (
    Explanation,
    LineView,
    PairExplanation,
    Shared,
    Teaching,
    as_plain,
)
from turnabout_engine.explain.unmatched import unmatched_sentences
from turnabout_engine.explain.words import AIM_LEVELS, OFFER_LEVELS, STYLE

__all__ = [
    "AIM_LEVELS",
    "OFFER_LEVELS",
    "STYLE",
    "Explanation",
    "LineView",
    "PairExplanation",
    "Shared",
    "Teaching",
    "as_plain",
    "explain",
    "explain_pairs",
    "sentences",
    "unmatched_sentences",
]
