"""Which character stands between the cells of a CSV file: the one that cuts the first rows most evenly."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence

from turnabout.people.intake.table.plan import SEPARATORS


def separator_of(lines: Sequence[str]) -> str:
    return max(SEPARATORS, key=lambda separator: _fit(lines, separator))


def _fit(lines: Sequence[str], separator: str) -> tuple[int, int]:
    """Rows of the commonest width beyond one cell, then that width; commas win what is even."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if any(row))
    except csv.Error:
        return 0, 0
    width, number = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(0, 0))
    return (number, width) if width > 1 else (0, 0)
