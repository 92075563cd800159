"""Finds people by what is typed: without regard to case, accents or order of words, alike on every database."""

from turnabout.people.finding import fits, fold

__all__ = ["fits", "fold"]
