"""How often something may be done from one address, and from all of them, before anybody has signed in."""

from __future__ import annotations

import hashlib
import time
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def within(request: HttpRequest, what: str, *, most: int, most_of_all: int, seconds: int = 3600) -> bool:
    """Count one more of `what`, and say whether it is still within the limits of its hour (or other stretch).

    Counted in the cache, which all web processes share; an address stands there as a digest."""
    stretch = int(time.time()) // seconds
    here = hashlib.sha256(get_adapter().get_client_ip(request).encode()).hexdigest()[:32]
    counts = [_one_more(f"limit:{what}:{stretch}:{whose}", seconds) for whose in (here, "all")]
    return counts[0] <= most and counts[1] <= most_of_all


def within_own(user: Any, what: str, *, most: int, seconds: int) -> bool:
    """The same for what one account does, wherever it is signed in."""
    return _one_more(f"limit:{what}:{int(time.time()) // seconds}:{user.pk}", seconds) <= most


def _one_more(key: str, seconds: int) -> int:
    if cache.add(key, 1, seconds):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two
        cache.set(key, 1, seconds)
        return 1
