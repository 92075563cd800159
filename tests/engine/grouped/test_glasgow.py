"""Real projects of two years in which lecturers had a limit over several projects (PrefLib 00038)."""

from __future__ import annotations

import pytest
from turnabout_engine import Problem
from turnabout_engine.grouped import Group, Grouped, solve_grouped, verify_grouped

from tests.engine.core.test_glasgow import FOLDER, ranks

BEST = {4: (34, 50), 5: (31, 44)}

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(
        not FOLDER.is_dir(), reason="the Glasgow project lists (TURNABOUT_DATA) are not there"
    ),
]


def lecturers(year: int, ids: tuple[str, ...]) -> list[Group]:
    lines = (FOLDER / f"00038-{year:08d}.dat").read_text(encoding="utf-8").split()
    rows = [
        line.split(",")
        for line in " ".join(lines[1:]).replace("Supervisor ", "\nSupervisor_").split("\n")
        if line
    ]
    return [
        Group(name, [ids[int(project)] for project in projects.split()], int(limit))
        for name, limit, projects in rows
    ]


@pytest.mark.parametrize("year", BEST)
def test_as_many_students_as_possible_at_the_least_total_rank_under_lecturers_limits(year: int) -> None:
    problem = Problem.from_scores(ranks(year))
    grouped = Grouped(problem, tuple(lecturers(year, problem.mentor_ids)))
    solution = solve_grouped(grouped)
    assert (solution.placed, -solution.total) == BEST[year]
    report = verify_grouped(grouped, solution)
    assert report.exact, report.failures
