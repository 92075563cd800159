"""Writes files so that each is there whole or not at all."""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write every file beside its place first, then move them all into place. Raises OSError."""
    with ExitStack() as undo:
        ready: list[tuple[Path, Path]] = []
        for path, data in contents.items():
            target = path.resolve()
            with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as draft:
                undo.callback(Path(draft.name).unlink, missing_ok=True)
                draft.write(data)
                draft.flush()
                os.fsync(draft.fileno())
            ready.append((Path(draft.name), target))
        for draft_path, target in ready:
            draft_path.chmod(_mode(target))
            draft_path.replace(target)


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or those any new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
