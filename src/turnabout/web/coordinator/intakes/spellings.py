"""The table on which somebody says once what the spellings of a list mean."""

from __future__ import annotations

import re
from typing import Any, Final

from django.conf.locale import LANG_INFO
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from holidays.registry import COUNTRIES

from turnabout.people.intake.table.words import same_words

HINTS: Final = {
    "grade": gettext_lazy("a rank: 1 for the most junior, higher for each step up"),
    "country": gettext_lazy("the code of two letters, as FR or JP"),
    "languages": gettext_lazy("the code, as fr or ja"),
    "timezone": gettext_lazy("the zone, as Europe/Paris or Asia/Tokyo"),
    "role": gettext_lazy("mentor, mentee or both"),
}
LIKELY: Final = {"role": {"mentore": "mentor", "mentoree": "mentee", "les deux": "both", "beide": "both"}}
MOST: Final = 400


def _languages() -> dict[str, str]:
    """Every language by its own name and by the English one."""
    known: dict[str, str] = {}
    for code, info in LANG_INFO.items():
        for name in (info.get("name"), info.get("name_local")):
            if name and len(code) == 2:
                known.setdefault(same_words(name), code)
    return known


def _countries() -> dict[str, str]:
    """By the English name."""
    return {
        same_words(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names[0])): names[1] for names in COUNTRIES.values()
    }


def likely(column: str, spelling: str) -> str:
    """What it probably means, or ""."""
    known = {"languages": _languages, "country": _countries}.get(column, lambda: LIKELY.get(column, {}))()
    return known.get(same_words(spelling), "")


def spellings_shown(look: dict[str, Any], heading: Any) -> list[dict[str, Any]]:
    """By column its unknown spellings, each with the field that takes the meaning."""
    groups = []
    for column, entries in look.get("spellings", {}).items():
        rows = [_row(column, at, entry) for at, entry in enumerate(entries[:MOST])]
        groups.append({"column": column, "heading": heading(column), "hint": HINTS[column], "rows": rows})
    return groups


def _row(column: str, at: int, entry: dict[str, Any]) -> dict[str, Any]:
    number = entry["count"]
    return {
        "name": f"{column}-{at}",
        "spelling": entry["as"],
        "often": ngettext("%(n)s row", "%(n)s rows", number) % {"n": intcomma(number)},
        "likely": likely(column, entry["as"]),
        "label": _("What “%(spelling)s” means") % {"spelling": entry["as"]},
    }


def words_sent(look: dict[str, Any], sent: Any) -> dict[str, dict[str, str]]:
    """What was typed, by column and spelling; what was left empty is asked again."""
    found: dict[str, dict[str, str]] = {}
    for column, entries in look.get("spellings", {}).items():
        for at, entry in enumerate(entries[:MOST]):
            meaning = sent.get(f"{column}-{at}", "").strip()
            if meaning:
                found.setdefault(column, {})[entry["as"]] = "" if meaning == "-" else meaning[:64]
    return found
