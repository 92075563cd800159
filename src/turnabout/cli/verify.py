"""`turnabout verify`: proves from the people's file that a result holds, or says where it does not."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from turnabout_engine import Problem, Solution, verify
from turnabout_engine.build import LockRefused
from turnabout_engine.check import check_solution
from turnabout_engine.errors import ProblemError
from turnabout_engine.explain.words import RULE, count
from turnabout_engine.hours import Calendar
from turnabout_engine.io.result import Result, ResultError, from_json, to_json
from turnabout_engine.policy import PolicyError

from turnabout.cli.reading import BadInputError, Staff, read_bytes, read_staff


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("result", type=Path, help="the result that `match --json` wrote")
    parser.add_argument("people", type=Path, nargs="+", help="the file or files of people it was made from")


def run(args: argparse.Namespace) -> int:
    """0 if the result holds, 1 if not, 2 if a file cannot be read."""
    try:
        result = from_json(read_bytes(args.result))
        staff = read_staff(args.people, result.policy)
    except (ResultError, PolicyError) as error:
        return BadInputError([f"{args.result}: {error}"]).tell()
    except BadInputError as error:
        return error.tell()
    failures = list(_failures(result, staff))
    for notice in _zone_notices(result, staff):
        print(notice)
    if failures:
        print(*failures, sep="\n")
        print(f"The result does not hold: {count(len(failures), 'failure', 'failures')}.")
        return 1
    print(_holding(result.document))
    return 0


def _holding(document: Mapping[str, Any]) -> str:
    """What has been shown, and what the result itself says is not."""
    if document["mode"] == "stable":
        return (
            "The result holds: every pair, every figure, and that no two people would rather have each other."
        )
    gap = document["certificate"]["gap"]
    if not gap and document.get("reproducible", True):
        return "The result holds: every pair, every figure, and the proof that no other choice is better."
    stage = document["certificate"]["open_stage"] or "the worst-off pair"
    left = f"{stage} could be better by at most {gap:,}" if gap else f"{stage} was not proved"
    return f"The result holds: every pair, every figure, and what it says is not proved: {left}."


def _failures(result: Result, staff: Staff) -> Iterator[str]:
    yield from _other_files(result, staff)
    yield from _missing_zones(result, staff)
    try:
        problem = result.problem(staff.rows)
        solution = result.solution(problem)
    except (ResultError, LockRefused, ProblemError) as error:
        yield str(error)
        return
    yield from _engine_failures(problem, solution)
    for failure in check_solution(problem, solution):
        rule = RULE.get(failure.rule, "a score that the people do not give")
        yield f"{failure.mentor_id} and {failure.mentee_id}: {rule}."
    if problem.people is not None and _inside(problem, solution):
        yield from _other_claims(result.document, json.loads(to_json(problem, solution)))


def _engine_failures(problem: Problem, solution: Solution) -> Iterator[str]:
    yield from (str(failure) for failure in verify(problem, solution).failures)


def _inside(problem: Problem, solution: Solution) -> bool:
    return all(problem.allows(row, column) for row, column in solution.pairs.tolist())


def _other_files(result: Result, staff: Staff) -> Iterator[str]:
    claimed = {item.what: item.sha256 for item in result.inputs if item.what in ("people", "roles")}
    given = {item.what: item.sha256 for item in staff.inputs}
    names = {item.what: item.name for item in (*result.inputs, *staff.inputs)}
    for what in sorted(claimed.keys() | given.keys()):
        if what not in given:
            yield f"{names[what]}: the result was made with this second file; give it too."
        elif claimed.get(what) != given[what]:
            yield f"{names[what]}: this is not the file that the result was made from (its SHA-256 differs)."


def _zones(staff: Staff) -> set[str]:
    return {person.timezone for person in staff.rows if person.roles and person.hours and person.timezone}


def _missing_zones(result: Result, staff: Staff) -> Iterator[str]:
    for zone in sorted(_zones(staff) - result.calendar.offsets.keys()):
        yield f"{zone}: the result does not say which offsets it used for this zone."


def _zone_notices(result: Result, staff: Staff) -> Iterator[str]:
    pinned = result.calendar
    here = Calendar.of(pinned.start, pinned.weeks, _zones(staff))
    for zone, offsets in here.offsets.items():
        if pinned.offsets.get(zone, offsets) != offsets:
            yield f"{zone}: the zone rules of this machine differ; the result's own were used."


def _other_claims(claimed: Mapping[str, Any], fresh: Mapping[str, Any]) -> Iterator[str]:
    """Where what the result says about pairs and people differs from what the people give."""
    for part in ("earlier", "locked", "forbidden", "allowed", "left_out"):
        if claimed.get(part, []) != fresh[part]:
            yield f"{part}: the result has {claimed[part]!r}, it was made with {fresh[part]!r}."
    yield from _by_key("pair", ("mentor_id", "mentee_id"), claimed["pairs"], fresh["pairs"])
    yield from _by_key("unmatched", ("role", "person_id"), claimed.get("unmatched"), fresh["unmatched"])


def _by_key(
    what: str, keys: tuple[str, str], claimed: Any, fresh: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    if not isinstance(claimed, list) or not all(isinstance(item, Mapping) for item in claimed):
        yield f"{what}: this part of the result cannot be read."
        return
    if len(claimed) != len(fresh):
        yield f"{what}: the result names {len(claimed)}, the people give {len(fresh)}."
    said = {tuple(str(item.get(key)) for key in keys): item for item in claimed}
    true = {tuple(str(item[key]) for key in keys): item for item in fresh}
    for name in sorted(said.keys() | true.keys()):
        one, other = said.get(name, {}), true.get(name, {})
        for field in sorted(one.keys() | other.keys()):
            if one.get(field) != other.get(field):
                label = " ".join(name)
                yield f"{what} {label}: {field} is {one.get(field)!r}, the people give {other.get(field)!r}."
