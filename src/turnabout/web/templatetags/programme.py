"""Words about a programme that pages and mails share."""

from __future__ import annotations

from django import template

from turnabout.programmes import rhythm as words

register = template.Library()


@register.simple_tag
def rhythm(cadence: str, months: int) -> str:
    """What taking part costs: {% rhythm programme.cadence programme.months %}."""
    return words.rhythm(cadence, months)
