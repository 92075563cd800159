"""The how-to for other people's matching problems: its example runs, and its errors are there by those names."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from turnabout_engine import Problem, errors, grouped, solve

PAGE = (Path(__file__).parents[3] / "docs/howto/match-something-else.md").read_text("utf-8")


def test_its_example_prints_what_it_says() -> None:
    ((code, printed),) = re.findall(r"```python\n(.*?)```\n+```text\n(.*?)```", PAGE, re.DOTALL)
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == printed


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(\w+Error)`", PAGE))))
def test_every_error_it_names_is_there(name: str) -> None:
    found = getattr(errors, name, None) or getattr(grouped, name)
    assert issubclass(found, errors.EngineError)


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (0, 0)])
def test_a_side_without_anybody_gives_no_pairs(shape: tuple[int, int]) -> None:
    assert solve(Problem.from_scores(np.zeros(shape, dtype=np.int64))).pairs.shape == (0, 2)
