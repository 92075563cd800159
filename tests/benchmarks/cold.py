"""`turnabout match` on 300 x 3,000 from cold, against importing NumPy and SciPy and reading the same file."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.people_file import written

IMPORTS = "import numpy, scipy.optimize, csv; rows = list(csv.reader(open({path!r}, newline='')))"
PARSED = "import numpy, scipy.optimize\nfrom turnabout_engine.io.rows import parse\nparse(open({path!r}, 'rb').read())"
LOADED = (
    "import sys; from turnabout.cli import main; main({command!r}); "
    "print(sorted({{'numba', 'django'}} & set(sys.modules)), file=sys.stderr)"
)


def seconds_of(code: str) -> tuple[float, str]:
    """Processor time of a fresh Python with this code, and what it said beside its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    given = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=given)
    if done.returncode:
        raise RuntimeError(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stderr


def measured(mentees: int) -> dict[str, object]:
    """One run of all three."""
    with tempfile.TemporaryDirectory() as folder:
        people, pairs = Path(folder, "people.csv"), Path(folder, "pairs.csv")
        written(people, mentees)
        for path in (people,):
            imports, _ = seconds_of(IMPORTS.format(path=str(path)))
            parsed, _ = seconds_of(PARSED.format(path=str(path)))
        command = ["match", str(people), "--out", str(pairs)]
        whole, told = seconds_of(LOADED.format(command=command))
        placed = len(pairs.read_text().splitlines()) - 1
    loaded = told.strip().splitlines()[-1]
    return {"seconds": whole, "imports": imports, "parsed": parsed, "placed": placed, "loaded": loaded}
