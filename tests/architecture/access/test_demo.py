"""The pages of a demo open to everybody at this machine, and to nobody else; without the mark they open to nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.architecture.access.browsers import Browsers, lets_in
from tests.architecture.access.scene import Scene
from tests.architecture.access.table import IN_A_DEMO, ROLES
from turnabout.ground.accounts.models import Installation
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.services import make_entry_link
from turnabout.ground.accounts.tokens import token_of
from turnabout.ground.notify.delivery import deliver_due
from turnabout.ground.notify.services import send

pytestmark = pytest.mark.django_db
VERBS = ("GET", "POST", "PUT", "DELETE")
FROM_ELSEWHERE = ({"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"})


@pytest.fixture(scope="module")
def demo(scene: Scene) -> Scene:
    Installation.objects.create(id=1, is_demo=True)
    link = make_entry_link(purpose=Purpose.DEMO, user=scene.cast.noor, label="coordinator")
    mail = send(kind="account_login_code", user=scene.cast.ines.user, params={"code": "000000"})
    deliver_due()
    scene.places["here"].update(cast_link=token_of(link.uuid), mail=mail)
    return scene


@pytest.mark.parametrize("name", sorted(IN_A_DEMO))
def test_at_this_machine_a_demo_is_open_and_from_elsewhere_it_is_not_there(
    name: str, demo: Scene, browsers: Browsers
) -> None:
    row = IN_A_DEMO[name]
    address = reverse(name, args=demo.args(row.args))
    for role in ROLES:
        for verb in VERBS:
            assert lets_in(browsers.ask(role, verb, address)) == (role in row.may(verb)), f"{verb} as {role}"
    for far in FROM_ELSEWHERE:
        for verb in sorted(row.verbs):
            assert _status(browsers, verb, address, far) == 404


def _status(browsers: Browsers, verb: str, address: str, far: dict[str, Any]) -> int:
    return int(browsers.ask("administrator", verb, address, **far).status_code)
