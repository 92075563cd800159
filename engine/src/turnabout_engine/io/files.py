"""Writes files so that each is there whole or not at all."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write every file beside its place first, then move them all into place. Raises OSError with the name given."""
    with ExitStack() as undo:
        ready: list[tuple[Path, Path]] = []
        for path, data in contents.items():
            with _named(path):
                ready.append(_draft(path.resolve(), data, undo))
        for draft, target in ready:
            with _named(target):
                draft.chmod(_mode(target))
                draft.replace(target)


def _draft(target: Path, data: bytes, undo: ExitStack) -> tuple[Path, Path]:
    """A folder is refused here, before anything is moved into place."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as draft:
        undo.callback(Path(draft.name).unlink, missing_ok=True)
        draft.write(data)
        draft.flush()
        os.fsync(draft.fileno())
    return Path(draft.name), target


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """An error tells of the file that was wished for, not of its draft."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or those any new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
