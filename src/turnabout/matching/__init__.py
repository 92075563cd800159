"""Runs, proposals, review and publication; the only room that calls the engine."""
