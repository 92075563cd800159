"""`turnabout backup`: a whole copy of the database, made while people write. Keys are kept apart, by you."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="put a second copy into this folder")


def run(args: argparse.Namespace) -> int:
    if args.to and not args.to.is_dir():
        print(f"{args.to} is not a folder. Make it first, or leave --to out.", file=sys.stderr)
        return 2
    from turnabout.cli.start import start

    start(prepare=False)
    from django.conf import settings

    from turnabout.ground.database import back_up

    path = back_up()
    if path is None:
        print("This is PostgreSQL: make the copy with pg_dump --format=custom.", file=sys.stderr)
        return 2
    print(path)
    if args.to:
        print(shutil.copy2(path, args.to))
    print(f"Keep the keys too, in another place: {settings.KEY_RING.path.parent}")
    return 0
