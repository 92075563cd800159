"""What somebody whose pair is over wants next; or, while it rests, whether they would take an interim partner."""

from __future__ import annotations

from typing import Final

from django.db.models import Q, TextChoices


class NextPartner(TextChoices):
    AGAIN = "again"
    LATER = "later"  # to be asked when a later cohort begins
    NOT_NOW = "not_now"
    INTERIM = "interim"  # one more, while the partner pauses


AFTER_A_PAIR: Final = (NextPartner.AGAIN, NextPartner.LATER, NextPartner.NOT_NOW)
FREE: Final = Q(state="confirmed") & (
    Q(unplaced_at__isnull=False) | Q(next_partner__in=(NextPartner.AGAIN, NextPartner.INTERIM))
)
"""Enrolments with room for a partner although the pairs of their cohort are out."""
