"""No address changes anything for a form that did not come from one of our pages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.architecture.access.browsers import Browsers
from tests.architecture.access.scene import Scene
from tests.architecture.access.table import LIBRARY, ROLES, ROWS, library_address

pytestmark = pytest.mark.django_db
CHANGING = sorted(name for name, row in ROWS.items() if "POST" in row.verbs)


@pytest.mark.parametrize("name", CHANGING)
def test_a_post_without_the_token_of_a_page_is_refused(name: str, scene: Scene, browsers: Browsers) -> None:
    address = reverse(name, args=scene.args(ROWS[name].args))
    for role in ROLES:
        answer = browsers.ask(role, "POST", address, checks=True)
        assert answer.status_code == 403, role


@pytest.mark.parametrize("name", sorted(LIBRARY))
def test_a_post_to_the_pages_of_an_account_without_a_token_is_refused(
    name: str, scene: Scene, browsers: Browsers
) -> None:
    for role in ("anonymous", "mentor"):
        answer = browsers.ask(role, "POST", library_address(name), checks=True)
        assert answer.status_code in {403, 405}, role
