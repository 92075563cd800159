"""Bringing in the staff list and the list of who takes part, by file."""
