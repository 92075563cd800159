"""Runs the benchmarks, interleaved and each in a process of its own, prints them and writes the reference page."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks.others import sections
from tests.benchmarks.page import page
from tests.benchmarks.plan import Row, plan

ROOT = Path(__file__).parents[2]
LONG, VERY_LONG = 20.0, 60.0
Runs = dict[str, list[dict[str, Any]]]


def measured(row: Row, pythons: dict[str, str]) -> dict[str, Any] | None:
    """One run; None where its environment could not be made."""
    python = pythons.get(row.environment)
    if python is None:
        return None
    paths = [str(ROOT), str(ROOT / "engine" / "src")]
    given = dict(os.environ, PYTHONPATH=os.pathsep.join(paths))
    command = [python, "-m", "tests.benchmarks.case", *row.case.split()]
    done = subprocess.run(command, capture_output=True, text=True, env=given, cwd=ROOT)
    if done.returncode:
        sys.stderr.write(f"{row.case}: {done.stderr.splitlines()[-1] if done.stderr else done.returncode}\n")
        return None
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def repeated(rows: list[Row], repeats: int, pythons: dict[str, str]) -> Runs:
    """Every row once, then all again: median of 5, of 3 above 20 seconds, a single run above 60."""
    runs: Runs = {row.case: [] for row in rows}
    for turn in range(repeats):
        for row in rows:
            before = runs[row.case]
            longest = max((run["seconds"] for run in before), default=0.0)
            if turn and (not before or longest > VERY_LONG or (turn >= 3 and longest > LONG)):
                continue
            found = measured(row, pythons)
            if found is not None:
                before.append(found)
                seconds = statistics.median(run["seconds"] for run in before)
                sys.stdout.write(f"{row.case:32} {seconds:9.3f} s  {found['peak']:6.2f} GiB  {found}\n")
                sys.stdout.flush()
    return runs


PEERS = {
    "ortools": ["numpy>=2", "scipy", "numba", "ortools", "tzdata"],
    "mentor-match": ["mentor-match"],
    "matching": ["matching"],
    "polars": ["polars"],
}


def environment(folder: Path, packages: list[str]) -> str | None:
    """The Python of an environment of a peer's own; None where its packages are not to be had."""
    python = folder / "bin" / "python"
    if not python.exists():
        uv = shutil.which("uv") or str(ROOT / ".tools/uv/bin/uv")
        steps = (
            [uv, "venv", "--quiet", "--python", sys.executable, str(folder)],
            [uv, "pip", "install", "--quiet", "--python", str(python), *packages],
        )
        if any(subprocess.run(step, capture_output=True).returncode for step in steps):
            shutil.rmtree(folder, ignore_errors=True)
            sys.stderr.write(f"no environment for {', '.join(packages)}\n")
            return None
    return str(python)


def main() -> None:
    """`python -m tests.benchmarks [--full] [--write] [--environments FOLDER]`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="all sizes; takes hours")
    parser.add_argument("--repeats", type=int, default=0, help="runs of each row (5 with --full, else 3)")
    parser.add_argument("--write", type=Path, help="write the reference page here")
    parser.add_argument(
        "--environments", type=Path, default=ROOT / ".benchmarks", help="where peers are installed"
    )
    given = parser.parse_args()
    rows = plan(given.full)
    pythons: dict[str, str] = {"own": sys.executable}
    for name, packages in PEERS.items():
        found = environment(given.environments / name, packages)
        if found is not None:
            pythons[name] = found
    runs = repeated(rows, given.repeats or (5 if given.full else 3), pythons)
    text = page(rows, runs, list(sections(pythons, full=given.full)), full=given.full)
    sys.stdout.write(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
