"""One world for all tests of the canaries, committed as in production, for the files of the database are read too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import override_settings

from tests.architecture.access.browsers import Browsers
from tests.architecture.canaries.at_the_door import knock
from tests.architecture.canaries.birds import World
from tests.architecture.canaries.filling import fill
from turnabout.ground.audit.triggers import lifted
from turnabout.web import middleware

REAL_JOBS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}}


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock():
        try:
            with override_settings(TASKS=REAL_JOBS):
                world = fill()
                knock(world)
            yield world
        finally:
            with lifted(connection):
                call_command("flush", verbosity=0, interactive=False, allow_cascade=False)


@pytest.fixture(scope="module")
def browsers(world: World, quiet: None) -> Iterator[Browsers]:
    """The page of what is not there is left blank: tests of the table of addresses hold that it tells nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(middleware, "A_MINUTE", 3600)
        patch.setattr(middleware, "page_not_found", lambda *_: HttpResponse(status=404))
        yield Browsers(world.users)
