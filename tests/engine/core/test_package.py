"""The package from outside: its doors, what importing costs, and the examples in its README."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import turnabout_engine

README = Path(__file__).parents[3] / "engine" / "README.md"


def test_importing_the_package_loads_neither_numpy_nor_scipy() -> None:
    script = "import sys, turnabout_engine; print({'numpy', 'scipy'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"


def test_reading_a_dense_problem_does_not_load_the_solvers_of_scipy() -> None:
    script = (
        "import sys; from turnabout_engine import Problem; Problem.from_scores([[1]]);"
        "print('scipy.optimize' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_doors_stay_functions_although_folders_have_their_names() -> None:
    for name in ("solve", "verify"):
        import_module(f"turnabout_engine.{name}")
        assert callable(getattr(turnabout_engine, name))


def test_every_name_promised_is_there() -> None:
    for name in turnabout_engine.__all__:
        assert getattr(turnabout_engine, name).__name__ == name


EXAMPLES = re.findall(
    r"```python\n(.*?)```\n+```text\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL
)


def test_the_readme_has_three_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize(("code", "printed"), EXAMPLES)
def test_each_example_of_the_readme_runs_and_prints_what_it_says(code: str, printed: str) -> None:
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == printed
