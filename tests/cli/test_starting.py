"""What stands in the way of a start is said in one sentence, before anything is made."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_backup import SERVE_AND_CONFIDE, run, turnabout
from turnabout.cli.listening import CannotListenError, refuse_taken


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens who would share it, as servers with several processes do."""
    with closing(socket.socket()) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def serve() -> tuple[str, ...]:
    return ("serve", "--port", str(free_port()))


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_somebody_has_is_refused_and_nothing_is_made(
    taken: int, command: str, tmp_path: Path
) -> None:
    answer = turnabout(tmp_path, command, "--port", str(taken))
    said = answer.stdout + answer.stderr
    assert answer.returncode == 2
    assert f"port {taken}: address already in use. Stop what runs there, or give another one" in said
    assert list(tmp_path.iterdir()) == []


def test_looking_whether_a_port_is_free_leaves_it_free(taken: int) -> None:
    with pytest.raises(CannotListenError):
        refuse_taken("127.0.0.1", taken)
    number = free_port()
    refuse_taken("127.0.0.1", number)
    refuse_taken("127.0.0.1", number)


@pytest.mark.parametrize("port", ["0", "80000", "x", "-1"])
def test_what_is_no_port_is_refused(port: str, tmp_path: Path) -> None:
    answer = turnabout(tmp_path, "serve", f"--port={port}")
    assert (answer.returncode, "from 1 to 65535" in answer.stderr) == (2, True)


@pytest.mark.parametrize("address", ["nonsense", "mysql://user:secret@host/name", "postgres://["])
def test_a_database_that_cannot_be_meant_is_refused_without_its_password(
    address: str, tmp_path: Path
) -> None:
    answer = turnabout(tmp_path, "worker", "--once", DATABASE_URL=address)
    assert answer.returncode == 2
    assert answer.stderr.startswith(
        "DATABASE_URL cannot be used. Leave it out for SQLite, or write postgres:"
    )
    assert "secret" not in answer.stderr


def test_a_database_that_does_not_answer_is_said_in_one_line(tmp_path: Path) -> None:
    answer = turnabout(tmp_path, *serve(), DATABASE_URL="sqlite:////nowhere/at/all.sqlite3")
    assert answer.returncode == 2
    assert answer.stderr.startswith("The database cannot be opened (unable to open database file).")


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = turnabout(tmp_path / "file" / "home", *serve())
    assert answer.returncode == 2
    assert "Choose a folder that can be written with TURNABOUT_HOME." in answer.stderr
    assert "Traceback" not in answer.stderr


def test_keys_that_are_gone_are_named_with_the_remedy(tmp_path: Path) -> None:
    assert run(tmp_path, "-c", SERVE_AND_CONFIDE).returncode == 0
    shutil.rmtree(tmp_path / "keys")
    answer = turnabout(tmp_path, *serve())
    assert answer.returncode == 2
    assert "keys/data-keys.json is gone" in answer.stderr
    assert "Put the file back" in answer.stderr
    assert "Traceback" not in answer.stderr
