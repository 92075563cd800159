"""The `turnabout` command. Each sub-command is a module of this package, loaded only when it is called."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from importlib.metadata import version

COMMANDS = {
    "demo": "start a made-up organisation on this machine, to look around",
    "serve": "start the web server (and, on SQLite, a worker beside it)",
    "worker": "do the work that waits: mail, files, matches",
    "match": "match people of a CSV file, without a server",
    "rematch": "match again after people left, with few changes",
    "verify": "prove that the result of a match holds",
    "doctor": "look whether this installation is well",
    "backup": "make a copy of the database that is safe while people write",
    "forget-second-step": "take a lost second step of signing in away from an account",
}

STOPPED = 130  # as shells say it of Ctrl+C


def main(argv: list[str] | None = None) -> int:
    """Run one sub-command and return its exit code: 0 done, 1 it does not hold, 2 bad input."""
    arguments = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(
        prog="turnabout", description="Reverse mentoring, from a staff list to good, provably exact pairs."
    )
    parser.add_argument("--version", action="version", version=f"turnabout {version('turnabout')}")
    chosen = arguments[0] if arguments else ""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, line in COMMANDS.items():
        command = commands.add_parser(name, help=line, description=line[0].upper() + line[1:] + ".")
        if name == chosen:
            module = import_module(f"turnabout.cli.{name.replace('-', '_')}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    args = parser.parse_args(arguments)
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        return STOPPED
