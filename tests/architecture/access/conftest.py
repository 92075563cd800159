"""The scene of the address table, and its browsers, once for a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.architecture.access.browsers import Browsers
from tests.architecture.access.scene import WITH_ACCOUNT, Scene, make_scene
from tests.cast import make_cast
from turnabout.web import middleware


@pytest.fixture(scope="module")
def scene(a_world: Any) -> Scene:
    return make_scene(make_cast())


@pytest.fixture(autouse=True)
def an_error_is_no_answer(settings: Any) -> None:
    settings.DEBUG_PROPAGATE_EXCEPTIONS = True


@pytest.fixture(scope="module")
def browsers(scene: Scene, quiet: None) -> Iterator[Browsers]:
    """Sessions are not marked as seen again after a minute: on a slow machine answers would differ by that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(middleware, "A_MINUTE", 3600)
        yield Browsers({role: scene.user(role) for role in WITH_ACCOUNT})
