"""Whoever has the terminal takes a lost second step away: after a question, with a mail and a line in the record."""

from __future__ import annotations

import io
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from tests.cast import Cast
from turnabout.cli import main
from turnabout.ground.accounts.second_step import has_second_step
from turnabout.ground.audit.models import Entry
from turnabout.ground.notify.models import Message

MAIL = "admin@firm.example"


@pytest.fixture
def locked_out(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The only administrator has an app whose telephone is lost."""
    monkeypatch.setattr("turnabout.cli.start._start", lambda prepare: None)  # Django runs already
    kind = Authenticator.Type.TOTP
    Authenticator.objects.create(user=cast.administrator, type=kind, data={"secret": "x"})
    return cast


def answering(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.mark.parametrize(
    ("said", "more"), [(f"{MAIL.upper()}\n", []), ("", ["--yes"])], ids=["asked", "--yes"]
)
def test_it_is_forgotten_told_and_recorded(
    locked_out: Cast, monkeypatch: pytest.MonkeyPatch, said: str, more: list[str]
) -> None:
    answering(monkeypatch, said)
    assert main(["forget-second-step", MAIL, *more]) == 0
    assert not has_second_step(locked_out.administrator)
    entry = Entry.objects.get(action="second step forgotten")
    assert (entry.actor_uuid, entry.subject_uuid) == (None, locked_out.administrator.uuid)
    assert Message.objects.get().kind == "account_second_step_forgotten"


@pytest.mark.parametrize("said", ["", "yes\n", "noor@firm.example\n"])
def test_without_a_clear_word_nothing_changes(
    locked_out: Cast, monkeypatch: pytest.MonkeyPatch, capsys: Any, said: str
) -> None:
    answering(monkeypatch, said)
    assert main(["forget-second-step", MAIL]) == 2
    assert has_second_step(locked_out.administrator)
    assert "Nothing was changed." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("mail", "why"),
    [("nobody@firm.example", "There is no account"), ("noor@firm.example", "has no second step")],
)
def test_what_cannot_be_done_is_one_sentence_that_names_the_mail(
    locked_out: Cast, capsys: Any, mail: str, why: str
) -> None:
    assert main(["forget-second-step", mail, "--yes"]) == 2
    said = capsys.readouterr().err
    assert mail in said
    assert why in said
