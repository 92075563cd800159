"""One walk for each module of tests that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.chromium import chromium
from tests.journeys.site import own_site
from tests.journeys.walk import Walk
from turnabout.cli.demo_organisation import generate

pytest.register_assert_rewrite("tests.journeys.promises")
Note = Callable[[str, Any], None]


@pytest.fixture(scope="module")
def walk(request: pytest.FixtureRequest) -> Iterator[Walk]:
    """The module says whether with `SCRIPTS`. The browser lives no longer than the module: its event loop would keep
    Django's tests from their database."""
    with own_site("--empty") as site, chromium() as browser:
        yield Walk(browser, site, generate(), scripts=request.module.SCRIPTS).go()


@pytest.fixture
def note(record_property: Note) -> Note:
    """A figure for the report of the run; `-rP` shows it too."""

    def noted(what: str, figure: Any) -> None:
        record_property(what, figure)
        print(f"{what}: {figure}")  # noqa: T201  (a figure to read is what this is for)

    return noted
