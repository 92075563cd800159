"""Everybody's own entry in the directory, and what they add to it."""
