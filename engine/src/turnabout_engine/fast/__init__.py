"""Compiled code for matches too large for tables. Only loaded above that size; needs the extra `fast` (numba)."""
