"""The template tag that prints who sees a field: {% seen_by "open_aims" %}, or {% seen_by "notes" "Tomas" %}."""

from __future__ import annotations

from django import template

from turnabout.ground.privacy import table

register = template.Library()


@register.simple_tag
def seen_by(datum: str, partner: str = "") -> str:
    return table.seen_by(datum, partner)
