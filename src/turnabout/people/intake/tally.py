"""What a switch did, counted by people."""

from __future__ import annotations

from dataclasses import dataclass, field

from turnabout.people.intake.guard import Kept
from turnabout.people.intake.trace import Trace


@dataclass
class Tally:
    """Ids of people: everybody the file names, and what became of them."""

    named: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    kept: set[int] = field(default_factory=set)  # something of theirs that the file says otherwise
    led: set[int] = field(default_factory=set)  # whom another list leads, and of whom this one says otherwise
    topics_to_review: int = 0
    lines_mended: int = 0
    lines_changed: int = 0
    gone: int = 0
    back: int = 0
    same: int = 0  # people who came under a new key
    guarded: Kept = field(default_factory=Kept)
    trace: Trace = field(default_factory=Trace)
    mails_changed: dict[int, str] = field(default_factory=dict)  # person: the mail that was listed before

    def counts(self) -> dict[str, int]:
        changed = len(self.changed - self.new)
        return {
            "named": len(self.named),
            "new": len(self.new),
            "changed": changed,
            "unchanged": len(self.named) - len(self.new) - changed,
            "kept": len(self.kept),
            "led": len(self.led),
            "topics_to_review": self.topics_to_review,
            "lines_mended": self.lines_mended,
            "gone": self.gone,
            "back": self.back,
            "same": self.same,
            "mails_kept": len(self.guarded.mails),
            "lines_kept": len(self.guarded.lines),
            "values_kept": len(self.guarded.values),
        }
