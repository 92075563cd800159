"""What is measured beside the engine's own cases: peers, the command from cold, files of people, and the intake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks import cold, people_file
from tests.benchmarks.bars import Held
from tests.benchmarks.page import table
from tests.benchmarks.peers import forms

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
LONGEST = 900
Section = tuple[str, list[str]]


def sections(pythons: Mapping[str, str], *, full: bool) -> Iterator[Section]:
    """Heading and lines of each."""
    with tempfile.TemporaryDirectory(prefix="turnabout-benchmark-") as name:
        yield "Other libraries for the same job", peers(pythons, Path(name))
        yield "The command from cold", from_cold()
        yield "People from a file", from_files(pythons, Path(name), 1_000_000 if full else 100_000)
    yield "An intake on the web", intake()


def ran(command: list[str]) -> dict[str, Any] | None:
    """The figures that a process prints; None where it cannot run."""
    given = dict(os.environ, PYTHONPATH=os.pathsep.join([str(ROOT), str(ROOT / "engine" / "src")]))
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=given, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        sys.stderr.write(f"{command[1]}: stopped after {LONGEST} s\n")
        return None
    if done.returncode or not done.stdout:
        sys.stderr.write(f"{command[1]}: {done.stderr.splitlines()[-1:]}\n")
        return None
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    sys.stdout.write(f"{' '.join(command[1:])}: {figures}\n")
    return figures


def peers(pythons: Mapping[str, str], folder: Path) -> list[str]:
    """`mentor-match` on its own forms and scores, `matching` on the same scores, and the engine on both."""
    drawn = forms.drawn(folder, 300, 3_000)
    kinds = [("300 x 3,000", drawn, []), ("300 x 3,000, all allowed", drawn, ["open"])]
    samples = [(f"its sample forms, {size}", forms.sample(size), []) for size in ("small", "large")]
    lines = ["| forms | library | seconds | GiB | placed | total |", "|---|---|---|---|---|---|"]
    held: list[Held] = []
    worse: list[str] = []
    for what, files, more in [*samples, *kinds]:
        if files is None:
            lines.append(f"| {what} | not there: TURNABOUT_DATA names no folder with it | | | | |")
            continue
        scores = str(folder / "scores.json")
        scoring = [
            pythons.get("mentor-match", ""),
            str(HERE / "peers/by_mentor_match.py"),
            str(files),
            scores,
            *more,
        ]
        theirs = ran(scoring) if "mentor-match" in pythons else None
        if theirs is None:
            lines.append(f"| {what} | `mentor-match` could not be run here | | | | |")
            continue
        stable = (
            ran([pythons["matching"], str(HERE / "peers/by_matching.py"), scores])
            if "matching" in pythons
            else None
        )
        ours = ran([sys.executable, "-m", "tests.benchmarks.peers.ours", scores])
        assert ours is not None  # our own failing is no figure
        named = {"mentor-match": theirs, "matching": stable, "the engine": ours}
        lines += [_peer(what, name, found) for name, found in named.items() if found]
        for name, found, wanted in (("mentor-match", theirs, 200), ("matching", stable, 1_000)):
            if found:
                held.append(Held(f"`{name}`, {what}", found["seconds"] / ours["seconds"], wanted))
        whole = (theirs["seconds"] + theirs["scoring"]) / ours["seconds"]
        held.append(Held(f"`mentor-match` with its scoring, {what}", whole, 200))
        best = max((one["placed"], one["total"]) for one in (theirs, stable or theirs))
        if (ours["placed"], ours["total"]) < best:
            worse.append(what)
    told = (
        "Each peer has an environment of its own. Seconds are those from a table of scores to pairs; the scores are"
        " those of `mentor-match` by its own rules, which take it longer than the pairs and are said apart. The limit"
        " of recursion is raised for `matching`, which stops with Python's own."
    )
    ends = (
        f"**A peer ends higher on: {', '.join(worse)}.**"
        if worse
        else "Nobody places more or has a higher total."
    )
    return [told, "", *lines, "", ends, "", *table(held)]


def _peer(what: str, name: str, found: Mapping[str, Any]) -> str:
    more = f" (and {found['scoring']:.2f} for scores)" if "scoring" in found else ""
    figures = f"{found['peak']:.2f} | {found['placed']} | {found['total']:,}"
    return f"| {what} | {name} | {found['seconds']:.4f}{more} | {figures} |"


def from_cold() -> list[str]:
    """`turnabout match` on 300 x 3,000."""
    runs = [cold.measured(300) for _ in range(3)]
    whole, imports, parsed = (
        sorted(float(run[key]) for run in runs)[1] for key in ("seconds", "imports", "parsed")
    )
    loaded = runs[-1]["loaded"]
    return [
        f"`turnabout match` on 300 x 3,000 people takes {whole:.2f} s of the processor, Python's start and all."
        f" Importing NumPy and SciPy's optimiser and reading the same file takes {imports:.2f} s by the csv module and"
        f" {parsed:.2f} s by the parser that checks every cell. Loaded of numba and Django: {loaded}.",
        "",
        *table(
            [
                Held("imports and the csv module", whole / imports, 2, True),
                Held("imports and the parser", whole / parsed, 2, True),
            ]
        ),
    ]


def from_files(pythons: Mapping[str, str], folder: Path, people: int) -> list[str]:
    """Everybody of a large file, beside Polars reading and splitting the same columns."""
    path = folder / "people.csv"
    people_file.written(path, people // 11)
    theirs = ran([pythons["polars"], str(HERE / "by_polars.py"), str(path)]) if "polars" in pythons else None
    ours = ran([sys.executable, "-m", "tests.benchmarks.reading", str(path)])
    lines = [f"A staff list with enrolments of {people // 11 * 11:,} people.", ""]
    if theirs and ours:
        lines += table(
            [
                Held(
                    "Polars reading and splitting the same columns",
                    ours["seconds"] / theirs["seconds"],
                    3,
                    True,
                ),
                Held("memory", ours["peak"], 2, True, " GiB"),
            ]
        )
        lines += ["", f"Polars {theirs['seconds']:.1f} s of all threads, the engine {ours['seconds']:.1f} s."]
    return lines


def intake() -> list[str]:
    """The benchmark of the intake, in a process and a database of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.intake"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=LONGEST,
    )
    said = done.stdout.splitlines() or [f"It could not run: {' '.join(done.stderr.splitlines()[-1:])}"]
    return [
        "```text",
        *said,
        "```",
        "",
        "Everything held." if done.returncode == 0 else "**Not everything held.**",
    ]
