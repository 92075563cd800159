"""Mail texts that an organisation may say in its own words: which they are, what may stand in them, and their check.

Text is filled in by name, {like this}, and by nothing else: no markup, no template language, no address but ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.template import Context
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.ground.notify.addresses import foreign_address

Words = str | Promise
PLACE: Final = re.compile(r"\{([^{}]*)\}")
LONGEST_SUBJECT: Final = 120
LONGEST_BODY: Final = 4000

PLACES: Final[dict[str, Words]] = {
    "name": gettext_lazy("the name of who reads it"),
    "programme": gettext_lazy("the name of the programme"),
    "cohort": gettext_lazy("the name of the cohort"),
    "organisation": gettext_lazy("the name of your organisation"),
}
EDITABLE: Final[dict[str, tuple[Words, tuple[str, ...]]]] = {
    "please_confirm": (
        gettext_lazy("Asking people to take part"),
        ("name", "programme", "cohort", "organisation"),
    ),
    "please_confirm_again": (
        gettext_lazy("Reminding people who have not answered"),
        ("name", "programme", "cohort", "organisation"),
    ),
    "paper_letter": (
        gettext_lazy("The letter on paper to people without mail"),
        ("name", "programme", "cohort", "organisation"),
    ),
    "pair_released": (
        gettext_lazy("Telling two people that they are a pair"),
        ("name", "programme", "organisation"),
    ),
    "no_partner": (
        gettext_lazy("Telling people that nobody was free for them"),
        ("name", "programme", "cohort", "organisation"),
    ),
    "agreement_nudge": (
        gettext_lazy("Reminding two people of the page on what they agree"),
        ("name", "programme", "organisation"),
    ),
}


@dataclass(frozen=True)
class Wording:
    subject: str
    body: str
    is_own: bool = False


def our_wording(kind: str) -> Wording:
    """Our words with the names of what is filled in, as a start for one's own."""
    places = {name: "{" + name + "}" for name in EDITABLE[kind][1]}
    values = {**places, "only_words": True, "role": "coordinator", "link": ""}
    subject = _plain(f"mail/{kind}/subject.txt", values)
    return Wording(
        " ".join(subject.split()), re.sub(r"\n{3,}", "\n\n", _plain(f"mail/{kind}/body.txt", values)).strip()
    )


def filled(text: str, values: Mapping[str, Any]) -> str:
    """Every {name} becomes its value; a name that nobody knows becomes a plain word, never a gap."""
    words = {name: values.get(name) or "" for name in PLACES}
    words["name"] = words["name"] or _("colleague")
    words["organisation"] = words["organisation"] or _("our organisation")
    return PLACE.sub(lambda found: str(words.get(found[1].strip(), found[0])), text)


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


def problems(kind: str, subject: str, body: str) -> dict[str, str]:
    """What is wrong with a text, by field, with the remedy."""
    found = {"subject": _wrong(kind, subject, LONGEST_SUBJECT), "body": _wrong(kind, body, LONGEST_BODY)}
    if "\n" in subject.strip():
        found["subject"] = _("The subject is one line.")
    return {field: text for field, text in found.items() if text}


def _wrong(kind: str, text: str, longest: int) -> str:
    if not text.strip():
        return _("Write something, or put the text back to ours.")
    if len(text) > longest:
        return _("Make it shorter: at most %(n)s letters.") % {"n": longest}
    allowed = EDITABLE[kind][1]
    for name in PLACE.findall(text):
        if name.strip() not in allowed:
            return _("{%(name)s} is not known here. These are: %(known)s.") % {
                "name": name,
                "known": ", ".join("{" + one + "}" for one in allowed),
            }
    if set(PLACE.sub("", text)) & set("{}"):
        return _("There is a single { or }. Each { needs its }, with one of the names between them.")
    if address := foreign_address(text):
        return _(
            "“%(address)s” is an address of the web, or looks like one to mail programs. Take it out, or put a blank "
            "after the full stop: mails of this place link to its own pages alone, so that people can trust them."
        ) % {"address": address}
    return ""


def _plain(template: str, values: Mapping[str, Any]) -> str:
    return str(get_template(template).template.render(Context(dict(values), autoescape=False)))
