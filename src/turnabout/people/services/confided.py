"""Deletes what somebody said in confidence, where their account is to be opened by another key."""

from __future__ import annotations

from turnabout.people.models import Hesitations, Person


def forget_confided(person: Person) -> None:
    """Hesitant aims. Whoever calls has checked the right, and writes the audit."""
    Hesitations.objects.filter(person=person).delete()
