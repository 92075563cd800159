"""`turnabout demo`: a made-up organisation on this machine, on loopback only, and a way in for each of its cast."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from turnabout.cli.listening import CannotListenError, port, refuse_taken


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=port, default=8000, help="the port on 127.0.0.1 (8000)")
    parser.add_argument("--fresh", action="store_true", help="forget what was done in the demo, start anew")
    parser.add_argument(
        "--empty", action="store_true", help="without people: bring in its two files yourself"
    )
    parser.add_argument(
        "--database", default="", help="address of a database of its own (a file in its folder)"
    )
    parser.add_argument(
        "--check", action="store_true", help="do the main job on a throw-away demo, then stop"
    )


def run(args: argparse.Namespace) -> int:
    if args.check:
        from turnabout.cli.check.steps import check

        return check()
    settle(Path(os.environ.get("TURNABOUT_HOME") or Path.cwd() / "var" / "demo"), args.port, args.database)
    from turnabout.cli.demo.stored import NotADemoError, forget, refuse_foreign

    try:
        refuse_taken("127.0.0.1", args.port)
        forget() if args.fresh else refuse_foreign()
    except (CannotListenError, NotADemoError) as error:
        print(error)
        return 2
    from turnabout.cli.start import start

    start()
    from turnabout.cli.demo.make import make_demo, make_empty_demo
    from turnabout.cli.demo.words import welcome
    from turnabout.cli.serve import serve

    make_empty_demo() if args.empty else make_demo(print)
    print(welcome(), flush=True)
    return serve(address="127.0.0.1", port=args.port, with_worker=True)


def settle(home: Path, port: int, database: str = "") -> None:
    """A demo has a home of its own and never touches the database of the environment."""
    os.environ["DATABASE_URL"] = database
    os.environ["TURNABOUT_HOME"] = str(home)
    os.environ["TURNABOUT_BASE_URL"] = f"http://127.0.0.1:{port}"
    os.environ["TURNABOUT_ALLOWED_HOSTS"] = "127.0.0.1,localhost"
    os.environ.setdefault("TURNABOUT_LOG", "quiet")
