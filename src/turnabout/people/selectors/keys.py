"""People by their keys on the staff list, for commands and the demo."""

from __future__ import annotations

from turnabout.people.models import Person, PersonKey


def people_by_key() -> dict[str, Person]:
    """Everybody by key, in one query. System use: no page names people by key."""
    rows = PersonKey.objects.select_related("person").filter(source__key="staff")
    return {row.key: row.person for row in rows}
