"""What is known of a cohort, and at which step of its thread it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from turnabout.programmes.selectors import Counts

ORDER: Final = ("staff", "enrolments", "ask", "match", "publish")


@dataclass(frozen=True)
class Standing:
    """What is known of a cohort. `staff` and `mails` are None where nobody counted them."""

    cohort: Any
    counts: Counts
    staff: int | None = None
    mails: int | None = None  # how many people would get a mail now
    in_one_line: int = 0  # released pairs of which one stands above the other now
    run: Any = None  # the newest run that is not discarded

    @property
    def to_ask(self) -> bool:
        """Whether asking is the thing to do: somebody can be mailed, and is new or still needed for a match."""
        if self.mails is None:
            return bool(self.counts.listed)
        return bool(self.mails) and bool(self.counts.listed or not self.counts.can_match)

    @property
    def now(self) -> str:
        """The step that the cohort is at, or "done"."""
        if self.cohort.state in ("published", "closed"):
            return "done"
        if self.cohort.state == "held":
            return "publish"
        if not self.counts.total:
            return "enrolments" if self.staff else "staff"
        if self.run is not None:
            return "match"
        return "ask" if self.to_ask or not self.counts.can_match else "match"
