"""The suite notices when the product is broken: every fault makes the tests that it names fail."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COPIED = ("src", "engine", "tests", "pyproject.toml", "README.md")
FAULTS = sorted(HERE.glob("*.patch"))


def named_tests(fault: Path) -> list[str]:
    return re.findall(r"^# must fail: (\S+)$", fault.read_text(), flags=re.M)


def copy_of_the_project(folder: Path) -> Path:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def run_tests(project: Path, tests: list[str]) -> subprocess.CompletedProcess[str]:
    """On SQLite, whatever this run is on: a second PostgreSQL database of the same name would be in its way."""
    paths = os.pathsep.join([str(project / "src"), str(project / "engine" / "src")])
    clean = {
        key: said for key, said in os.environ.items() if key not in ("DATABASE_URL", "PYTEST_XDIST_WORKER")
    }
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-rfE", "--tb=line", "--show-capture=no", *tests],
        cwd=project,
        env={**clean, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_there_are_at_least_three_faults() -> None:
    assert len(FAULTS) >= 3


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.stem)
def test_a_fault_fits_the_code_as_it_is_now(fault: Path) -> None:
    """Quick, so that whoever moves code hears of it before the slow test below does."""
    applied = subprocess.run(
        ["git", "apply", "--check", "-p1", str(fault)], cwd=ROOT, capture_output=True, text=True
    )
    assert applied.returncode == 0, f"Make {fault.name} anew: {applied.stderr}"


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.stem)
def test_the_suite_notices(fault: Path, tmp_path: Path) -> None:
    tests = named_tests(fault)
    assert tests, f"{fault.name} names no test that must fail"
    project = copy_of_the_project(tmp_path / "project")
    applied = subprocess.run(["git", "apply", "-p1", str(fault)], cwd=project, capture_output=True, text=True)
    assert applied.returncode == 0, f"{fault.name} does not apply: {applied.stderr}"
    answer = run_tests(project, tests)
    failed = {
        line.split()[1].split("[")[0] for line in answer.stdout.splitlines() if line.startswith("FAILED ")
    }
    missed = [test for test in tests if test.split("[")[0] not in failed]
    assert not missed, (
        f"{fault.name} went unnoticed by {missed}\n{answer.stdout[-3000:]}{answer.stderr[-2000:]}"
    )
