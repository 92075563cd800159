"""Real projects and students: Glasgow, three years without lecturers' limits (PrefLib 00038, oracle figures known)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import scipy.sparse as sp
from turnabout_engine import Problem, solve, verify

FOLDER = Path(os.environ.get("TURNABOUT_DATA", "../shared/data")) / "match_preflib_project"
BEST = {1: (35, 57), 2: (37, 54), 3: (32, 44)}

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(
        not FOLDER.is_dir(), reason="the Glasgow project lists (TURNABOUT_DATA) are not there"
    ),
]


def ranks(year: int) -> sp.csr_array:
    """Minus the rank that each student gives a project; projects not listed are absent."""
    text = (FOLDER / f"00038-{year:08d}.soi").read_text(encoding="utf-8")
    lists = [line.split(":") for line in text.splitlines() if not line.startswith("#")]
    students = [
        [int(project) for project in order.split(",")] for times, order in lists for _ in range(int(times))
    ]
    projects = next(int(line.split(":")[1]) for line in text.splitlines() if "NUMBER ALTERNATIVES" in line)
    rows = [row for row, order in enumerate(students) for _ in order]
    columns = [project - 1 for order in students for project in order]
    values = [-rank for order in students for rank in range(1, len(order) + 1)]
    return sp.csr_array((values, (rows, columns)), shape=(len(students), projects))


@pytest.mark.parametrize("year", BEST)
def test_as_many_students_as_possible_at_the_least_total_rank(year: int) -> None:
    problem = Problem.from_scores(ranks(year))
    solution = solve(problem)
    assert (solution.placed, -solution.total) == BEST[year]
    assert verify(problem, solution).exact
