"""Which list of a run the address asks for; anything it cannot mean counts as not asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from turnabout.matching.selectors import Show

LONGEST_SEARCH: Final = 100


@dataclass(frozen=True)
class Wanted:
    show: Show = Show.WEAKEST
    search: str = ""
    page: int = 1

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Wanted:
        show, page = query.get("show", ""), query.get("page", "")
        return cls(
            show=Show(show) if show in tuple(Show) else Show.WEAKEST,
            search=query.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH],
            page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    def address(self, **changes: Any) -> str:
        """The query of the list with something else asked for; every change but the page goes back to page one."""
        page = changes.pop("page", 1 if changes else self.page)
        asked = {"show": self.show, "q": self.search, **changes, "page": page}
        plain = {"show": Show.WEAKEST, "q": "", "page": 1}
        kept = {name: str(value) for name, value in asked.items() if value != plain[name]}
        return f"?{urlencode(kept)}"
