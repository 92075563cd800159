"""The demo's database file: is it a demo's, and away with it when a fresh one is wanted."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path


class NotADemoError(Exception):
    """The database in this folder is not a demo's, so it is left alone. Choose another folder with TURNABOUT_HOME."""

    def __str__(self) -> str:
        return f"{_file()} is not a demo's database, so it is left alone. Choose another folder with TURNABOUT_HOME."


def _file() -> Path:
    return Path(os.environ["TURNABOUT_HOME"]) / "turnabout.sqlite3"


def _is_a_demos(path: Path) -> bool:
    """Asked of the file itself, before Django could migrate it."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            row = connection.execute("SELECT is_demo FROM accounts_installation").fetchone()
            used = connection.execute("SELECT count(*) FROM accounts_user").fetchone()[0]
        except sqlite3.DatabaseError:
            return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return bool(row and row[0]) or not used


def refuse_foreign() -> None:
    """Raises NotADemoError where the folder holds a database that people use."""
    if _file().exists() and not _is_a_demos(_file()):
        raise NotADemoError


def forget() -> None:
    """Delete the demo's database, its keys and its backups, and nothing else."""
    refuse_foreign()
    home = _file().parent
    for path in home.glob("turnabout.sqlite3*"):
        path.unlink()
    for folder in ("keys", "backups"):
        shutil.rmtree(home / folder, ignore_errors=True)
