"""The score of a pair: one definition, full and visible from the same code."""

from turnabout_engine.score.bands import BANDS, band
from turnabout_engine.score.parts import Score

__all__ = ["BANDS", "Score", "band"]
