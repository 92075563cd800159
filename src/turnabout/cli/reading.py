"""Reads the files that `match` and `verify` are given; whatever is wrong with them is told together."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from turnabout_engine.io.result import Input
from turnabout_engine.io.rows import Notice, join, parse
from turnabout_engine.lines import Finding, findings
from turnabout_engine.people import PersonRow
from turnabout_engine.policy import Policy

from turnabout.people.catalogue import interests


class BadInputError(Exception):
    """Files that cannot be used; `problems` has a line for each thing to mend."""

    def __init__(self, problems: Iterable[object]) -> None:
        self.problems = [str(problem) for problem in problems]
        super().__init__("\n".join(self.problems))

    def tell(self) -> int:
        """Print every problem and give the exit code for bad input."""
        for problem in self.problems:
            print(problem, file=sys.stderr)
        number = len(self.problems)
        print(f"{number} {'problem' if number == 1 else 'problems'}; nothing was written.", file=sys.stderr)
        return 2


@dataclass(frozen=True)
class Staff:
    """The people of the files, with all there is to say about them."""

    rows: tuple[PersonRow, ...]
    notices: tuple[Notice, ...]
    findings: tuple[Finding, ...]
    inputs: tuple[Input, ...]


def read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInputError([f"{path}: {error.strerror or error}"]) from None


def _read_list(path: Path) -> bytes:
    """The content of a list; a workbook is told by its first bytes, which every zip archive begins with."""
    data = read_bytes(path)
    if data.startswith(b"PK\x03\x04"):
        raise BadInputError([f"{path}: this is an Excel workbook. In Excel choose Save as, CSV UTF-8."])
    return data


def read_staff(paths: Sequence[Path], policy: Policy) -> Staff:
    """The staff list, with a second file of roles joined to it. Raises BadInputError with every problem."""
    if len(paths) > 2:
        raise BadInputError(["Give one file of people, or two: the staff list and the file of roles."])
    contents = [_read_list(path) for path in paths]
    known = {interest.key for interest in interests()}
    parsed = [parse(data, policy=policy, interests=known) for data in contents]
    problems = [
        f"{path}, {problem}" for path, read in zip(paths, parsed, strict=True) for problem in read.problems
    ]
    whole = parsed[0]
    if len(parsed) == 2:
        whole = join(parsed[0], parsed[1])
        told = {*parsed[0].problems, *parsed[1].problems}
        problems += [f"{paths[1]}, {problem}" for problem in whole.problems if problem not in told]
    found = findings(whole.rows)
    problems += [f"{paths[0]}, {finding.text}" for finding in found if finding.code == "duplicate_key"]
    if not problems and not any(person.roles for person in whole.rows):
        problems = [f"{paths[-1]}: nobody takes part. Fill the column role, or give a second file with it."]
    if problems:
        raise BadInputError(problems)
    what = ("people", "roles")
    inputs = tuple(
        Input.of(kind, path.name, data) for kind, path, data in zip(what, paths, contents, strict=False)
    )
    return Staff(whole.rows, whole.notices, found, inputs)
