"""One measurement in a process of its own: prints its processor time, peak memory and figures as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from tests.benchmarks import workload as work

SEED = 7
Figures = dict[str, Any]


def exact(mentees: int, form: str, mode: str = "total", policy: str = "benchmark") -> Callable[[], Figures]:
    """Lists, solution and certificate from columns."""
    from turnabout_engine import Problem, solve

    def problem(size: int) -> Problem:
        terms = work.PRODUCT if policy == "product" else work.BENCHMARK
        columns = work.workload(size, form, SEED, terms)
        return Problem.from_columns(columns, work.capacities(len(columns.mentors), SEED))

    solve(problem(960), mode)  # compiled code is loaded before the clock starts
    whole = problem(mentees)

    def run() -> Figures:
        found = solve(whole, mode)
        figures = {
            "placed": found.placed,
            "total": found.total,
            "worst": found.worst,
            "gap": found.certificate.gap,
        }
        return figures | {"least": found.certificate.least, "blocking": found.blocking}

    return run


def dense(mentees: int, form: str) -> Callable[[], Figures]:
    """All pairs scored in blocks, and SciPy."""
    from tests.benchmarks.dense import assigned

    columns = work.workload(mentees, form, SEED)
    capacity = work.capacities(len(columns.mentors), SEED)

    def run() -> Figures:
        placed, total = assigned(columns, capacity)
        return {"placed": placed, "total": total}

    return run


def flow(mentees: int, form: str) -> Callable[[], Figures]:
    """The same lists, and OR-Tools."""
    from turnabout_engine.fast.scan import Scan

    from tests.benchmarks.flow import assigned

    def made(size: int) -> tuple[Any, Any]:
        columns = work.workload(size, form, SEED)
        return columns, work.capacities(len(columns.mentors), SEED)

    small = made(960)
    assigned(*small, Scan(small[0], np.arange(len(small[1]))))
    columns, capacity = made(mentees)

    def run() -> Figures:
        placed, total = assigned(columns, capacity, Scan(columns, np.arange(len(capacity))))
        return {"placed": placed, "total": total}

    return run


def scan(mentees: int, form: str, policy: str = "benchmark") -> Callable[[], Figures]:
    """The kernel alone: index and lists of all pairs."""
    from turnabout_engine.fast.scan import Scan

    terms = work.PRODUCT if policy == "product" else work.BENCHMARK
    small = work.workload(960, form, SEED, terms)
    Scan(small, np.arange(len(small.mentors))).best(np.arange(960), 20)
    columns = work.workload(mentees, form, SEED, terms)

    def run() -> Figures:
        Scan(columns, np.arange(len(columns.mentors))).best(np.arange(mentees), 20)
        return {"pairs": mentees * len(columns.mentors)}

    return run


def blocked(mentees: int, form: str) -> Callable[[], Figures]:
    """Blocked NumPy scoring of a sample of rows, keeping the best 20 of each."""
    from tests.benchmarks.dense import scored

    columns = work.workload(mentees, form, SEED)
    rows = np.arange(0, mentees, max(1, mentees // 512))[:512]

    def run() -> Figures:
        for _, scores in scored(columns, rows):
            np.argpartition(scores, -20, axis=1)[:, -20:]
        return {"pairs": len(rows) * len(columns.mentors)}

    return run


def floor(mentees: int, form: str) -> Callable[[], Figures]:
    """Bare scattered additions of every shared topic and interest, without scores, rules or lists."""
    from tests.benchmarks.floor import additions

    columns = work.workload(mentees, form, SEED)
    add = additions(columns)
    add(1)

    def run() -> Figures:
        return {"pairs": mentees * len(columns.mentors), "additions": add(mentees)}

    return run


def main() -> None:
    """`python -m tests.benchmarks.case NAME ARGUMENTS`."""
    name, *given = sys.argv[1:]
    run = globals()[name](*[int(one) if one.isdigit() else one for one in given])
    began = time.process_time()
    figures = run()
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    sys.stdout.write(json.dumps({"seconds": seconds, "peak": peak, **figures}) + "\n")


if __name__ == "__main__":
    main()
