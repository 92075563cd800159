"""`turnabout doctor`: looks whether this installation is well, and says what to do where it is not."""

from __future__ import annotations

import argparse
import shutil
import smtplib
from collections.abc import Callable, Iterator
from importlib.metadata import version

Finding = tuple[bool, str, str]  # well, what was looked at, figure or remedy


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-mail", action="store_true", help="do not knock at the mail server")


def run(args: argparse.Namespace) -> int:
    from turnabout.cli.start import start

    start(prepare=False)
    print(f"turnabout {version('turnabout')}")
    looks = [_keys, _database, _worker, _space] + ([] if args.no_mail else [_mail])
    findings = [finding for look in looks for finding in _safely(look)]
    for well, subject, words in findings:
        print(f"{'well   ' if well else 'PROBLEM'}  {subject}: {words}")
    return 0 if all(well for well, _, _ in findings) else 1


def _safely(look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except Exception as error:
        yield False, look.__name__.strip("_"), f"could not be looked at ({type(error).__name__})"


def _keys() -> Iterator[Finding]:
    from django.conf import settings

    path = settings.KEY_RING.path
    if not path.exists():
        yield (
            False,
            "keys",
            f"{path} is missing. Start the server once to make it, or put back the one of your backup.",
        )
        return
    open_to_others = path.stat().st_mode & 0o077
    yield (
        not open_to_others,
        "keys",
        f"chmod 600 {path}" if open_to_others else f"active key {settings.KEY_RING.active}",
    )


def _database() -> Iterator[Finding]:
    from turnabout.ground.database import pending

    waiting = pending()
    yield (
        not waiting,
        "database",
        f"{waiting} migrations wait. Start `turnabout serve` to run them." if waiting else "up to date",
    )


def _worker() -> Iterator[Finding]:
    from turnabout.ground.jobs.selectors import seconds_since_last_chore

    seconds = seconds_since_last_chore()
    if seconds is None or seconds > 120:
        yield False, "worker", "nothing was done in the last two minutes. Start `turnabout worker`."
    else:
        yield True, "worker", f"last at work {seconds} s ago"


def _space() -> Iterator[Finding]:
    from django.conf import settings

    free = shutil.disk_usage(settings.HOME).free // 2**20
    yield free > 500, "disk", f"{free} MiB free" + ("" if free > 500 else ". Make room before it is full.")


def _mail() -> Iterator[Finding]:
    from django.conf import settings

    place = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=5) as server:
            server.noop()
        yield True, "mail", f"{place} answers"
    except OSError:
        yield False, "mail", f"{place} does not answer. Set TURNABOUT_SMTP_HOST and TURNABOUT_SMTP_PORT."
