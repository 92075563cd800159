"""A database for one throw-away site, on the kind that the tests run on."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit


@contextmanager
def own_database() -> Iterator[tuple[str, ...]]:
    """Options of `turnabout demo`: none on SQLite, where the demo's folder has a file of its own."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield ()
        return
    name = f"journey_{uuid.uuid4().hex[:12]}"
    _run(address, f'CREATE DATABASE "{name}"')
    try:
        yield ("--database", urlunsplit(urlsplit(address)._replace(path=f"/{name}")))
    finally:
        _run(address, f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(address: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())
