"""The languages a person can choose from, each by its own name."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from django.conf.locale import LANG_INFO

COMMON: Final = (
    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "da", "nb", "fi", "cs", "hu", "ro", "el", "uk", "ru", "tr",
    "ar", "he", "fa", "hi", "bn", "ta", "te", "ur", "sw", "vi", "th", "id", "zh-hans", "zh-hant", "ja", "ko",
)  # fmt: skip
SHORT: Final = {"zh-hans": "zh", "zh-hant": "zh-hant"}
_CODE: Final = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")


def is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text))


def name_of(code: str) -> str:
    """The language's own name, or the code where the list has no name for it."""
    info = LANG_INFO.get("zh-hans" if code == "zh" else code.lower(), {})
    name = info.get("name_local", code)
    return name[:1].upper() + name[1:]


@cache
def common() -> tuple[str, ...]:
    return tuple(SHORT.get(code, code) for code in COMMON)
