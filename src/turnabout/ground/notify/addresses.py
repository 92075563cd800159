"""Addresses of the web in a text that many people will be sent in our name: none but ours.

A mail that people expect is the best bait there is, and mail programs make a link of anything that looks like one."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOTS: Final = re.compile(
    r"(?<=[0-9A-Za-z-])[\u3002\uff61](?=[0-9A-Za-z-])"
)  # full stops that name servers take too
_WHOLE: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^\s<>\"]+", re.I)
_BARE: Final = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}")


def foreign_address(text: str) -> str:
    """The first address of the web in a text that is not one of this installation, as it is written; or nothing.

    Mails that people may write to are no such address."""
    plain = _DOTS.sub(".", unicodedata.normalize("NFKC", text))
    ours = urlsplit(settings.BASE_URL).hostname
    for found in _WHOLE.finditer(plain):
        if _host(found[0]) != ours:
            return found[0]
    rest = _MAIL.sub(" ", _WHOLE.sub(" ", plain))
    return next((found[0] for found in _BARE.finditer(rest) if found[0].casefold() != ours), "")


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:  # brackets that hold no address of a machine
        return None
