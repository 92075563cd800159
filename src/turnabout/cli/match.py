"""`turnabout match`: from files to proved pairs, without a server, a database or a network."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from turnabout_engine import Problem, Solution, explain, solve
from turnabout_engine.build import LockRefused, problem_from_people
from turnabout_engine.errors import CoupleError, ProblemError
from turnabout_engine.explain import Explanation
from turnabout_engine.explain.report import report
from turnabout_engine.explain.words import RULE
from turnabout_engine.io.files import write_all
from turnabout_engine.io.pairs import read_pairs, write_pairs
from turnabout_engine.io.policies import read_policy
from turnabout_engine.io.result import Input, to_json
from turnabout_engine.people.cast import Pair
from turnabout_engine.policy import Policy, PolicyError
from turnabout_engine.solve.blocking import with_blocking

from turnabout.cli.elsewise import elsewise
from turnabout.cli.reading import BadInputError, Staff, read_bytes, read_staff
from turnabout.cli.summary import summary

PAIR_FILES = {
    "earlier": "pairs of earlier rounds, not to be paired again",
    "exclude": "pairs that are not to be made, whichever way round",
    "allow": "whoever stands here as mentee gets nobody but the mentors listed with them",
    "lock": "pairs that must be in the result; one that breaks a rule is an error",
}
"""Options that take a file of mentor_id and mentee_id."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "people",
        type=Path,
        nargs="+",
        help="staff list as CSV; a second file may hold the enrolments by person_id",
    )
    parser.add_argument("--policy", type=Path, metavar="F", help="rules and weights, TOML or JSON")
    parser.add_argument(
        "--earlier", type=Path, metavar="F", help="pairs.csv of earlier rounds, not to be paired again"
    )
    for option, words in PAIR_FILES.items():
        if option != "earlier":
            parser.add_argument(f"--{option}", type=Path, metavar="F", help=f"a pairs.csv: {words}")
    parser.add_argument(
        "--mode",
        choices=["total", "fair", "stable"],
        help="most mentees placed, then the best total (total); or the worst-off pair first, or stable",
    )
    parser.add_argument(
        "--time-limit",
        type=float,
        metavar="S",
        help="a large match hands out the best found after so many seconds, with what is not proved",
    )
    parser.add_argument("--seed", type=int, metavar="N", help="settles ties (the policy's, else 0)")
    parser.add_argument("--out", type=Path, metavar="F", help="write pairs.csv here instead of printing it")
    parser.add_argument("--json", type=Path, metavar="F", help="write the whole result with its certificate")
    parser.add_argument("--report", type=Path, metavar="F", help="write a report to read, in Markdown")


def run(args: argparse.Namespace) -> int:
    """0 if the files were matched, 2 for bad input; then nothing is written."""
    try:
        policy, staff, pairs, inputs = _read(args)
        _refuse_overwriting(args)
        if args.time_limit is not None and not args.time_limit >= 0:
            raise BadInputError([f"--time-limit {args.time_limit:g}: give 0 or more seconds."])
        problem = _problem(args, policy, staff, pairs)
        solution = _solution(problem, policy.mode, args.time_limit)
        return _write(args, problem, solution, staff, inputs)
    except BadInputError as error:
        return error.tell()


def _problem(
    args: argparse.Namespace, policy: Policy, staff: Staff, pairs: Mapping[str, tuple[Pair, ...]]
) -> Problem:
    try:
        return problem_from_people(
            staff.rows, policy, pairs["earlier"], pairs["lock"], pairs["exclude"], allowed=pairs["allow"]
        )
    except LockRefused as error:
        words = RULE.get(error.rule, error.rule)
        raise BadInputError(
            [f"{args.lock}: {error.mentor} and {error.mentee} cannot be kept together: {words}."]
        ) from None
    except ProblemError as error:
        raise BadInputError([f"{args.lock}: {error}"]) from None


