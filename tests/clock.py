"""A clock that a test moves by hand, for whatever the product does at a time."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

REAL = timezone.now


class Clock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stands at half past ten in the morning of 2 November 2026, UTC."""
    held = Clock(datetime.fromisoformat("2026-11-02T10:30:00+00:00"))
    monkeypatch.setattr(timezone, "now", held.now)
    for module in _product():
        if getattr(module, "now", None) is REAL:
            monkeypatch.setattr(module, "now", held.now)
    return held


def _product() -> list[Any]:
    return [module for name, module in list(sys.modules.items()) if name.startswith("turnabout.")]
