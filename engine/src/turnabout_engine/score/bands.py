"""Four words for a visible score, so that people read a word and not a number."""

from bisect import bisect_right

BANDS = ("thin", "fair", "good", "very_good")
LEAST = (2500, 4500, 6500)
"""The least visible score of fair, good and very good."""


def band(visible: int) -> str:
    """The word for a visible score, 0 to 10000: thin, fair, good or very good."""
    return BANDS[bisect_right(LEAST, visible)]
