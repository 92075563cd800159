"""What a matching run reads of people: everything about those who take part, and the lines above them.

For the system only: no page calls this. It holds hesitant aims, so the run seals what it gets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from typing import Any

from turnabout.people.following import topics_by_uuid
from turnabout.people.models import Aim, Hesitations, Offer, Person, ReportingLine

AT_ONCE = 10_000  # ids in one query: SQLite takes 32,766 parameters
COLUMNS = ("email", "grade", "unit", "site", "country", "timezone", "languages", "interests", "style")
OPEN = "open:"

Row = dict[str, Any]
Steps = dict[int, list[tuple[int | None, str, str]]]  # person: (manager, key named, kind)


def match_inputs(people: Collection[int]) -> list[Row]:
    """Rows for the engine's `from_plain`, by id: the asked people whole, everybody above them with name and lines.

    `person_id` is the uuid; a manager who is not on the list is `open:<key>`. Seven queries up to 10,000 people."""
    asked = set(people)
    steps = _steps()
    everybody = asked | _above(asked, steps)
    rows: dict[int, Row] = {}
    uuids: dict[int, Any] = {}
    for pk, identifier, name, title in _few(
        Person.objects.all(), "id", everybody, "id", "uuid", "name", "title"
    ):
        uuids[pk], rows[pk] = identifier, {"name": name, "title": title}
    for pk, row in _people(asked):
        rows[pk] |= row
    _add_lines(rows, steps, uuids)
    _add_topics(rows, asked)
    return [{"person_id": str(uuids[pk]), **rows[pk]} for pk in sorted(rows)]


def line_inputs(people: Collection[int]) -> list[dict[str, Any]]:
    """Only the lines of these people and of everybody above them; people go by their id, open lines as above."""
    steps = _steps()
    rows: dict[int, Row] = {pk: {} for pk in set(people) | _above(set(people), steps)}
    _add_lines(rows, steps, {pk: str(pk) for pk in rows})
    plain = ((pk, row["manager_id"], tuple(row["dotted_manager_ids"])) for pk, row in sorted(rows.items()))
    return [
        {"person_id": str(pk), "manager_id": solid, "dotted_manager_ids": dotted}
        for pk, solid, dotted in plain
    ]


def _few(query: Any, field: str, ids: Iterable[int], *columns: str) -> Iterator[tuple[Any, ...]]:
    wanted = sorted(ids)
    for first in range(0, len(wanted), AT_ONCE):
        yield from query.filter(**{f"{field}__in": wanted[first : first + AT_ONCE]}).values_list(*columns)


def _steps() -> Steps:
    """Every step up in the organisation, in the order in which it was made: one query, walked in memory."""
    steps: Steps = defaultdict(list)
    columns = ("person_id", "manager_id", "manager_key", "kind")
    for person, manager, key, kind in ReportingLine.objects.order_by("id").values_list(*columns).iterator():
        steps[person].append((manager, key, kind))
    return steps


def _above(people: set[int], steps: Steps) -> set[int]:
    found: set[int] = set()
    waiting = list(people)
    while waiting:
        for manager, _, _ in steps.get(waiting.pop(), ()):
            if manager is not None and manager not in found:
                found.add(manager)
                waiting.append(manager)
    return found


def _people(asked: set[int]) -> Iterator[tuple[int, Row]]:
    for pk, hours, *values in _few(Person.objects.all(), "id", asked, "id", "hours", *COLUMNS):
        yield pk, {**dict(zip(COLUMNS, values, strict=True)), "hours_text": hours}


def _add_lines(rows: dict[int, Row], steps: Steps, uuids: dict[int, Any]) -> None:
    for pk, row in rows.items():
        row["manager_id"], row["dotted_manager_ids"] = "", []
        for manager, key, kind in steps.get(pk, ()):
            named = OPEN + key if manager is None else str(uuids[manager])
            if kind == ReportingLine.Kind.SOLID and not row["manager_id"]:  # a second list may name another
                row["manager_id"] = named
            else:
                row["dotted_manager_ids"].append(named)


def _add_topics(rows: dict[int, Row], asked: set[int]) -> None:
    for pk in asked & rows.keys():
        rows[pk] |= {"offers": [], "aims": [], "hesitant": []}
    offers = Offer.objects.order_by("topic__key")
    for pk, topic, level in _few(offers, "person", asked, "person_id", "topic__key", "level"):
        rows[pk]["offers"].append([topic, level])
    columns = ("person_id", "topic__key", "level_now", "level_wanted")
    for pk, *aim in _few(Aim.objects.order_by("position", "id"), "person", asked, *columns):
        rows[pk]["aims"].append(aim)
    _add_hesitant(rows, asked)


def _add_hesitant(rows: dict[int, Row], asked: set[int]) -> None:
    """All topics are loaded, for a query by those of the aims would name them to whoever logs queries. What merging
    has made the same as another aim counts once."""
    keys = {str(former): topic.key for former, topic in topics_by_uuid().items()}
    wanted = sorted(asked)
    for first in range(0, len(wanted), AT_ONCE):
        for row in Hesitations.objects.filter(person__in=wanted[first : first + AT_ONCE]):
            said = {key for key, _now, _wanted in rows[row.person_id]["aims"]}
            found: dict[str, list[Any]] = {}
            for aim in sorted(row.aims["aims"], key=itemgetter("position")):
                key = keys[aim["topic"]]
                if key not in said:
                    found.setdefault(key, [key, aim["now"], aim["wanted"]])
            rows[row.person_id]["hesitant"] = list(found.values())
