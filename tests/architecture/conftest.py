"""Scenes that a whole module looks at: made once, and never committed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside never happened: the next look finds the same rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def a_world(
    django_db_setup: None, django_db_blocker: Any
) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """The database, open for the whole module, in one transaction that is rolled back at its end. Gives `undone`."""
    with django_db_blocker.unblock(), undone():
        yield undone


@pytest.fixture(scope="module")
def quiet() -> Iterator[None]:
    """Thousands of requests write thousands of log lines, which cost more than many of the pages."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
