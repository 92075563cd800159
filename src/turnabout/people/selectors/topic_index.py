"""All topics folded and ready to be searched, kept in memory until one of them changes: thousands of people type at
once when an invitation goes out."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from django.db.models import Count, Max
from django.utils.translation import get_language, gettext

from turnabout.people.catalogue.reading import split_aliases
from turnabout.people.finding import at_word_start, beginning, fold, nearest, words_of
from turnabout.people.following import followed
from turnabout.people.models import Topic

Stands = Callable[[str, str], bool]  # whether what is wanted stands in a text
KEPT: Final = 12  # languages at a time
ALIAS, SENTENCE, WORDS = 3, 6, 7
INSIDE: Final = 4  # letters that may be looked for within a word: "ai" stands in "mail" and "repair"


@dataclass(frozen=True, slots=True)
class Entry:
    """A topic with everything it is found by: as it is stored and as this reader sees it."""

    topic: Topic
    at: int
    names: tuple[str, ...]
    aliases: tuple[str, ...]
    sentences: tuple[str, ...]
    haystack: str
    words: frozenset[str]

    def rank(self, wanted: str, stands: Stands) -> int | None:
        """How well the phrase fits as it stands."""
        if not stands(wanted, self.haystack):
            return None
        for base, texts in ((0, self.names), (ALIAS, self.aliases)):
            fits = [_fit(text, wanted) for text in texts if stands(wanted, text)]
            if fits:
                return base + min(fits)
        return SENTENCE


def _fit(text: str, wanted: str) -> int:
    """A whole word first, then the beginning of the text, then of any word."""
    if f" {wanted} " in f" {text} ":
        return 0
    return 1 if text.startswith(wanted) else 2


def _anywhere(wanted: str, text: str) -> bool:
    return len(wanted) >= INSIDE and wanted in text


class TopicIndex:
    """Active topics in the order of the catalogue, imported ones last."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        everything = list(topics)
        former = _former_words(everything)
        active = [topic for topic in everything if topic.state == Topic.State.ACTIVE]
        active.sort(key=lambda topic: topic.origin == Topic.Origin.ESCO)
        self.entries = tuple(_entry(topic, at, former[topic.pk]) for at, topic in enumerate(active))
        self.own = tuple(entry.topic for entry in self.entries if entry.topic.origin != Topic.Origin.ESCO)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for entry in self.entries:
            for word in entry.words:
                self._by_word[word].add(entry.at)
        self._vocabulary = sorted(self._by_word)

    def find(self, text: str) -> list[Topic]:
        wanted = " ".join(fold(text).split())
        ranks = (
            self._exact(wanted, at_word_start)
            or self._exact(wanted, _anywhere)
            or self._meant(words_of(text))
        )
        best = sorted(ranks, key=lambda at: (at >= len(self.own), ranks[at], at))  # imported ones behind
        return [self.entries[at].topic for at in best]

    def _exact(self, wanted: str, stands: Stands) -> dict[int, int]:
        ranks = {entry.at: rank for entry in self.entries if (rank := entry.rank(wanted, stands)) is not None}
        words = wanted.split()
        if len(words) > 1:
            for entry in self.entries:
                if entry.at not in ranks and all(stands(word, entry.haystack) for word in words):
                    ranks[entry.at] = WORDS
        return ranks

    def _meant(self, words: list[str]) -> dict[int, int]:
        """Every word fits one of the topic's own, with its slips; the fewer, the better."""
        slips: list[dict[int, int]] = [self._slips(word) for word in words]
        if not slips:
            return {}
        everywhere = set.intersection(*(set(found) for found in slips))
        return {at: sum(found[at] for found in slips) for at in everywhere}

    def _slips(self, word: str) -> dict[int, int]:
        near = dict.fromkeys(beginning(word, self._vocabulary), 0) or nearest(word, self._vocabulary)
        found: dict[int, int] = {}
        for other, slips in near.items():
            for at in self._by_word[other]:
                found[at] = min(slips, found.get(at, slips))
        return found


def _former_words(topics: list[Topic]) -> dict[int, list[str]]:
    """What has been merged into a topic goes on finding it."""
    words: dict[int, list[str]] = defaultdict(list)
    ends = followed(topics)
    for topic in topics:
        if ends[topic.pk] is not topic:
            words[ends[topic.pk].pk] += [topic.name, *topic.aliases]
    return words


def _entry(topic: Topic, at: int, former: list[str]) -> Entry:
    names = tuple(_seen(topic.name))
    translated = split_aliases(gettext(", ".join(topic.aliases))) if topic.aliases else ()
    aliases = tuple(dict.fromkeys(_plain(alias) for alias in (*topic.aliases, *translated, *former)))
    sentences = tuple(_seen(topic.sentence))
    everything = (*names, *aliases, *sentences)
    words = frozenset(word for text in (*names, *aliases) for word in words_of(text))
    return Entry(topic, at, names, aliases, sentences, "\n".join(everything), words)


def _seen(text: str) -> Iterator[str]:
    """The text as it is stored and as this reader sees it, each once."""
    if text:
        yield from dict.fromkeys((_plain(text), _plain(gettext(text))))


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


_kept: OrderedDict[tuple[Any, ...], TopicIndex] = OrderedDict()
_lock = Lock()


def current_index() -> TopicIndex:
    """One small query; a second one where a topic has changed or nobody has searched in this language yet."""
    stamp = Topic.objects.aggregate(newest=Max("changed_at"), last=Max("id"), number=Count("id"))
    key = (get_language(), *stamp.values())
    with _lock:
        index = _kept.get(key)
    if index is None:
        index = TopicIndex(Topic.objects.order_by("id"))
        with _lock:
            _kept[key] = index
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
    return index
