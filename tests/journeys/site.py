"""An empty demo of its own on loopback: server, worker and database, gone when the journey is over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from tests.journeys.own_database import own_database
from turnabout.cli.check.site import Site

PATIENCE = 300  # seconds: on a busy machine 800 people take a while to be made
SETTINGS = {"DJANGO_SETTINGS_MODULE": "turnabout.config.settings"}


@contextmanager
def own_site(*options: str, patience: float = 90) -> Iterator[Site]:
    """The product itself: with its own settings, whatever those of the tests are."""
    with (
        own_database() as database,
        patch.dict(os.environ, SETTINGS),
        Site(*options, *database, patience=patience) as site,
    ):
        yield site
