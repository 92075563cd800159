"""Files for trying the commands, and a way to call them as the `turnabout` command does."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.engine.people.staff import as_csv, make_staff
from turnabout.cli import match, rematch, verify

PEOPLE = as_csv(make_staff(11, 120, 20, 50))


def call(command: str, *arguments: object) -> int:
    module = {"match": match, "rematch": rematch, "verify": verify}[command]
    parser = argparse.ArgumentParser(prog=f"turnabout {command}")
    module.add_arguments(parser)
    return module.run(parser.parse_args([str(argument) for argument in arguments]))


def people_file(folder: Path, data: bytes = PEOPLE, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
