"""Whose account does not say yet what the staff lists say: that they have left, or that they are back."""

from __future__ import annotations

from django.db.models import QuerySet

from turnabout.people.models import Person


def left_with_an_account() -> list[Person]:
    """Gone from every list, while their account does not know (system use)."""
    return list(_with_accounts().filter(gone_at__isnull=False, user__left_at=None))


def back_with_an_account() -> list[Person]:
    """On a list again, while their account says that they have left (system use)."""
    return list(_with_accounts().filter(gone_at=None, user__left_at__isnull=False))


def _with_accounts() -> QuerySet[Person]:
    return Person.objects.filter(user__isnull=False).select_related("user").order_by("pk")
