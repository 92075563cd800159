"""What went wrong is answered by a page that cannot go wrong itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib import messages
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, RequestFactory
from django.urls import include, path

from tests.cast import Cast
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.web import middleware
from turnabout.web.public import errors, health

SECRET = "canary of a pair"
RAISED = {
    "notfound": NotFound(SECRET),
    "notallowed": NotAllowed(SECRET),
    "refused": Refused("Somebody else was faster."),
    "operational": OperationalError(SECRET),
    "interface": InterfaceError(SECRET),
    "other": ValueError(SECRET),
}


def stumble(request: HttpRequest, kind: str) -> HttpResponse:
    raise RAISED[kind]


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(" ".join(str(message) for message in messages.get_messages(request)))


urlpatterns = [
    path("stumble/<str:kind>/", stumble),
    path("page/", page),
    path("", include("turnabout.config.urls")),
]
handler500 = errors.server_error

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


def test_absent_and_forbidden_look_the_same(browser: Client) -> None:
    absent, forbidden = browser.get("/stumble/notfound/"), browser.get("/stumble/notallowed/")
    assert absent.status_code == forbidden.status_code == 404
    own = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|/stumble/\w+/')
    assert own.sub("", absent.content.decode()) == own.sub("", forbidden.content.decode())
    assert SECRET not in absent.content.decode()


def test_what_is_refused_is_said_on_the_page_that_sent_it(browser: Client) -> None:
    answer = browser.post("/stumble/refused/", headers={"Referer": "http://testserver/page/?page=2"})
    assert (answer.status_code, answer.url) == (302, "/page/?page=2")
    assert browser.get(answer.url).content.decode() == "Somebody else was faster."


def test_a_foreign_page_is_not_returned_to(browser: Client) -> None:
    answer = browser.post("/stumble/refused/", headers={"Referer": "https://elsewhere.example/page/"})
    assert answer.url == "/"


@pytest.mark.parametrize("path", ["//elsewhere.example/", "///elsewhere.example/", "/\\elsewhere.example/"])
@pytest.mark.parametrize("partial", [{}, {"HX-Request": "true"}])
def test_a_path_that_looks_like_a_host_leads_to_this_one(
    browser: Client, path: str, partial: dict[str, str]
) -> None:
    came = {"Referer": f"http://testserver{path}", **partial}
    answer = browser.post("/stumble/refused/", headers=came)
    assert answer.headers.get("HX-Redirect", answer.headers.get("Location")) == "/elsewhere.example/"


def test_a_page_that_refuses_to_be_looked_at_does_not_lead_to_itself(browser: Client) -> None:
    answer = browser.get("/stumble/refused/", headers={"Referer": "http://testserver/stumble/refused/"})
    assert answer.url == "/"


def test_a_partial_page_is_told_where_to_go(browser: Client) -> None:
    came = {"Referer": "http://testserver/page/", "HX-Request": "true"}
    answer = browser.post("/stumble/refused/", headers=came)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/page/")


@pytest.mark.parametrize("kind", ["operational", "interface"])
def test_a_database_that_is_away_is_503(browser: Client, kind: str) -> None:
    answer = browser.get(f"/stumble/{kind}/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert SECRET not in answer.content.decode()
    assert answer.content.decode().count("<h1") == 1


def test_any_other_error_is_500_and_tells_nothing(browser: Client) -> None:
    answer = browser.get("/stumble/other/")
    assert answer.status_code == 500
    assert SECRET not in answer.content.decode()
    assert answer["X-Request-ID"] in answer.content.decode()


def test_a_database_that_is_away_before_the_view_is_503(
    as_: Any, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = as_(cast.noor)

    def gone(request: HttpRequest) -> None:
        raise OperationalError(SECRET)

    monkeypatch.setattr(middleware, "_keep_or_end", gone)
    assert browser.get("/page/").status_code == 503


def test_the_error_pages_ask_no_database(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert errors.unavailable().status_code == 503
        assert errors.server_error(RequestFactory().get("/")).status_code == 500


def test_an_error_page_that_cannot_be_rendered_has_a_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(engines["django"], "get_template", broken)
    answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()


def test_an_unknown_address_is_a_page_of_ours(client: Client) -> None:
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert "There is no page here" in answer.content.decode()


class TestHealth:
    def test_it_says_that_all_is_well_without_a_secret(self, client: Client) -> None:
        answer = client.get("/health")
        assert answer.status_code == 200
        assert answer.json() == {
            "ok": True,
            "database": True,
            "outbox_oldest_seconds": 0,
            "outbox_parked": 0,
            "worker_last_seconds": None,
        }

    def test_it_needs_no_session(self, client: Client, django_assert_max_num_queries: Any) -> None:
        with django_assert_max_num_queries(3):
            client.get("/health")

    def test_it_is_503_without_a_database(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        def gone() -> int:
            raise OperationalError(SECRET)

        monkeypatch.setattr(health, "oldest_waiting_seconds", gone)
        answer = client.get("/health")
        assert (answer.status_code, answer.json()) == (503, {"ok": False, "database": False})

    def test_other_verbs_are_refused(self, client: Client) -> None:
        assert client.post("/health").status_code == 405
