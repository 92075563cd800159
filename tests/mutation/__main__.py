"""`python -m tests.mutation [oracle|verify|solver ...] [--minutes N] [--seed S]`: a sample of mutants, survivors told.

Every mutant is a process forked from one that has loaded NumPy, SciPy and Django but nothing of the engine; the
changed source takes the module's place when it is imported.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from tests.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "engine" / "src"
LONGEST = 300
KILLED, SURVIVED, ENDLESS = "killed", "SURVIVED", "endless"


@dataclass(frozen=True)
class Target:
    """Modules to break, and the tests that have to notice."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


CORE, LARGE = "tests/engine/core/test_", "tests/engine/large/test_"
TARGETS = {
    "oracle": Target(("columns/oracle.py",), (f"{LARGE}scan.py", "tests/engine/people/test_columns.py")),
    "verify": Target(
        ("verify/*.py",),
        (f"{CORE}corruption.py", f"{CORE}couples.py", f"{LARGE}modes.py", f"{LARGE}large.py"),
    ),
    "solver": Target(
        ("solve/*.py",), (f"{CORE}best_of_all.py", f"{LARGE}modes.py", f"{CORE}couples.py", f"{CORE}ties.py")
    ),
}


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from changed source."""

    def __init__(self, path: Path, source: str) -> None:
        self.path, self.source = path, source
        parts = path.relative_to(ENGINE).with_suffix("").parts
        self.package = parts[-1] == "__init__"
        self.name = ".".join(parts[:-1] if self.package else parts)

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        spec = importlib.machinery.ModuleSpec(name, self, origin=str(self.path), is_package=self.package)
        if self.package:
            spec.submodule_search_locations = [str(self.path.parent)]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.path)
        exec(compile(self.source, str(self.path), "exec"), module.__dict__)


def fate(path: Path, mutant: Mutant, tests: Sequence[str]) -> str:
    """What becomes of a mutant."""
    child = os.fork()
    if not child:
        try:
            _be(path, mutant, tests)
        finally:
            os._exit(1)
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return SURVIVED if os.waitstatus_to_exitcode(status) == 0 else KILLED
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return ENDLESS


def _be(path: Path, mutant: Mutant, tests: Sequence[str]) -> None:
    """In the child: the tests with the changed module, silently; the exit code is pytest's."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    sys.meta_path.insert(0, Changed(path, mutant.source))
    import pytest

    os._exit(int(pytest.main(["-x", "-q", *tests])))


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Mutants in an order drawn from the seed, until all are tried or time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], default=list(TARGETS))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    for heavy in ("numpy", "scipy.sparse", "scipy.optimize", "django", "numba"):
        __import__(heavy)
    until = time.monotonic() + 60 * given.minutes
    for name in given.targets or list(TARGETS):
        target = TARGETS[name]
        package = ENGINE / "turnabout_engine"
        paths = sorted(path for pattern in target.modules for path in package.glob(pattern))
        as_it_is = Mutant(0, "", paths[0].read_text("utf-8"))
        if fate(paths[0], as_it_is, target.tests) != SURVIVED:
            sys.exit(f"{name}: its tests fail on the engine as it is, or take too long; mend that first.")
        waiting = [(path, mutant) for path in paths for mutant in mutants(path.read_text("utf-8"))]
        random.Random(given.seed).shuffle(waiting)
        told = dict.fromkeys((KILLED, ENDLESS, SURVIVED), 0)
        for path, mutant in waiting:
            if time.monotonic() > until:
                break
            end = fate(path, mutant, target.tests)
            told[end] += 1
            if end == SURVIVED:
                _tell(f"{path.relative_to(package)}:{mutant.line}: {mutant.change}")
        _tell(f"{name}: {sum(told.values())} of {len(waiting)} mutants tried, {told}")


if __name__ == "__main__":
    main()
