"""Names of countries, in English, as the library of public holidays spells them."""

from __future__ import annotations

import re
from functools import cache


@cache
def country_names() -> dict[str, str]:
    """By code, in the order of names."""
    from holidays.registry import COUNTRIES  # half a second that only these pages need

    names = {entry[1]: re.sub(r"(?<=[a-z])(?=[A-Z])", " ", entry[0]) for entry in COUNTRIES.values()}
    return dict(sorted(names.items(), key=lambda one: one[1]))


def country_name(code: str) -> str:
    """The code itself where there is no name for it."""
    return country_names().get(code.upper(), code)
