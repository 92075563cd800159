"""Public holidays of a country and region, from the library `holidays`: nothing is fetched, nobody keeps lists."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

LANGUAGE: Final = "en_GB"
AMERICAN: Final = "en_US"
SPELLED_HERE: Final = (
    (re.compile(r"\b(Lab|Hon)or\b"), r"\1our"),
    (re.compile(r"\bDefense\b"), "Defence"),
    (re.compile(r"(?<=\w)ization\b"), "isation"),
)
"""The library knows most countries in American English alone."""


def public_holidays(
    country: str, region: str, year: int, language: str = ""
) -> tuple[tuple[dt.date, str], ...]:
    """Days and their names, in order; none for a country that the library does not know."""
    return _holidays(country.upper(), region, year, language.replace("-", "_"))


def next_holidays(
    country: str, region: str, today: dt.date, language: str = "", most: int = 3
) -> list[tuple[dt.date, str]]:
    days = [
        *public_holidays(country, region, today.year, language),
        *public_holidays(country, region, today.year + 1, language),
    ]
    return [one for one in days if one[0] >= today][:most]


def countries() -> tuple[str, ...]:
    """Codes of the countries that the library knows."""
    return tuple(sorted(_supported()))


def regions(country: str) -> tuple[str, ...]:
    return _supported().get(country.upper(), ())


@lru_cache(maxsize=1)
def _supported() -> dict[str, tuple[str, ...]]:
    from holidays import list_supported_countries  # half a second that only these pages need

    return {code: tuple(parts) for code, parts in list_supported_countries().items() if len(code) == 2}


@lru_cache(maxsize=512)
def _holidays(country: str, region: str, year: int, language: str) -> tuple[tuple[dt.date, str], ...]:
    if country not in _supported():
        return ()
    from holidays import country_holidays

    part = region if region in _supported()[country] else None
    spoken, is_its_own = _spoken(country, language)
    days = country_holidays(country, subdiv=part, years=year, language=spoken)
    names = {
        day: _in_british(name) if spoken == AMERICAN and not is_its_own else name
        for day, name in days.items()
    }
    return tuple(sorted((day, name) for day, name in names.items() if day.year == year))


def _in_british(name: str) -> str:
    for american, british in SPELLED_HERE:
        name = american.sub(british, name)
    return name


def _spoken(country: str, language: str) -> tuple[str | None, bool]:
    """The reader's language, else English, else the country's own; and whether it is the country's own."""
    from holidays import country_holidays

    there = country_holidays(country)
    known, own = there.supported_languages, there.default_language
    for wanted in (language, LANGUAGE, AMERICAN):
        match = next((one for one in known if wanted and one.lower() == wanted.lower()), None)
        match = match or next((one for one in known if wanted and one[:2] == wanted[:2]), None)
        if match:
            return match, match == own
    return None, True
