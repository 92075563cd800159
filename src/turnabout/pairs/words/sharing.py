"""What two people have in common, from what both entered; the first thing that a pair reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.words.voice import Voice, listed
from turnabout.people.catalogue import interests

BOTH: Final[dict[str, tuple[Promise, Promise]]] = {
    # kind: (said to one of them, said to the coordinator)
    "interest": (_("You both enjoy %s."), _("Both enjoy %s.")),
    "aim": (_("You both want to learn about %s."), _("Both want to learn about %s.")),
    "offer": (_("You both know your way around %s."), _("Both know their way around %s.")),
    "site": (_("You both work in %s."), _("Both work in %s.")),
    "country": (_("You work in the same country."), _("They work in the same country.")),
    "language": (_("You both speak %s."), _("Both speak %s.")),
}

STYLE: Final[dict[tuple[int, int], tuple[Promise, Promise]]] = {
    # (question, answer), as the catalogue numbers them
    (1, 1): (_("You both like a clear plan for a meeting."), _("Both like a clear plan for a meeting.")),
    (1, 2): (
        _("You both like a short list for a meeting, and to see how far you get."),
        _("Both like a short list for a meeting, and to see how far they get."),
    ),
    (1, 3): (
        _("You both like to follow the conversation, without a list."),
        _("Both like to follow the conversation, without a list."),
    ),
    (2, 1): (
        _("Neither of you needs messages between meetings."),
        _("Neither of them needs messages between meetings."),
    ),
    (2, 2): (
        _("You both like a line now and then between meetings."),
        _("Both like a line now and then between meetings."),
    ),
    (2, 3): (
        _("You both like short messages through the week."),
        _("Both like short messages through the week."),
    ),
    (3, 1): (
        _("You both like to hear in plain words what could be better."),
        _("Both like to hear in plain words what could be better."),
    ),
    (3, 2): (
        _("You both like to be shown by an example what could be better."),
        _("Both like to be shown by an example what could be better."),
    ),
    (3, 3): (
        _("You both like to hear in a quiet moment what could be better."),
        _("Both like to hear in a quiet moment what could be better."),
    ),
}


def shared_sentences(explanation: Mapping[str, Any], voice: Voice) -> tuple[str, ...]:
    """One sentence a kind, what makes a good first talk first. Empty if nothing that they entered is alike."""
    return tuple(text for _kind, text in _all(explanation.get("shared", ()), voice))


def opening(explanation: Mapping[str, Any], voice: Voice, *, most: int = 3) -> tuple[str, ...]:
    """The first sentence of each kind, for the first lines of a page."""
    first: dict[str, str] = {}
    for kind, text in _all(explanation.get("shared", ()), voice):
        first.setdefault(kind, text)
    return tuple(first.values())[:most]


def nothing_shared() -> str:
    return gettext(
        "On paper the two of you have little in common. What is not on paper yet is what the first talk is for."
    )


def _all(shared: Sequence[Mapping[str, Any]], voice: Voice) -> Iterator[tuple[str, str]]:
    at = 0 if voice.to_one_of_them else 1
    for kind in dict.fromkeys(item["kind"] for item in shared):
        values = [item for item in shared if item["kind"] == kind]
        if kind == "style":
            for item in values:
                yield kind, str(STYLE[int(item["value"]), item["number"]][at])
        elif kind == "country":
            yield kind, str(BOTH[kind][at])
        else:
            yield kind, str(BOTH[kind][at]) % _values(kind, [item["value"] for item in values], voice)


def _values(kind: str, values: list[str], voice: Voice) -> str:
    if kind == "interest":
        return listed([_interest(value) for value in values])
    if kind in ("aim", "offer"):
        return listed([voice.topic(value) for value in values])
    if kind == "language":
        return _joined([_language(value) for value in values])
    return _joined(values)


def _interest(key: str) -> str:
    return next((gettext(entry.label) for entry in interests() if entry.key == key), key)


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def _joined(values: list[str]) -> str:
    if len(values) < 2:
        return "".join(values)
    return gettext("%(items)s and %(last)s") % {"items": ", ".join(values[:-1]), "last": values[-1]}
