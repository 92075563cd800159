"""The small firm of the matching tests, without a match."""

from __future__ import annotations

import pytest

from tests.matching.firm import Firm, make_firm


@pytest.fixture
def firm(db: None) -> Firm:
    return make_firm()
