"""A copy of the sessions opens none of them: neither the key of the cookie nor what a session holds stands there."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from turnabout.ground import database
from turnabout.ground.accounts.sessions import SessionStore, row_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client: Client, cast: Cast) -> Client:
    client.force_login(cast.ines.user)
    return client


def key_of(browser: Client) -> str:
    return browser.cookies["sessionid"].value


def is_signed_in(browser: Client) -> bool:
    return browser.get(reverse("account_email")).status_code == 200


def test_who_signs_in_stays_signed_in_until_they_sign_out(browser: Client) -> None:
    assert is_signed_in(browser)
    browser.post(reverse("account_logout"))
    assert not is_signed_in(browser)
    assert not Session.objects.filter(pk=row_of(browser.session.session_key)).exists()
    assert not Session.objects.exists()


def test_neither_the_key_nor_what_is_held_stands_in_the_table(browser: Client) -> None:
    session = browser.session
    session["typed"] = "CANARY " * 50
    session.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_key, session_data FROM django_session")
        [(row, data)] = cursor.fetchall()
    assert row == row_of(key_of(browser))
    assert key_of(browser) not in row + data
    assert data.startswith("s1.")
    assert "CANARY" not in data
    assert SessionStore(key_of(browser))["typed"].startswith("CANARY")


def test_the_name_of_a_row_opens_nothing(browser: Client) -> None:
    browser.cookies["sessionid"] = row_of(key_of(browser))
    assert not is_signed_in(browser)


def test_what_was_moved_or_changed_opens_as_an_empty_session(browser: Client) -> None:
    other = SessionStore()
    other.create()
    data = Session.objects.get(pk=row_of(key_of(browser))).session_data
    for value in (data, data[:-8] + "AAAAAAA=", "s1.k0.x", "", "s1.gone.QUFB" + data[20:]):
        Session.objects.filter(pk=row_of(other.session_key)).update(session_data=value)
        assert dict(SessionStore(other.session_key).items()) == {}
    assert dict(SessionStore(key_of(browser)).items()) != {}


def test_a_new_key_leaves_nothing_under_the_old_one(browser: Client) -> None:
    session, old = browser.session, key_of(browser)
    session.cycle_key()
    assert not SessionStore().exists(old)
    assert SessionStore().exists(session.session_key)


@pytest.mark.django_db(transaction=True)
def test_the_async_doors_find_the_same_rows() -> None:
    async def walk() -> tuple[Any, ...]:
        store = SessionStore()
        await store.aset("a", 1)
        await store.asave()
        key = store.session_key
        found: tuple[Any, ...] = (await SessionStore(key).aget("a"), await store.aexists(key))
        await SessionStore().adelete(key)
        found += (await store.aexists(key), await SessionStore(key).aget("a"))
        # The thread behind these doors outlives the test, and an open connection keeps a database from being dropped.
        await sync_to_async(connections.close_all)()
        return found

    assert asyncio.run(walk()) == (1, True, False, None)


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_no_session(settings: Any, tmp_path: Any) -> None:
    if connection.vendor != "sqlite":
        return
    settings.HOME = tmp_path
    store = SessionStore()
    store["typed"] = "x"
    store.save()
    data = Session.objects.get().session_data
    path = database.back_up()
    assert path is not None
    copy = sqlite3.connect(path)
    assert copy.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
    assert copy.execute("SELECT count(*) FROM turnabout_cache").fetchone() == (0,)
    copy.close()
    content = path.read_bytes()
    assert data.encode() not in content
    assert row_of(store.session_key).encode() not in content
    assert Session.objects.count() == 1
