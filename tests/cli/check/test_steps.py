"""The check notices when a step only looks as if it had been done."""

from __future__ import annotations

from typing import Any

import pytest

from turnabout.cli.check import steps
from turnabout.cli.check.page import Page, read
from turnabout.cli.check.people import WentWrongError
from turnabout.cli.check.steps import Check
from turnabout.cli.demo_organisation import generate

REVIEW = """<h1>59 of 62 leaders</h1><a href="?show=locked">Kept together {count}</a>
<form action="/decide/" method="post"><button name="decide" value="lock:a:b">Lock Tomas and Ines</button></form>"""
KEPT = "<h1>59 of 62 leaders</h1><p>Why {couple}</p>"


class Scripted:
    """A browser to which a product answers that does, or does not do, what it was asked."""

    def __init__(self, count: int, couple: str) -> None:
        self.answers = {"": REVIEW.format(count=count), "?show=locked": KEPT.format(couple=couple)}
        self.page = self.get("")

    def get(self, address: str) -> Page:
        self.page = read(200, address, self.answers[address])
        return self.page

    def submit(self, *_: Any) -> Page:
        return self.get("")

    def follow(self, words: str) -> Page:
        return self.get(self.page.link(words))


@pytest.fixture(scope="module")
def check() -> Check:
    return Check(None, generate(), lambda line: None, [])  # type: ignore[arg-type]  # no site is asked


@pytest.mark.parametrize(
    ("count", "couple", "goes_wrong"),
    [(1, "Tomas and Ines", None), (0, "Tomas and Ines", LookupError), (1, "nobody", WentWrongError)],
)
def test_a_lock_that_was_not_kept_is_noticed(
    check: Check, count: int, couple: str, goes_wrong: type[Exception] | None
) -> None:
    check.noor = Scripted(count, couple)  # type: ignore[assignment]
    if goes_wrong is None:
        check.lock_one()
    else:
        with pytest.raises(goes_wrong):
            check.lock_one()


@pytest.mark.parametrize("partner", ["Tomas Okafor", "Nobody At All"])
def test_two_who_do_not_name_each_other_are_noticed(
    check: Check, monkeypatch: pytest.MonkeyPatch, partner: str
) -> None:
    pages = iter([f"You and {partner}", "You and somebody else"])
    monkeypatch.setattr(check, "page_of_pair", lambda mail: next(pages))
    with pytest.raises(WentWrongError):
        check.read_pairs()


def test_what_failed_is_said_by_its_step(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoSite:
        def __init__(self, *_: str) -> None: ...
        def __enter__(self) -> None: ...
        def __exit__(self, *_: object) -> None: ...

    def too_slow(check: Check) -> None:
        with check.step("everybody asked"):
            raise TimeoutError("timed out")

    said: list[str] = []
    monkeypatch.setattr(steps, "Site", NoSite)
    monkeypatch.setattr(Check, "run", too_slow)
    assert steps.check(said.append) == 1
    assert said == ["FAILED  everybody asked: TimeoutError: timed out"]
