"""Hands the options of a passkey to the page as an attribute; the content policy allows no script in a page."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """Escaped by the template like any text."""
    return json.dumps(value, cls=DjangoJSONEncoder)
