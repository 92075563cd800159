"""The small firm of the matching tests, without a match."""

from __future__ import annotations

import pytest

from tests.clock import clock
from tests.matching.firm import Firm, make_firm

__all__ = ["clock"]


@pytest.fixture
def firm(db: None) -> Firm:
    return make_firm()
