"""Wakes workers; the truth about work to do stays in the rows."""
