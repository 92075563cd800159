"""What a file may not change. A listed mail opens its owner's page; a line, a grade and what else the rules ask decide
who can be a pair: where a file has no right to them, the old value stays and is told as a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

DECIDING: Final = frozenset({"name", "grade", "unit", "languages", "hours", "timezone"})
"""Who somebody is to their own coordinator, and what the rules of a match ask of them."""


@dataclass(frozen=True)
class Guard:
    """`full`: an administrator's file, or the system's. `elsewhere`: ids of people who take part in a programme that
    the one who brings the file does not coordinate."""

    full: bool = True
    elsewhere: frozenset[int] = frozenset()
    taking_part: frozenset[int] = (
        frozenset()
    )  # people with a seat anywhere, for lists that keep little of the others
    in_charge: frozenset[int] = frozenset()  # people who run or look after something
    seated_elsewhere: frozenset[int] = frozenset()  # as `elsewhere`, whatever became of the seat
    own: frozenset[int] = frozenset()  # who take part in programmes of the one who brings the file
    owns_list: bool = False  # whether only these programmes ever brought a file of the list
    listed_mails: Mapping[str, int] = field(default_factory=dict)  # in small letters: whose, SEVERAL for more
    by_letter: frozenset[int] = frozenset()  # people with an account and without any mail

    def keeps_on_list(self, person: int) -> bool:
        """Whether they stay on the list though a file does not name them. A coordinator's file ends neither a part in
        another programme, nor anybody's role; and of a list that is not theirs alone it says only of people who take
        part in their own programmes that they have left."""
        if self.full:
            return False
        if person in self.in_charge or person in self.elsewhere or person in self.seated_elsewhere:
            return True
        return not self.owns_list and person not in self.own

    def keeps_mail(self, person: int, listed: str, wanted: str) -> bool:
        """A mail that is there stays; so does an empty one of somebody in another programme, and of whoever came in by
        a letter: whoever proves the mail would open what they confided."""
        if self.full or listed.lower() == wanted.lower():
            return False
        return bool(listed) or person in self.elsewhere or person in self.by_letter

    def is_taken(self, person: int, wanted: str) -> bool:
        """Whether somebody else is listed with this mail. Once two are, it opens nobody's account, and whoever has
        none yet is kept out: a coordinator's file can make no mail so."""
        return not self.full and self.listed_mails.get(wanted.lower(), person) != person

    def keeps_value(self, person: int, column: str, before: Any) -> bool:
        """Of people in another programme what decides a match stays; what is empty may be filled in."""
        return (
            not self.full and column in DECIDING and person in self.elsewhere and before not in (None, "", [])
        )

    def kept_lines(self, steps: Mapping[int, Mapping[Any, tuple[int, int | None]]]) -> frozenset[int]:
        """People whose lines stay: those who take part elsewhere, and everybody above them, for the line of somebody
        is all the way up. `steps` are the stored ones: person to (kind, key) to (line, manager)."""
        if self.full:
            return frozenset()
        found = set(self.elsewhere)
        waiting = list(found)
        while waiting:
            for _line, manager in steps.get(waiting.pop(), {}).values():
                if manager is not None and manager not in found:
                    found.add(manager)
                    waiting.append(manager)
        return frozenset(found)


@dataclass
class Kept:
    """What the guard kept: key of the person and line of the file to what stays."""

    mails: dict[tuple[str, int], str] = field(default_factory=dict)
    taken: dict[tuple[str, int], str] = field(default_factory=dict)  # the mail that was left out
    lines: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    values: dict[tuple[str, int], dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))

    def findings(self) -> list[dict[str, Any]]:
        return [
            *(_finding("mail_kept", place, mail) for place, mail in self.mails.items()),
            *(_finding("mail_taken", place, mail) for place, mail in self.taken.items()),
            *(_finding("line_kept", place, "; ".join(keys)) for place, keys in self.lines.items()),
            *(_finding("value_kept", place, _told(values)) for place, values in self.values.items()),
        ]


def _told(values: Mapping[str, Any]) -> str:
    said = {
        column: ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        for column, value in values.items()
    }
    return "; ".join(f"{column}: {value}" for column, value in said.items())


def _finding(code: str, place: tuple[str, int], value: str) -> dict[str, Any]:
    key, line = place
    return {"code": code, "people": [key], "lines": [line] if line else [], "count": 1, "value": value}


def added(
    findings: Collection[Any], numbers: Mapping[str, int], kept: Kept, most: int
) -> tuple[list[Any], Any]:
    """The findings of the reading with those of the switch, at most so many of a kind, and the numbers of all."""
    more = kept.findings()
    counts = dict(numbers)
    for code, found in (
        ("mail_kept", kept.mails),
        ("mail_taken", kept.taken),
        ("line_kept", kept.lines),
        ("value_kept", kept.values),
    ):
        if found:
            counts[code] = len(found)
    return [*findings, *more[:most]], counts
