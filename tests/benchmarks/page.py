"""The reference page, written from one run: machine, versions, date, medians with their spread, ratios and bars."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from tests.benchmarks.bars import Held, Runs, bars
from tests.benchmarks.plan import Row

INTRODUCTION = """# Benchmarks

This page is written by `script/benchmark{option}`; change nothing by hand. Every row is a process of its own; rows are
interleaved, and each shows the median of its runs with the lowest and highest. Seconds are processor time of all
threads without starting Python, drawing the workload or compiling (compiled code is kept on disk; making it costs
about a minute, once). Memory is the peak of the whole process. Bars are printed, not asserted. The workload is drawn
by `tests/benchmarks/workload.py` from seed 7: `tight` has 1.1 mentors a mentee, `loose` ten; the policy is that of the
benchmark unless a row says `product`.
"""
WORDS = {
    "exact": "exact with proof",
    "dense": "dense scoring and SciPy",
    "flow": "the same lists and OR-Tools' flow (not exact)",
    "scan": "lists of all pairs (the kernel with its index)",
    "blocked": "dense scoring by blocks in NumPy (512 mentees)",
    "floor": "scattered additions alone",
}
BARS = ("| against | figure | wanted | |", "|---|---|---|---|")


def page(rows: list[Row], runs: Runs, others: list[tuple[str, list[str]]], *, full: bool) -> str:
    """Markdown of everything that ran; `others` are further sections, each a heading and lines."""
    lines = [INTRODUCTION.format(option=" --full" if full else ""), machine(), ""]
    lines += [
        "| case | seconds | lowest to highest | runs | GiB | placed | total | worst |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(row.case, runs[row.case]) for row in rows if runs[row.case]]
    lines += ["", "## Against the bars", "", *table(bars(runs))]
    missing = [row.case for row in rows if not runs[row.case]]
    if missing:
        lines += ["", "Not run here: " + ", ".join(missing) + "."]
    for heading, text in others:
        lines += ["", f"## {heading}", "", *text]
    return "\n".join(lines) + "\n"


def table(held: list[Held]) -> list[str]:
    """Bars as a table."""
    return [*BARS, *(one.line() for one in held)]


def machine() -> str:
    """Where and when this ran, and what else did."""
    model = subprocess.run(
        ["sh", "-c", "grep -m1 'model name' /proc/cpuinfo | cut -d: -f2"], capture_output=True, text=True
    )
    told = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "numba"))
    day, load = datetime.now(UTC).date().isoformat(), os.getloadavg()[2]
    return (
        f"{day}, {os.cpu_count()} shared cores ({model.stdout.strip()}), Python {platform.python_version()}, {told}. "
        f"Load over the last quarter of an hour: {load:.1f}"
        + (", so that other work took its share of memory and caches." if load > 1.5 else ".")
    )


def _row(case: str, runs: list[dict[str, Any]]) -> str:
    seconds = [run["seconds"] for run in runs]
    name, size, form, *more = case.split()
    what = f"{WORDS[name]}, {int(size):,} {form}{''.join(f', `{one}`' for one in more if one != 'total')}"
    last, peak = runs[-1], max(run["peak"] for run in runs)
    spread = f"{min(seconds):.2f} to {max(seconds):.2f}"
    figures = " | ".join(_whole(last.get(key)) for key in ("placed", "total", "worst"))
    return f"| {what} | {statistics.median(seconds):.2f} | {spread} | {len(runs)} | {peak:.2f} | {figures} |"


def _whole(value: int | None) -> str:
    return "" if value is None else f"{value:,}"
