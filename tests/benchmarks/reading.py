"""Everybody of a staff list through the parser, one row in memory at a time."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from turnabout_engine.io.rows import iter_rows
from turnabout_engine.people import PersonRow


def main() -> None:
    """Counts the people; every cell of everybody is checked."""
    with Path(sys.argv[1]).open("rb") as file:
        began = time.process_time()
        count = sum(isinstance(event, PersonRow) for event in iter_rows(iter(lambda: file.read(2**20), b"")))
        seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    sys.stdout.write(json.dumps({"seconds": seconds, "people": count, "peak": peak}) + "\n")


if __name__ == "__main__":
    main()
