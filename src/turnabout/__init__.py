"""Reverse mentoring for a whole organisation."""
