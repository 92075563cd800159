"""Which mails are listed for whom, for files that may not take one from its owner."""

from __future__ import annotations

from typing import Final

from turnabout.people.models import Person

SEVERAL: Final = -1


def listed_mails() -> dict[str, int]:
    """In small letters, with the id of the one person on a list who has it, or SEVERAL (system use)."""
    found: dict[str, int] = {}
    listed = Person.objects.filter(gone_at=None).exclude(email="")
    for mail, person in listed.values_list("email", "pk"):
        key = mail.lower()
        found[key] = SEVERAL if key in found else person
    return found


def people_by_letter() -> frozenset[int]:
    """People who have an account, and no mail at all (system use)."""
    without = Person.objects.filter(email="", user__isnull=False, user__email=None)
    return frozenset(without.values_list("pk", flat=True))
