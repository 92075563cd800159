"""A throw-away demo on a free port: its own folder, server and worker, gone when it is done."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from types import TracebackType


class DidNotStartError(Exception):
    """The server did not answer. What it printed follows."""


class Site:
    """`with Site("--empty") as site:` serves at `site.address`; `site.said` is what its terminal said."""

    def __init__(self, *options: str, patience: float = 90) -> None:
        self.options, self.patience = options, patience
        self.folder = tempfile.TemporaryDirectory(prefix="turnabout-check-", ignore_cleanup_errors=True)
        self.home = Path(self.folder.name)
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Site:
        self._log = (self.home / "terminal.log").open("w+")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "turnabout.cli", "demo", "--port", str(self.port), *self.options],
            env={**os.environ, "TURNABOUT_HOME": str(self.home)},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        deadline = time.monotonic() + self.patience
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = self.said
                self.__exit__(None, None, None)
                raise DidNotStartError(said)
            time.sleep(0.2)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()
        self.folder.cleanup()

    @property
    def said(self) -> str:
        return (self.home / "terminal.log").read_text()

    def link(self, words: str) -> str:
        """The address that the terminal names on, or below, the line with these words."""
        found = re.search(rf"{re.escape(words)}.*?(http://\S+)", self.said, flags=re.S)
        if found is None:
            raise LookupError(f"The terminal names no link for {words!r}")
        return found[1]

    def _answers(self) -> bool:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(f"{self.address}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def _free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
