"""The key ring: AES keys and Django's secret key in files of their own, outside the database."""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from pathlib import Path

RING_FILE = "data-keys.json"
SECRET_FILE = "secret-key"  # noqa: S105  # the name of the file, not what it holds
KEY_BYTES = 32


class KeysUnreadable(Exception):
    """The key file cannot be read. Put back the file that belongs to this database: without it private data
    stay closed."""


def secret_key(folder: Path) -> str:
    """Django's secret key from its file; the first start makes the file."""
    path = folder / SECRET_FILE
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(48))
    return path.read_text().strip()


class KeyRing:
    """Data keys by id. New values use the active key; older keys stay, for rows and backups that need them.

    The first use makes the file, where there is none; `database.refuse_lost_keys` looks before that. Identifiers are
    random, so that a ring that was made anew by mistake is never taken for the one that is lost."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / RING_FILE
        self._active = ""
        self._keys: dict[str, bytes] = {}

    @property
    def active(self) -> str:
        if not self._active:
            self._load()
        return self._active

    def key(self, key_id: str) -> bytes:
        if key_id not in self._keys:
            self._load()  # another process may have added a key since
        try:
            return self._keys[key_id]
        except KeyError:
            raise KeysUnreadable(f"{self.path}: no key {key_id!r}") from None

    def rotate(self) -> str:
        """Add a key and make it the active one. Afterwards `rotation.reseal` takes every row to it."""
        self._load()
        active, keys = _new_id(), dict(self._keys)
        keys[active] = secrets.token_bytes(KEY_BYTES)
        _replace(self.path, _written(active, keys))
        self._load()
        return active

    def _load(self) -> None:
        if not self.path.exists():
            active = _new_id()
            _write_once(self.path, _written(active, {active: secrets.token_bytes(KEY_BYTES)}))
        try:
            content = json.loads(self.path.read_text())
            keys = {str(name): base64.b64decode(key, validate=True) for name, key in content["keys"].items()}
            active = str(content["active"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
            raise KeysUnreadable(str(self.path)) from error
        if active not in keys or any(len(key) != KEY_BYTES for key in keys.values()):
            raise KeysUnreadable(
                f"{self.path}: the active key is missing, or one is not {KEY_BYTES} bytes long"
            )
        self._active, self._keys = active, keys


def _new_id() -> str:
    return f"k{secrets.token_hex(4)}"


def _written(active: str, keys: dict[str, bytes]) -> str:
    encoded = {name: base64.b64encode(key).decode() for name, key in keys.items()}
    return json.dumps({"active": active, "keys": encoded}, indent=1)


def _write_once(path: Path, content: str) -> None:
    """Create `path`, whole or not at all; another process that was faster wins."""
    for folder in reversed([path.parent, *path.parent.parents]):
        if not folder.exists():  # each on the way; `parents=True` would leave them open to others
            folder.mkdir(exist_ok=True, mode=0o700)
    draft = _draft(path, content)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    _keep(path.parent)


def _replace(path: Path, content: str) -> None:
    _draft(path, content).replace(path)
    _keep(path.parent)


def _draft(path: Path, content: str) -> Path:
    """A file beside `path` that only its owner reads, on the disk before anybody sees it under its name."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _keep(folder: Path) -> None:
    """Have the name of a new file survive a loss of power: rows sealed under a key that is gone would stay closed."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
