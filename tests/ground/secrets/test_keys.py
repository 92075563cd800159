"""The key file: made once, whole, for its owner alone, and never replaced by mistake."""

from __future__ import annotations

import base64
import json
import multiprocessing
import stat
from pathlib import Path

import pytest

from turnabout.ground.secrets.keys import KeyRing, KeysUnreadable, secret_key


def active_of(folder: str) -> tuple[str, bytes, str]:
    ring = KeyRing(Path(folder))
    return ring.active, ring.key(ring.active), secret_key(Path(folder))


def test_processes_that_start_together_get_the_same_keys(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        answers = pool.map(active_of, [str(tmp_path / "keys")] * 8)
    assert len(set(answers)) == 1
    assert sorted(path.name for path in (tmp_path / "keys").iterdir()) == ["data-keys.json", "secret-key"]


def test_only_the_owner_reads_them(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    active_of(str(folder))
    KeyRing(folder).rotate()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_two_installations_never_name_their_keys_alike(tmp_path: Path) -> None:
    assert KeyRing(tmp_path / "a").active != KeyRing(tmp_path / "b").active


def test_rotation_keeps_the_older_keys(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    first, key = ring.active, ring.key(ring.active)
    second = ring.rotate()
    fresh = KeyRing(tmp_path)
    assert fresh.active == ring.active == second != first
    assert fresh.key(first) == key != fresh.key(second)


def test_a_process_learns_of_a_key_that_another_one_added(tmp_path: Path) -> None:
    long_running, other = KeyRing(tmp_path), KeyRing(tmp_path)
    _ = long_running.active
    added = other.rotate()
    assert long_running.key(added) == other.key(added)


def _key(count: int) -> str:
    return base64.b64encode(b"k" * count).decode()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no json",
        "[]",
        "{}",
        json.dumps({"active": "k1", "keys": {}}),
        json.dumps({"active": "k1", "keys": {"k2": _key(32)}}),
        json.dumps({"active": "k1", "keys": {"k1": _key(16)}}),
        json.dumps({"active": "k1", "keys": {"k1": "!!!"}}),
        json.dumps({"active": "k1", "keys": {"k1": 5}}),
    ],
)
def test_a_damaged_file_is_said_and_never_written_over(tmp_path: Path, content: str) -> None:
    path = tmp_path / "data-keys.json"
    path.write_text(content)
    for use in (
        lambda: KeyRing(tmp_path).active,
        lambda: KeyRing(tmp_path).key("k1"),
        KeyRing(tmp_path).rotate,
    ):
        with pytest.raises(KeysUnreadable):
            use()
    assert path.read_text() == content


def test_an_unknown_key_is_said(tmp_path: Path) -> None:
    with pytest.raises(KeysUnreadable, match="no key 'k9'"):
        KeyRing(tmp_path).key("k9")
