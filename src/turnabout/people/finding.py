"""How people are understood when they type a name or a word: without regard to case and accents, in any script, and
with the slips that fingers make."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

# Letters that Unicode does not take apart, as people type them on a keyboard without them.
PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
NEAREST = 40
LAST = "\U0010ffff"  # stands behind every letter


def fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(PLAIN)


def words_of(text: str) -> list[str]:
    """Folded words; what stands between letters and figures parts them, but for a sign within a word such as C++."""
    return [word for part in fold(text).split() if (word := part.strip(".,;:!?()[]\"'’“”«»·-/"))]


def slips(word: str) -> int:
    """How many letters may be wrong, left out, doubled or swapped. A sign of a wide script says as much as two."""
    length = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in word)
    return 0 if length < 4 else 1 if length < 8 else 2


def beginning(word: str, vocabulary: Sequence[str]) -> Sequence[str]:
    """Words of a sorted vocabulary that begin so."""
    return vocabulary[bisect_left(vocabulary, word) : bisect_left(vocabulary, word + LAST)]


def nearest(word: str, vocabulary: Sequence[str]) -> Mapping[str, int]:
    """Words of the vocabulary that may have been meant, each with the number of slips."""
    most = slips(word)
    if not most:
        return {}
    found = extract(word, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=NEAREST)
    return {near: int(distance) for near, distance, _at in found}


def at_word_start(wanted: str, text: str) -> bool:
    """Both folded. Scripts that put no space between words begin one anywhere."""
    if not wanted or wanted not in text:
        return False
    if _runs_on(wanted[0]):
        return True
    at = text.find(wanted)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(wanted, at + 1)
    return at >= 0


def _runs_on(letter: str) -> bool:
    """Chinese and Japanese, Thai, Lao, Burmese, Khmer."""
    runs = ("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff")
    return unicodedata.east_asian_width(letter) in "WF" or any(
        first <= letter <= last for first, last in runs
    )


def fits(typed: str, texts: Iterable[str]) -> bool:
    """Every word that was typed begins or stands within one of the texts."""
    haystack = fold(" ".join(texts))
    return all(word in haystack for word in fold(typed).split())
