"""Every address there is, for everything in the world that it can name, with the questions that its pages take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any
from urllib.parse import unquote_plus, urlencode

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.canaries.birds import World

# What else an address can be asked; each is one more page.
QUESTIONS: dict[str, tuple[dict[str, str], ...]] = {
    "cohort_enrolments": ({"q": "listed"}, {"state": "declined"}, {"q": "Qsecretreason"}),
    "enrolment": ({"again": "1"},),
    "intake": ({"page": "2"},),
    "run": (
        *({"show": show} for show in ("unplaced", "waiting", "locked", "forbidden", "changed")),
        *({"q": "Qhesitant"}, {"q": "Qshared"}),
    ),
    "delegates": ({"q": "Q"},),
    "suggest": ({"q": "Q"}, {"q": "ines"}),
    "people": ({"q": "Qofzoe"}, {"unit": "Marketing"}, {"q": "kai"}),
    "site": ({"name": "Porto", "country": "PT"},),
    "topic_search": ({"q": "Q"}, {"list": "aims", "find-aims": "Qhes"}),
}
PASSKEYS = {"mfa_edit_webauthn", "mfa_remove_webauthn"}  # of whoever asks; nobody in the world has one
IN_PARTS = {"run", "intake", "topic_search"}  # htmx asks for a part of the page


@dataclass(frozen=True)
class Address:
    name: str
    path: str
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def asked(self) -> str:
        """What the asker wrote themself; to read it again on the page tells them nothing."""
        return unquote_plus(f"{self.path} {self.more.get('QUERY_STRING', '')}")


def addresses(world: World) -> Iterator[Address]:
    for pattern in patterns():
        if pattern.name in PASSKEYS:
            continue
        for given in _arguments(pattern, world):
            yield Address(str(pattern.name), reverse(str(pattern.name), kwargs=given))


def questions(address: Address) -> Iterator[Address]:
    """What whoever may open it can ask further."""
    for asked in QUESTIONS.get(address.name, ()):
        yield replace(address, more={"QUERY_STRING": urlencode(asked)})
    if address.name in IN_PARTS:
        yield replace(address, more={"HTTP_HX_REQUEST": "true"})


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern)
        else:
            yield pattern


def _arguments(pattern: URLPattern, world: World) -> Iterator[dict[str, Any]]:
    """Every choice of the things that an address names; a proposal comes with its own run."""
    names = list(pattern.pattern.converters)
    unknown = set(names) - set(world.things)
    assert not unknown, f"{pattern.name}: put into the canaries' world what {unknown} can be"
    for chosen in product(*(world.things[name] for name in names)):
        given = dict(zip(names, chosen, strict=True))
        proposal = given.get("proposal")
        if proposal is None or proposal.run == given["run"]:
            yield {name: getattr(thing, "uuid", thing) for name, thing in given.items()}
