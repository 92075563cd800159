"""The small firm with a finished match of known pairs, and browsers in which somebody is signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.matching.firm import Firm, make_firm, make_run_of_known_pairs
from turnabout.matching.models import Run

Browser = Callable[[Any], Client]


@pytest.fixture
def firm(db: None) -> Firm:
    return make_firm()


@pytest.fixture
def run(firm: Firm) -> Run:
    return make_run_of_known_pairs(firm)
