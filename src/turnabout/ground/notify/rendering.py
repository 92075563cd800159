"""Makes the text of a message when it is delivered, in the reader's language, from the templates `mail/<kind>/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from turnabout.ground.accounts.selectors import entry_link_by_uuid
from turnabout.ground.accounts.services import url_of
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.stationery import Stationery, stationery
from turnabout.ground.notify.texts import Wording, filled, paragraphs


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    html: str
    mark: bytes = b""  # the organisation's, which the HTML shows as cid:mark


def render(message: Message, *, on: Stationery | None = None, layout: str = "parts/mail/base.html") -> Letter:
    """The letter. `layout` wraps the HTML: a whole mail, or `mail/part.html` for a page that shows it."""
    on = on or stationery()
    folder = f"mail/{message.kind}"
    with translation.override(language_of(message)):
        values = {**_values(message, on), "link": _link(dict(message.params or {})), "layout": layout}
        if values["link"]:
            values["link_label"] = _plain(f"{folder}/label.txt", values).strip()
        own = on.wording(values.get("texts"), message.kind)
        values["subject"] = _subject(message.kind, own, values)
        if own is not None:
            folder, values = "mail/own", {**values, "words": _own(own, values)}
        return Letter(
            subject=values["subject"],
            text=re.sub(r"\n{3,}", "\n\n", _plain(f"{folder}/body.txt", values)).strip() + "\n",
            html=get_template(f"{folder}/body.html").render(values),
            mark=on.head.mark,
        )


def subject_of(message: Message, *, on: Stationery) -> str:
    """For a list of letters: asks for nothing that only the letter needs, as its link."""
    with translation.override(language_of(message)):
        values = _values(message, on)
        return _subject(message.kind, on.wording(values.get("texts"), message.kind), values)


def _subject(kind: str, own: Wording | None, values: dict[str, Any]) -> str:
    """One line, whatever a programme is called."""
    said = filled(own.subject, values) if own else _plain(f"mail/{kind}/subject.txt", values)
    return " ".join(said.split())


def _own(own: Wording, values: dict[str, Any]) -> dict[str, Any]:
    body = filled(own.body, values)
    return {"text": body, "paragraphs": paragraphs(body)}


def language_of(message: Message) -> str:
    return (message.user.language if message.user else "") or message.language or settings.LANGUAGE_CODE


def _values(message: Message, on: Stationery) -> dict[str, Any]:
    params = dict(message.params or {})
    return {
        **params,
        "letterhead": on.head,
        "organisation": on.head.name,
        "site": urlsplit(settings.BASE_URL).netloc,
        "name": params.get("name") or (message.user.name if message.user else ""),
    }


def _link(params: dict[str, Any]) -> str:
    if "entry_link" in params:
        link = entry_link_by_uuid(params["entry_link"])
        return url_of(link) if link else settings.BASE_URL
    if "view" in params:
        return settings.BASE_URL + reverse(params["view"], args=params.get("args", []))
    return ""


def _plain(template: str, values: dict[str, Any]) -> str:
    """Text as it is: an apostrophe in a name is no HTML entity in a plain mail."""
    return get_template(template).template.render(Context(values, autoescape=False))
