"""Runs in the environment of `matching`: its deferred acceptance on the same scores, mentors with one seat each.

`python by_matching.py SCORES` prints what it took. The limit of recursion is raised, because it stops at 100 x 1,000
with Python's own.
"""

import json
import resource
import sys
import threading
import time
from pathlib import Path

from matching.games import HospitalResident

STACK = 512 * 2**20


def main() -> None:
    """Wishes from scores, equals in the order of the list; then its game."""
    scores = json.loads(Path(sys.argv[1]).read_text())
    of_mentees: dict[str, list[str]] = {}
    of_mentors: dict[str, list[tuple[int, str]]] = {}
    for mentee, row in enumerate(scores):
        open_to = sorted((-score, mentor) for mentor, score in enumerate(row) if score is not None)
        if open_to:
            of_mentees[f"e{mentee}"] = [f"o{mentor}" for _, mentor in open_to]
        for score, mentor in open_to:
            of_mentors.setdefault(f"o{mentor}", []).append((score, f"e{mentee}"))
    ranked = {mentor: [name for _, name in sorted(wishes)] for mentor, wishes in of_mentors.items()}
    began = time.process_time()
    game = HospitalResident.create_from_dictionaries(of_mentees, ranked, dict.fromkeys(ranked, 1))
    found = game.solve()
    seconds = time.process_time() - began
    got = [
        scores[int(str(mentee)[1:])][int(str(mentor)[1:])]
        for mentor, mentees in found.items()
        for mentee in mentees
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    sys.stdout.write(
        json.dumps({"seconds": seconds, "placed": len(got), "total": sum(got), "peak": peak}) + "\n"
    )


if __name__ == "__main__":
    sys.setrecursionlimit(10**6)
    threading.stack_size(STACK)
    whole = threading.Thread(target=main)
    whole.start()
    whole.join()
