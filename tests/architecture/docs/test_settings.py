"""The reference of settings names every variable that the product reads, and none that it does not."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs/reference/settings.md").read_text("utf-8")
READERS = {"text", "flag", "number", "words", "folder", "choice", "database"}
OF_OTHERS = {"DJANGO_SETTINGS_MODULE"}  # which settings Django loads; not a setting of ours
BY_TESTS = {"TURNABOUT_DATA"}


def rows() -> dict[str, str]:
    """Variable: default, of every row of the page's table."""
    return dict(re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", PAGE, flags=re.M))


def calls(tree: ast.AST) -> Iterator[tuple[ast.expr, ast.Call | ast.Subscript]]:
    """What is asked of the environment: `env.text("X")`, `os.environ.get("X")`, `os.environ["X"]`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="env"), attr=reader), args=[name, *_]):
                assert reader in READERS, reader
                yield name, node
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="environ")), args=[name, *_]):
                yield name, node
            case ast.Subscript(value=ast.Attribute(attr="environ"), slice=name):
                yield name, node


def named_in_source() -> set[str]:
    """Every variable that src reads or sets; a name that is worked out is not understood, and fails."""
    found = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        if path.name == "env.py":
            continue
        for name, _node in calls(ast.parse(path.read_text("utf-8"))):
            assert isinstance(name, ast.Constant), f"{path}: say the name of the variable in full"
            found.add(str(name.value))
    return found


def read_by_settings() -> set[str]:
    tree = ast.parse((ROOT / "src/turnabout/config/settings.py").read_text("utf-8"))
    return {str(name.value) for name, _node in calls(tree) if isinstance(name, ast.Constant)}


def test_every_variable_of_the_product_is_in_the_reference_and_the_reverse() -> None:
    assert named_in_source() - OF_OTHERS == set(rows())


def test_a_variable_that_is_set_is_also_read() -> None:
    assert named_in_source() - OF_OTHERS <= read_by_settings()


def test_the_page_names_no_other_variable() -> None:
    assert set(re.findall(r"\b(?:TURNABOUT_[A-Z_]+|DATABASE_URL)\b", PAGE)) == set(rows()) | BY_TESTS


def test_defaults_that_are_plain_words_stand_in_the_page() -> None:
    tree = ast.parse((ROOT / "src/turnabout/config/settings.py").read_text("utf-8"))
    for name, node in calls(tree):
        plain = [one.value for one in getattr(node, "args", [])[1:2] if isinstance(one, ast.Constant)]
        is_choice = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "choice"
        if plain and not is_choice and isinstance(name, ast.Constant):
            assert rows()[name.value] == f"`{plain[0]}`", name.value


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in rows()}
    return subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env={**clean, "DJANGO_SETTINGS_MODULE": "turnabout.config.settings", **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_an_installation_over_https_passes_the_checks_for_deployment(tmp_path: Path) -> None:
    answer = start(
        TURNABOUT_HOME=str(tmp_path),
        TURNABOUT_BASE_URL="https://turnabout.example.org",
        TURNABOUT_ALLOWED_HOSTS="turnabout.example.org",
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_value_that_cannot_be_used_is_named_with_its_remedy(tmp_path: Path) -> None:
    answer = start(TURNABOUT_HOME=str(tmp_path), TURNABOUT_LOG="loud")
    assert answer.returncode != 0
    assert "TURNABOUT_LOG is 'loud'. Leave it out, or set it to json or console or quiet." in answer.stderr
