"""Every address answers each role as the table says; what is forbidden looks like what is absent."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.urls import resolve, reverse

from tests.architecture.access.browsers import Browsers, lets_in, names
from tests.architecture.access.scene import Scene
from tests.architecture.access.table import LIBRARY, ROLES, ROWS

pytestmark = pytest.mark.django_db
VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
CHANGING = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|[0-9a-f]{32}|[0-9a-f-]{36}'
    rb'| aria-current="page"'  # of their own cohort, in the menu of whoever coordinates it
)
NOT_COMPARED = {"Expires", "Content-Length"}  # the time, and the length of what is compared as a whole
NAMING = sorted(
    name
    for name, row in ROWS.items()
    if {"cohort", "programme", "enrolment", "intake", "run", "pair", "person", "correction"} & {*row.args}
)


def test_every_address_has_a_row() -> None:
    assert set(names()) == set(ROWS) | LIBRARY


@pytest.mark.parametrize("name", sorted(ROWS))
def test_an_address_answers_each_role_as_the_table_says(name: str, scene: Scene, browsers: Browsers) -> None:
    row, wrong = ROWS[name], []
    for place in ("here", *row.places):
        address = reverse(name, args=scene.args(row.args, place))
        for verb in VERBS if place == "here" else sorted(row.verbs):
            for role in ROLES:
                answer = browsers.ask(role, verb, address)
                if lets_in(answer) != (role in row.may(verb, place)):
                    wrong.append(f"{verb} {place} as {role}: {answer.status_code}")
                if verb not in row.verbs and answer.status_code not in {302, 404, 405}:
                    wrong.append(f"{verb} as {role}: {answer.status_code}, but nobody declared this verb")
    assert not wrong, f"{name} {address}\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", NAMING)
def test_what_is_forbidden_looks_like_what_is_absent(name: str, scene: Scene, browsers: Browsers) -> None:
    row = ROWS[name]
    absent = reverse(
        name,
        args=[
            kind if one.endswith("_kind") else uuid.uuid4()
            for one, kind in zip(row.args, scene.args(row.args), strict=True)
        ],
    )
    for place in ("here", *row.places):
        there = reverse(name, args=scene.args(row.args, place))
        assert resolve(there).url_name == resolve(absent).url_name
        for verb in sorted(row.verbs):
            for role in ROLES:
                if role not in row.may(verb, place):
                    one, other = browsers.ask(role, verb, there), browsers.ask(role, verb, absent)
                    assert seen(one) == seen(other), f"{verb} {place} as {role}"


def seen(answer: Any) -> tuple[Any, ...]:
    """All that a browser gets, without what differs from one request to the next."""
    assert answer.status_code in {302, 404}
    headers = {
        name: CHANGING.sub(b"", value.encode()) for name, value in answer.items() if name not in NOT_COMPARED
    }
    cookies = sorted(answer.cookies)
    return answer.status_code, headers, cookies, CHANGING.sub(b"", answer.content)


def test_a_run_does_not_open_the_proposal_of_another_programme(scene: Scene, browsers: Browsers) -> None:
    ours, theirs = scene.args(("run", "proposal")), scene.args(("run", "proposal"), "elsewhere")
    for mixed in ([ours[0], theirs[1]], [theirs[0], ours[1]]):
        answers = [browsers.ask(role, "GET", reverse("proposal", args=mixed)) for role in ROLES]
        assert not any(lets_in(answer) for answer in answers)


@pytest.mark.parametrize("name", sorted(name for name, row in ROWS.items() if "GET" in row.verbs))
def test_asking_for_the_head_alone_is_answered_like_the_page_or_not_at_all(
    name: str, scene: Scene, browsers: Browsers
) -> None:
    row = ROWS[name]
    address = reverse(name, args=scene.args(row.args))
    for role in ROLES:
        head, page = browsers.ask(role, "HEAD", address), browsers.ask(role, "GET", address)
        assert head.content == b""
        assert head.status_code in {405, page.status_code}, role


def test_a_closed_account_opens_what_a_stranger_opens(scene: Scene, browsers: Browsers, a_world: Any) -> None:
    """Closing an account ends its sessions: the next request is a stranger's."""
    with a_world():
        for role in ("mentor", "coordinator", "administrator"):
            user = scene.user(role)
            type(user).objects.filter(pk=user.pk).update(is_active=False)
            for name, row in ROWS.items():
                if "GET" in row.verbs:
                    answer = browsers.send(role, "GET", reverse(name, args=scene.args(row.args)))
                    assert lets_in(answer) == ("anonymous" in row.get), f"{name} as a closed {role}"
