"""Who on a list may be somebody that it knows under another key: rehired, married, or moved to another system."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from turnabout_engine.people.person import same_words

from turnabout.people.models import PersonKey

MOST: Final = 500
AT_ONCE: Final = 5_000

Row = Mapping[str, Any]


def likely_the_same(source: int, new: Sequence[Row], gone: Sequence[Row]) -> list[dict[str, Any]]:
    """For keys that are new, the one person they may belong to: by the same mail in any list; or, among those whom the
    file does not name any more, by the same name, or by the first name with the same post and unit (a marriage).
    `sure` ones are ticked before anybody looks. What fits two people is nobody's."""
    missing = [*gone, *_gone_before(source)] if new else []
    marks = (
        ("mail", _by_mail(new), lambda row: same_words(row.get("email") or "")),
        ("name", missing, lambda row: same_words(row.get("name") or "")),
        ("post", missing, _post),
    )
    found: dict[str, dict[str, Any]] = {}
    taken: set[str] = set()
    for why, people, mark in marks:
        for key, person in _only_ones(new, people, mark).items():
            if key not in found and person["uuid"] not in taken and len(found) < MOST:
                taken.add(person["uuid"])
                found[key] = {
                    "key": key,
                    "name": next(row.get("name") or key for row in new if row["person_id"] == key),
                    "uuid": person["uuid"],
                    "known_as": person["name"],
                    "known_key": person["key"],
                    "why": why,
                    "sure": why != "post",
                }
    return list(found.values())


def _only_ones(new: Iterable[Row], people: Iterable[Row], mark: Any) -> dict[str, Row]:
    keys, known = defaultdict(list), defaultdict(dict)
    for row in new:
        if mark(row):
            keys[mark(row)].append(row["person_id"])
    for person in people:
        if mark(person) in keys:
            known[mark(person)][person["uuid"]] = person
    return {
        keys[text][0]: next(iter(fits.values()))
        for text, fits in known.items()
        if len(fits) == 1 and len(keys[text]) == 1
    }


def _post(row: Row) -> str:
    first = same_words(row.get("name") or "").partition(" ")[0]
    title, unit = same_words(row.get("title") or ""), same_words(row.get("unit") or "")
    return f"{first}|{title}|{unit}" if first and title and unit else ""


def _by_mail(new: Sequence[Row]) -> list[Row]:
    """Everybody listed with one of these mails, in whatever list."""
    mails = sorted({row["email"].lower() for row in new if row.get("email")})
    return [
        row
        for first in range(0, len(mails), AT_ONCE)
        for row in _plain(PersonKey.objects.filter(person__email__in=mails[first : first + AT_ONCE]))
    ]


def _gone_before(source: int) -> list[Row]:
    return _plain(
        PersonKey.objects.filter(source=source, gone_at__isnull=False, person__gone_at__isnull=False)
    )


def _plain(keys: Any) -> list[Row]:
    columns = ("key", "person__uuid", "person__name", "person__email", "person__title", "person__unit")
    names = ("key", "uuid", "name", "email", "title", "unit")
    rows = [dict(zip(names, row, strict=True)) for row in keys.order_by("pk").values_list(*columns)]
    return [{**row, "uuid": str(row["uuid"])} for row in rows]
