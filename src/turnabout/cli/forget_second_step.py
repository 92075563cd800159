"""`turnabout forget-second-step`: for an administrator who lost theirs and has nobody beside them to take it away."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("mail", help="mail that the account signs in with")
    parser.add_argument("--yes", action="store_true", help="do not ask whether it is really them")


def run(args: argparse.Namespace) -> int:
    from turnabout.cli.start import start

    start(prepare=False)
    from turnabout.ground.accounts.second_step import forget_second_step
    from turnabout.ground.errors import Refused

    if not args.yes and not _is_sure(args.mail):
        print("Nothing was changed.", file=sys.stderr)
        return 2
    try:
        user = forget_second_step(actor=None, email=args.mail)
    except Refused as refused:
        print(f"{args.mail}: {refused.message}", file=sys.stderr)
        return 2
    print(f"{user.email} signs in with a code by mail alone now, and gets a mail that says so.")
    print("Set up a new second step at once: your name at the top, then Second step.")
    return 0


def _is_sure(mail: str) -> bool:
    print(
        f"This takes every passkey, app and recovery code away from {mail}. Have you made sure that it is them?"
    )
    try:
        return input("Write the mail once more to go on: ").strip().lower() == mail.strip().lower()
    except EOFError:
        return False
