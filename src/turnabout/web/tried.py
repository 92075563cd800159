"""What a service refuses stands on the form that asked for it, with everything that was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from turnabout.ground.errors import Refused


def tried(form: Any, act: Callable[[], object], *, field: str | None = None) -> bool:
    """Do it, or put the sentence of the refusal on the form: over all of it, or at a field."""
    try:
        act()
    except Refused as refused:
        form.add_error(field, str(refused.message))
        return False
    return True
