"""To whom a sentence speaks: to one of the two, who is "you", or to the coordinator, for whom both have names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext


@dataclass(frozen=True)
class Voice:
    """`reader` is the seat of the reader ("mentor" or "mentee"), or empty for the coordinator."""

    mentor: str
    mentee: str
    reader: str = ""
    topics: Mapping[str, str] = field(default_factory=dict)  # key of a topic to its name

    @property
    def to_one_of_them(self) -> bool:
        return bool(self.reader)

    @property
    def partner(self) -> str:
        return self.mentee if self.reader == "mentor" else self.mentor

    def name(self, seat: str) -> str:
        return self.mentor if seat == "mentor" else self.mentee

    def topic(self, key: str) -> str:
        """The name as people read it; a topic that is not in the catalogue keeps the words it came with."""
        return gettext(self.topics[key]) if self.topics.get(key) else key


def listed(items: list[str]) -> str:
    """“A”, “B” and “C”."""
    quoted = [gettext("“%s”") % item for item in items]
    if len(quoted) < 2:
        return "".join(quoted)
    return gettext("%(items)s and %(last)s") % {"items": ", ".join(quoted[:-1]), "last": quoted[-1]}
