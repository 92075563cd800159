"""The engine on the scores of a peer, through `Problem.from_scores`: `python -m tests.benchmarks.peers.ours SCORES`."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from pathlib import Path

import numpy as np

REPEATS = 5


def main() -> None:
    """The best total, proved and verified; the median of five runs, from the table to the pairs."""
    from turnabout_engine import Problem, solve, verify

    scores = json.loads(Path(sys.argv[1]).read_text())
    allowed = np.array([[one is not None for one in row] for row in scores])
    table = np.array([[one or 0 for one in row] for row in scores], dtype=np.int64)
    solve(Problem.from_scores([[1]]))  # what is imported on first use is there before the clock starts
    taken = []
    for _ in range(REPEATS):
        began = time.process_time()
        problem = Problem.from_scores(table, allowed=allowed)
        found = solve(problem)
        taken.append(time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    figures = {"placed": found.placed, "total": found.total, "exact": verify(problem, found).exact}
    sys.stdout.write(json.dumps({"seconds": statistics.median(taken), "peak": peak, **figures}) + "\n")


if __name__ == "__main__":
    main()
