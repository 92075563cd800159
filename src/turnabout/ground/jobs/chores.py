"""Which chores there are, how often the pulse asks for each, and which lane they run in."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Final

from django.conf import settings


@dataclass(frozen=True)
class Chore:
    """A function of `settings.CHORES` without arguments that looks for rows in need of work and does it."""

    name: str
    every: int  # seconds between two pulses that ask for it, if nothing else does
    lane: str = "default"  # "long" chores run beside the others, so that a mail never waits for a match

    @property
    def queue(self) -> str:
        return self.lane if self.lane in settings.TASKS["default"]["QUEUES"] else "default"

    def perform(self) -> None:
        getattr(import_module(settings.CHORES), self.name)()


ALL: Final = {
    chore.name: chore
    for chore in (
        Chore("mail", every=15),
        Chore("release_due", every=30),
        Chore("daily_batch", every=600),  # each reader's batch falls due at their own nine o'clock
        Chore("clean_up", every=3600),
        Chore("intakes", every=30, lane="long"),
        Chore("runs", every=30, lane="long"),
    )
}
