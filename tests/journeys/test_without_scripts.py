"""The whole way in a browser that runs no scripts; an administrator hands over to a coordinator, who comes by mail."""

from __future__ import annotations

import pytest

from tests.journeys.promises import FromFilesToPairs

pytestmark = pytest.mark.journey
SCRIPTS = False


class TestWithoutScripts(FromFilesToPairs):
    pass
