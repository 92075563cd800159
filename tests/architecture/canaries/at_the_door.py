"""What people leave in sessions, caches and the outbox before they are signed in."""

from __future__ import annotations

from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.architecture.canaries.birds import Canary, World
from turnabout.ground.notify.models import Message
from turnabout.programmes.models import Enrolment

TYPED = "Qtypedlater"


def knock(world: World) -> None:
    _ask_for_a_code(world)
    _fail_to_sign_in(world)
    _type_after_the_end_of_a_session(world)


def _ask_for_a_code(world: World) -> None:
    email = world.users["ines"].email
    browser = Client()
    browser.post(reverse("account_request_login_code"), {"email": email})
    world.sessions.append(browser.cookies[settings.SESSION_COOKIE_NAME].value)
    message = Message.objects.filter(kind="account_login_code").latest("pk")
    world.canaries.append(
        Canary(
            "notify.Message.params", "credentials", message.params["code"], ("ines",), only_at=("nowhere",)
        )
    )


def _fail_to_sign_in(world: World) -> None:
    secret = "Qpassword-of-somebody"
    world.users["tomas"].set_password(secret)
    world.users["tomas"].save()
    given = {"login": world.users["tomas"].email, "password": f"{secret}-wrong"}
    Client().post(reverse("account_login"), given)
    world.canaries.append(
        Canary("accounts.User.password", "credentials", secret, ("tomas",), only_at=("nowhere",))
    )


def _type_after_the_end_of_a_session(world: World) -> None:
    seat = Enrolment.objects.get(person=world.people["omar"])
    browser = Client()
    browser.post(reverse("enrolment", args=[seat.uuid]), {"find-people": TYPED, "save": "yes"})
    world.sessions.append(browser.cookies[settings.SESSION_COOKIE_NAME].value)
    world.canaries.append(
        Canary("sessions.Session.session_data", "hesitant_aims", TYPED, ("omar",), only_at=("enrolment",))
    )
