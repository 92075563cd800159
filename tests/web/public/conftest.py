"""What the pages before sign-in need."""

from __future__ import annotations

import pytest

from turnabout.web.public import levelling


@pytest.fixture(autouse=True)
def answers_come_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levelling, "sleep", lambda seconds: None)
