"""`turnabout rematch`: after people left, the best pairs with few changes, and what other prices would give."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from turnabout_engine import Problem, verify
from turnabout_engine.build import problem_from_people
from turnabout_engine.check import check_solution
from turnabout_engine.explain import explain
from turnabout_engine.io.files import write_all
from turnabout_engine.io.pairs import read_pairs, write_pairs
from turnabout_engine.io.policies import read_policy
from turnabout_engine.people.cast import Pair
from turnabout_engine.policy import Policy, PolicyError
from turnabout_engine.whatif import Again, curve

from turnabout.cli.reading import BadInputError, read_bytes, read_staff

CURVE = (0, 50, 200, 1000)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "people",
        type=Path,
        nargs="+",
        help="staff list as CSV, as it is today; a second file may hold the enrolments by person_id",
    )
    parser.add_argument(
        "--before", type=Path, required=True, metavar="F", help="pairs.csv as the pairs are now"
    )
    parser.add_argument("--policy", type=Path, metavar="F", help="rules and weights, TOML or JSON")
    parser.add_argument(
        "--price",
        type=int,
        default=200,
        metavar="N",
        help="points of the total that a changed pair costs (200)",
    )
    parser.add_argument("--out", type=Path, metavar="F", help="write pairs.csv here instead of printing it")


def run(args: argparse.Namespace) -> int:
    """0 if the files were matched again, 2 for bad input; then nothing is written."""
    try:
        problem, before = _read(args)
        points = curve(problem, before, (*CURVE, args.price))
        chosen = next(point for point in points if point.price == args.price)
        _prove(problem, chosen)
        return _write(args, problem, chosen, points)
    except BadInputError as error:
        return error.tell()


def _read(args: argparse.Namespace) -> tuple[Problem, tuple[Pair, ...]]:
    if args.price < 0:
        raise BadInputError([f"--price {args.price}: give 0 or more."])
    if args.out is not None and args.out.resolve() in {
        path.resolve() for path in (*args.people, args.before)
    }:
        raise BadInputError([f"--out {args.out}: this file is read already; give another name."])
    try:
        policy = Policy() if args.policy is None else read_policy(read_bytes(args.policy), args.policy.name)
    except PolicyError as error:
        raise BadInputError(f"{args.policy}, {problem}" for problem in error.problems) from None
    before, problems = read_pairs(read_bytes(args.before))
    if problems:
        raise BadInputError(f"{args.before}, {problem}" for problem in problems)
    return problem_from_people(read_staff(args.people, policy).rows, policy), before


def _prove(problem: Problem, again: Again) -> None:
    """By the second program: the proof of the pairs, and every rule and score from the people themselves."""
    if not verify(again.problem, again.solution).holds or check_solution(problem, again.solution):
        raise RuntimeError("The result could not be confirmed. Nothing was written; please report this.")


def _write(args: argparse.Namespace, problem: Problem, chosen: Again, points: Sequence[Again]) -> int:
    explanation = explain(problem, chosen.solution, "coordinator")
    scores = problem.scores_of(chosen.solution.pairs)
    table = write_pairs(zip(explanation.pairs, scores, strict=True))
    if args.out is None:
        sys.stdout.write(table.decode("utf-8"))
    else:
        try:
            write_all({args.out: table})
        except OSError as error:
            raise BadInputError([f"{error.filename or 'output'}: {error.strerror or error}"]) from None
    for line in _told(chosen, points):
        print(line, file=sys.stderr if args.out is None else sys.stdout)
    return 0


def _told(chosen: Again, points: Sequence[Again]) -> Iterator[str]:
    yield (
        f"{chosen.placed:,} mentees have a mentor. {chosen.kept:,} pairs stay, {chosen.gone:,} change although they "
        f"could stand, {chosen.new:,} are new. The scores add up to {chosen.total:,}."
    )
    yield f"{'price':>7} {'pairs that change':>19} {'total':>11}"
    yield from (f"{point.price:>7,} {point.gone:>19,} {point.total:>11,}" for point in points)
