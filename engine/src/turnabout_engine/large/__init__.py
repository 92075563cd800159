"""Matches too large for tables: lists, sparse paths and prices for all pairs, in compiled code.

Nothing is loaded here, so that asking for the size costs nothing; `large.solve` is the door.
"""