def _solution(problem: Problem, mode: str, time_limit: float | None) -> Solution:
    try:
        return with_blocking(problem, solve(problem, mode=mode, time_limit=time_limit))
    except CoupleError as error:
        raise BadInputError([str(error)]) from None


def _read(
    args: argparse.Namespace,
) -> tuple[Policy, Staff, Mapping[str, tuple[Pair, ...]], Sequence[Input]]:
    """Everything the command was given; problems of all files are told together."""
    problems: list[str] = []
    inputs: list[Input] = []
    policy, staff = Policy(), Staff((), (), (), ())
    pairs: dict[str, tuple[Pair, ...]] = {}
    try:
        policy = _policy(args, inputs)
    except BadInputError as error:
        problems += error.problems
    for option in PAIR_FILES:
        try:
            pairs[option] = _pairs(option, getattr(args, option), inputs)
        except BadInputError as error:
            problems += error.problems
    try:
        staff = read_staff(args.people, policy)
    except BadInputError as error:
        problems += error.problems
    if problems:
        raise BadInputError(problems)
    return policy, staff, pairs, (*staff.inputs, *inputs)


def _policy(args: argparse.Namespace, inputs: list[Input]) -> Policy:
    policy = Policy()
    try:
        if args.policy is not None:
            data = read_bytes(args.policy)
            inputs.append(Input.of("policy", args.policy.name, data))
            policy = read_policy(data, args.policy.name)
        given = {key: value for key in ("mode", "seed") if (value := getattr(args, key)) is not None}
        return replace(policy, **given).dated()
    except PolicyError as error:
        raise BadInputError(
            f"{args.policy or 'command line'}, {problem}" for problem in error.problems
        ) from None


def _pairs(option: str, path: Path | None, inputs: list[Input]) -> tuple[Pair, ...]:
    if path is None:
        return ()
    data = read_bytes(path)
    inputs.append(Input.of(option, path.name, data))
    pairs, problems = read_pairs(data)
    if problems:
        raise BadInputError(f"{path}, {problem}" for problem in problems)
    return pairs


def _refuse_overwriting(args: argparse.Namespace) -> None:
    taken = {
        path.resolve()
        for path in (*args.people, args.policy, *(getattr(args, option) for option in PAIR_FILES))
        if path is not None
    }
    problems = []
    for option in ("out", "json", "report"):
        path: Path | None = getattr(args, option)
        if path is not None and path.resolve() in taken:
            problems.append(f"--{option} {path}: this file is read or written already; give another name.")
        elif path is not None:
            taken.add(path.resolve())
    if problems:
        raise BadInputError(problems)


def _write(
    args: argparse.Namespace, problem: Problem, solution: Solution, staff: Staff, inputs: Sequence[Input]
) -> int:
    cast = problem.people
    assert cast is not None  # noqa: S101  # this problem was made from people
    explanation = explain(problem, solution, "coordinator")
    told = summary(cast, problem, solution, explanation, staff)
    table = _table(problem, solution, explanation)
    files: dict[Path, bytes] = {}
    if args.out is not None:
        files[args.out] = table
    if args.json is not None:
        files[args.json] = to_json(problem, solution, inputs).encode("utf-8")
    if args.report is not None:
        files[args.report] = report(cast, explanation, told, elsewise(cast, solution)).encode("utf-8")
    try:
        write_all(files)
    except OSError as error:
        raise BadInputError([f"{error.filename or 'output'}: {error.strerror or error}"]) from None
    _print(told, table if args.out is None else None)
    return 0


def _table(problem: Problem, solution: Solution, explanation: Explanation) -> bytes:
    return write_pairs(zip(explanation.pairs, problem.scores_of(solution.pairs), strict=True))


def _print(told: Sequence[str], table: bytes | None) -> None:
    """The summary; with no --out the pairs go to standard output and the summary beside it."""
    beside = sys.stdout if table is None else sys.stderr
    if table is not None:
        sys.stdout.write(table.decode("utf-8"))
    for line in told:
        print(line, file=beside)
