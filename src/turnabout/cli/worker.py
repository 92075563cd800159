"""`turnabout worker`: does the work that waits. Several may run, with PostgreSQL on several machines."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what waits now, then stop")


def run(args: argparse.Namespace) -> int:
    from turnabout.cli.start import start

    start(prepare=False)
    from turnabout.ground.jobs.worker import run_worker

    run_worker(once=args.once)
    return 0
