"""What every test may count on: the fixed cast, and a network that ends at this machine."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

from tests.cast import Cast, make_cast

# Other work shares the machine, so a time says nothing; a failure prints how to see it again.
hypothesis.settings.register_profile("turnabout", deadline=None, print_blob=True)
hypothesis.settings.load_profile("turnabout")


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Journeys come first, then what is slow, after all others have put tests in order: no worker shall end alone with
    a long one."""
    yield
    items.sort(key=lambda item: [item.get_closest_marker(name) is None for name in ("journey", "slow")])


class NetworkIsOff(Exception):
    """A test tried to reach beyond this machine. Tests talk to loopback only."""


def _is_here(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0])
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def network_ends_at_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if not _is_here(address):
            raise NetworkIsOff(str(address))
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


class QueryInATemplate(AssertionError):
    """A template asked the database while it rendered. Load what the page shows in the view."""


def _refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    raise QueryInATemplate(sql[:300])


@pytest.fixture(autouse=True)
def templates_ask_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Holds for every page that any test renders."""
    from django.db import connection
    from django.template.base import Template

    render = Template._render

    def guarded(self: Template, context: Any) -> Any:
        with connection.execute_wrapper(_refuse):
            return render(self, context)

    monkeypatch.setattr(Template, "_render", guarded)


@pytest.fixture(autouse=True, scope="session")
def audit_can_be_emptied_between_tests() -> None:
    """The audit record refuses to be emptied; between transactional tests it must be."""
    from django.db import connection
    from django.test import TransactionTestCase

    from turnabout.ground.audit.triggers import lifted

    empty_all_tables = TransactionTestCase._fixture_teardown

    def empty_audit_too(self: Any) -> None:
        with lifted(connection):
            empty_all_tables(self)

    TransactionTestCase._fixture_teardown = empty_audit_too


@pytest.fixture
def cast(db: None) -> Cast:
    """Noor's programme and its people, and Piotr's other programme (tests/cast.py)."""
    return make_cast()


@pytest.fixture
def as_(db: None) -> Any:
    """`as_(cast.ines)` is a browser in which Ines is signed in; `as_(None)` is a stranger's."""
    from django.test import Client

    def sign_in(who: Any) -> Client:
        browser = Client()
        if who is not None:
            browser.force_login(getattr(who, "user", who) or who)
        return browser

    return sign_in


_unexpected: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and "real_data" not in report.keywords:
        _unexpected.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Only tests on TURNABOUT_DATA may skip: any other skip is a failure that nobody would see."""
    if _unexpected and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for nodeid in _unexpected:
        terminalreporter.write_line(
            f"SKIPPED WITHOUT LEAVE {nodeid}: only tests on TURNABOUT_DATA may skip", red=True
        )
    if hasattr(terminalreporter.config, "workerinput"):
        return
    counts = {
        word: len(terminalreporter.stats.get(word, [])) for word in ("passed", "failed", "skipped", "error")
    }
    failed = counts["failed"] + counts["error"] + len(_unexpected)
    terminalreporter.write_line(f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped")
