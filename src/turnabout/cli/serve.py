"""`turnabout serve`: the web server. On SQLite a worker runs beside it, so that one command is enough."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from turnabout.cli.listening import CannotListenError, port, refuse_taken


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--address", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=port, default=8000, help="the port to listen on (8000)")
    parser.add_argument("--processes", type=int, default=1, help="web processes (1)")
    parser.add_argument("--no-worker", action="store_true", help="no worker beside it on SQLite")


def run(args: argparse.Namespace) -> int:
    try:
        refuse_taken(args.address, args.port)
    except CannotListenError as error:
        print(error, file=sys.stderr)
        return 2
    os.environ.setdefault("TURNABOUT_BASE_URL", f"http://{args.address}:{args.port}")
    from turnabout.cli.start import start

    start()
    from django.conf import settings

    from turnabout.ground.accounts.services import set_up_link

    link = set_up_link()
    if link:
        print(
            f"This installation is empty. Open this link to become its administrator:\n  {link}", flush=True
        )
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    with_worker = on_sqlite and not args.no_worker
    print(f"Turnabout is on {settings.BASE_URL}", flush=True)
    return serve(address=args.address, port=args.port, processes=args.processes, with_worker=with_worker)


def serve(*, address: str, port: int, processes: int = 1, with_worker: bool) -> int:
    """Serve until stopped; the worker beside it stops with it."""
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    from turnabout.web.public.levelling import THREADS

    connections.close_all()  # web processes open their own
    worker = subprocess.Popen([sys.executable, "-m", "turnabout.cli", "worker"]) if with_worker else None
    try:
        Granian(
            "turnabout.config.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            workers=processes,
            blocking_threads=THREADS,
            log_enabled=False,
        ).serve()
    finally:
        if worker:
            worker.terminate()
            worker.wait(timeout=30)
    return 0
