"""Asks any address as any role, leaving nothing behind; and names all addresses that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client, RequestFactory
from django.test.client import ClientHandler, conditional_content_removal
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.conftest import undone

# What any request may write: when it was seen, how often somebody tried, and that something was read.
MAY_BE_WRITTEN = re.compile(r'"?(django_session|turnabout_cache|audit_entry)"?')
WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+(\S+)", re.I)


class ChangedByLooking(AssertionError):
    """A GET or HEAD wrote to a table. Looking changes nothing: scanners of mail and browsers look ahead."""


def names(resolver: URLResolver | None = None) -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern)
        elif isinstance(pattern, URLPattern):
            yield str(pattern.name)


def _only_reads(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    found = WRITES.match(sql)
    if found and not MAY_BE_WRITTEN.fullmatch(found[1]):
        raise ChangedByLooking(sql[:200])
    return execute(sql, params, many, context)


class Browsers:
    """A signed-in session for each role, made once; every request starts from it anew.

    Requests go through all middleware, without the test client: it would look for all static files each time."""

    def __init__(self, sessions: Mapping[str, Any]) -> None:
        self.factory, self.handlers = RequestFactory(), {checks: _handler(checks) for checks in (False, True)}
        self.answers: dict[tuple[Any, ...], Any] = {}
        self.keys = {role: self._session(user) for role, user in sessions.items()}

    def _session(self, user: Any) -> str:
        client = Client()
        client.handler = self.handlers[False]
        client.force_login(user)
        client.get("/")  # the first page of a session writes down when it began
        return str(client.cookies[settings.SESSION_COOKIE_NAME].value)

    def ask(self, role: str, verb: str, address: str, *, checks: bool = False, **more: Any) -> Any:
        """The answer, with every change undone afterwards so that the next role finds the same scene. So the same
        question has the same answer, and is asked once."""
        asked = (role, verb, address, checks, *more.items())
        if asked not in self.answers:
            looks = verb in ("GET", "HEAD")
            with undone(), connection.execute_wrapper(_only_reads) if looks else nullcontext():
                self.answers[asked] = self.send(role, verb, address, checks=checks, **more)
        return self.answers[asked]

    def send(self, role: str, verb: str, address: str, *, checks: bool = False, **more: Any) -> Any:
        """The answer; what it changed stays."""
        request = self.factory.generic(verb, address, **more)
        if role in self.keys:
            request.COOKIES[settings.SESSION_COOKIE_NAME] = self.keys[role]
        request._dont_enforce_csrf_checks = not checks  # as django.test.Client does
        answer = self.handlers[checks].get_response(request)
        if verb == "HEAD":
            conditional_content_removal(request, answer)
        return answer


def _handler(checks: bool) -> ClientHandler:
    handler = ClientHandler(enforce_csrf_checks=checks)
    handler.load_middleware()
    return handler


def lets_in(answer: Any) -> bool:
    to_the_door = answer.status_code == 302 and answer["Location"].startswith(
        ("/account/login", "/account/reauth")
    )
    return answer.status_code not in {403, 404, 405} and answer.status_code < 500 and not to_the_door
