"""Pairs: two people who learn from each other."""
