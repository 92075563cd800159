"""Everybody on the staff lists, folded and ready to be searched, kept in memory until the lists change.

With 100,000 people a table of word pieces would have 1.6 million rows, which every file must rewrite; this is built in
two seconds and answers in some fifty milliseconds (tests/people/test_name_index.py measures). Pages read anew what
they show."""

from __future__ import annotations

import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from django.db.models import Count, Max, Q, Sum

from turnabout.people.finding import beginning, fold, nearest, words_of
from turnabout.people.models import Intake, Person

OLDEST: Final = 600  # seconds: what changes a name without a file is found after this at the latest
COLUMNS: Final = ("id", "name", "title", "unit", "site", "country")


@dataclass(frozen=True, slots=True)
class Place:
    """A site as the lists name it."""

    name: str
    country: str


class NameIndex:
    """People in the order of their folded names; a position counts in that order."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        listed = sorted((fold(row[1]), row) for row in rows)
        self.ids = array("q", (row[0] for _name, row in listed))
        self._names = [name for name, _row in listed]
        self._hay = [
            f"{name}\n{fold(row[2])}\n{fold(row[3])}" if row[2] or row[3] else name for name, row in listed
        ]
        self.by_unit: dict[str, array[int]] = defaultdict(lambda: array("q"))
        self.by_site: dict[Place, array[int]] = defaultdict(lambda: array("q"))
        self._by_word: dict[str, array[int]] = defaultdict(lambda: array("q"))
        for at, (name, row) in enumerate(listed):
            self.by_unit[row[3]].append(at)
            self.by_site[Place(row[4], row[5])].append(at)
            for word in set(words_of(name)):
                self._by_word[word].append(at)
        self._vocabulary = sorted(self._by_word)
        self._alike: dict[str, list[int]] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def find(self, text: str, unit: str | None = None, site: Place | None = None) -> list[int]:
        """Ids of those who fit, best first: whose name begins so, whose name has all words, then title and unit, and
        where nobody does, whose name is near."""
        among = self._among(unit, site)
        words = fold(text).split()
        if not words:
            return [self.ids[at] for at in among]
        found = self._exact(words, among)
        return [self.ids[at] for at in (found or self._meant(words_of(text), among))]

    def _among(self, unit: str | None, site: Place | None) -> Sequence[int]:
        if unit is None and site is None:
            return range(len(self.ids))
        parts = [self.by_unit.get(unit, ())] if unit is not None else []
        parts += [self.by_site.get(site, ())] if site is not None else []
        return parts[0] if len(parts) == 1 else sorted({*parts[0]} & {*parts[1]})

    def _exact(self, words: list[str], among: Sequence[int]) -> list[int]:
        hay, found = self._hay, among
        for word in sorted(words, key=len, reverse=True):
            found = [at for at in found if word in hay[at]]
        phrase = " ".join(words)
        return sorted(found, key=lambda at: (self._rank(at, words, phrase), at))

    def _rank(self, at: int, words: list[str], phrase: str) -> int:
        name = self._names[at]
        if name.startswith(phrase):
            return 0
        return 1 if all(name.startswith(word) or f" {word}" in name for word in words) else 2

    def _meant(self, words: list[str], among: Sequence[int]) -> list[int]:
        """Every word begins one of the name, or is one with a few slips."""
        slips = [self._slips(word) for word in words]
        if not slips:
            return []
        everywhere = set.intersection(*(set(found) for found in slips))
        if not isinstance(among, range):
            everywhere &= set(among)
        return sorted(everywhere, key=lambda at: (sum(found[at] for found in slips), at))

    def _slips(self, word: str) -> dict[int, int]:
        near = dict.fromkeys(beginning(word, self._vocabulary), 0) | nearest(word, self._vocabulary)
        found: dict[int, int] = {}
        for other, slips in near.items():
            for at in self._by_word[other]:
                found[at] = min(slips, found.get(at, slips))
        return found

    def alike(self) -> dict[str, list[int]]:
        """Ids of those whose names have the same words in whatever order; for names that stand there once only, one."""
        if self._alike is None:
            found: dict[str, list[int]] = defaultdict(list)
            for at, name in enumerate(self._names):
                found[" ".join(sorted(words_of(name)))].append(self.ids[at])
            self._alike = dict(found)
        return self._alike

    def units(self) -> Counter[str]:
        return Counter({unit: len(people) for unit, people in self.by_unit.items() if unit})

    def places(self) -> Counter[Place]:
        return Counter({place: len(people) for place, people in self.by_site.items() if place.name})


_lock = Lock()
_kept: tuple[Any, float, NameIndex] | None = None


def current_names() -> NameIndex:
    """Three small queries; a fourth one where the lists have changed."""
    global _kept  # one for the process, whoever asks
    stamp = _stamp()
    with _lock:
        if _kept and _kept[0] == stamp and time.monotonic() - _kept[1] < OLDEST:
            return _kept[2]
        index = NameIndex(Person.objects.filter(gone_at=None).values_list(*COLUMNS).iterator(chunk_size=5000))
        _kept = (stamp, time.monotonic(), index)
        return index


def _stamp() -> tuple[Any, ...]:
    """People come, go and change their names by files; the last of them tells one state of the tables from another."""
    files = Intake.objects.order_by("state").values_list("state").annotate(Count("id"), Max("ended_at"))
    last = Person.objects.order_by("-id").values_list("id", "uuid").first()
    merged = Q(merged_into__isnull=False)
    there = Person.objects.aggregate(
        Count("id"), merged=Count("id", filter=merged), which=Sum("id", filter=merged)
    )
    return (last, *there.values(), *files)
