"""The reference of the command has every sub-command and option in the words of its own help, and no others."""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest

from turnabout.cli import COMMANDS

PAGE = (Path(__file__).resolve().parents[3] / "docs/reference/commands.md").read_text("utf-8")


def section(command: str) -> str:
    return PAGE.split(f"## `turnabout {command}`\n")[1].split("\n## ")[0]


def options(command: str) -> dict[str, str]:
    """Long name or name of the argument: help."""
    parser = argparse.ArgumentParser(prog=command)
    import_module(f"turnabout.cli.{command.replace('-', '_')}").add_arguments(parser)
    return {
        (action.option_strings or [action.dest])[-1]: action.help or ""
        for action in parser._actions
        if action.dest != "help"
    }


def test_every_sub_command_has_its_section_and_every_section_its_sub_command() -> None:
    assert re.findall(r"^## `turnabout ([\w-]+)`$", PAGE, flags=re.M) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_section_begins_with_what_the_command_says_of_itself(command: str) -> None:
    line = COMMANDS[command]
    assert section(command).strip().startswith(f"{line[0].upper()}{line[1:]}.")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_section_has_every_option_with_its_help_and_no_other(command: str) -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \|$", section(command), flags=re.M)
    assert sorted(rows) == sorted(options(command).items())
