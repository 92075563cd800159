"""Verifying shares no code with solving; otherwise one fault could hide in both."""

from __future__ import annotations

import ast
from pathlib import Path

import turnabout_engine

PACKAGE = Path(turnabout_engine.__file__).parent


def imported(folder: str) -> set[str]:
    """Modules of the engine that the files of a folder import while running."""
    found: set[str] = set()
    for file in (PACKAGE / folder).glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in tree.body:  # what is below `if TYPE_CHECKING` is not run
            if (
                isinstance(node, ast.ImportFrom)
                and node.module
                and node.module.startswith("turnabout_engine")
            ):
                found.add(node.module.removeprefix("turnabout_engine."))
    return found


def test_verifying_imports_nothing_that_solving_is_made_of() -> None:
    assert {name for name in imported("verify") if not name.startswith("verify")} == {"columns.oracle"}
    assert not any(name.startswith("verify") for name in imported("solve") | imported("large"))


def test_the_definition_that_both_read_is_made_of_neither() -> None:
    made_of = {name.split(".")[0] for name in imported("columns")}
    assert made_of <= {"columns", "errors"}


def test_verifying_asks_the_fast_scan_in_one_place_only() -> None:
    asking = [
        file.name
        for file in (PACKAGE / "verify").glob("*.py")
        if any(
            part in file.read_text(encoding="utf-8")
            for part in ("turnabout_engine.fast", "turnabout_engine.large")
        )
    ]
    assert asking == ["wide.py"]
