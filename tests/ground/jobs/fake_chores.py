"""Chores that note that they were performed; one of them fails with content in its error."""

from __future__ import annotations

import threading

done: list[str] = []
block = threading.Event()
CANARY = "canary: a note of a pair"


def mail() -> None:
    done.append("mail")


def release_due() -> None:
    done.append("release_due")


def clean_up() -> None:
    raise ValueError(CANARY)


def intakes() -> None:
    done.append("intakes")


def runs() -> None:
    done.append("runs begun")
    block.wait(20)
    done.append("runs")
