"""Which languages the pages speak: English, and every translation that lies compiled in a folder of translations."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from django.conf.locale import LANG_INFO

ENGLISH: Final = ("en-gb", "English")


def shipped(folders: Iterable[Path]) -> list[tuple[str, str]]:
    """(code, the language's own name of itself), English first. A folder `de/LC_MESSAGES` counts once it holds a
    `django.mo`: a translation that is still being written shows to nobody."""
    codes = sorted(
        {
            found.parent.parent.name.lower().replace("_", "-")
            for folder in folders
            for found in folder.glob("*/LC_MESSAGES/django.mo")
        }
    )
    return [ENGLISH, *((code, _own_name(code)) for code in codes if code != ENGLISH[0])]


def _own_name(code: str) -> str:
    known = LANG_INFO.get(code) or LANG_INFO.get(code.split("-")[0]) or {}
    name = str(known.get("name_local", code))
    return name[:1].upper() + name[1:]
