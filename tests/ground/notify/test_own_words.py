"""Mails in the organisation's own words, under its own name and mark."""

from __future__ import annotations

import uuid
from email.message import EmailMessage
from typing import Any

import pytest
from django.core import mail

from tests.cast import Cast
from tests.ground.accounts.drawing import drawn_png
from turnabout.ground.accounts.services import set_organisation
from turnabout.ground.errors import NotFound, Refused
from turnabout.ground.notify.delivery import deliver_due
from turnabout.ground.notify.services import send
from turnabout.ground.notify.texts import EDITABLE, filled, our_wording, problems
from turnabout.ground.notify.wording import keep_wording, use_wording

pytestmark = pytest.mark.django_db

SCOPE = uuid.uuid4()
KIND = "please_confirm"


def invite(cast: Cast, **params: Any) -> EmailMessage:
    whole = {"programme": "Turning", "cohort": "Spring", "view": "home", "texts": str(SCOPE)} | params
    send(kind=KIND, user=cast.noor, params=whole)
    deliver_due()
    return mail.outbox[-1]


def keep(subject: str = "Come to {programme}", body: str = "Dear {name},\n\nplease come.") -> None:
    keep_wording(scope=SCOPE, kind=KIND, subject=subject, body=body)


def html(letter: EmailMessage) -> str:
    return str(letter.alternatives[0][0])


def test_own_words_stand_in_the_mail_with_our_button(cast: Cast) -> None:
    keep()
    letter = invite(cast)
    assert letter.subject == "Come to Turning"
    assert letter.body.startswith(f"Dear {cast.noor.name},\n\nplease come.")
    assert "See what it is about" in letter.body
    assert "<p>please come.</p>" in html(letter)


@pytest.mark.parametrize("kind", ["please_confirm", "please_confirm_again"])
def test_what_readers_are_owed_stands_below_own_words_too(cast: Cast, kind: str) -> None:
    """The link that stops reminders, who thought of them and what it costs are not the programme's to drop."""
    keep_wording(scope=SCOPE, kind=kind, subject="Own", body="Own words.")
    owed = {
        "quiet": "https://firm.example/quiet/1",
        "suggested_by": "Aiko",
        "cadence": "monthly",
        "months": 9,
    }
    whole = {"programme": "Turning", "cohort": "Spring", "view": "home", "texts": str(SCOPE), **owed}
    send(kind=kind, user=cast.noor, params=whole)
    deliver_due()
    letter = mail.outbox[-1]
    assert letter.body.startswith("Own words.")
    for text in (letter.body, html(letter)):
        assert "https://firm.example/quiet/1" in text
        assert "Aiko thought of you. Whatever you answer, they are not told." in text
        assert "9 months" in text


def test_another_programme_keeps_its_own(cast: Cast) -> None:
    keep()
    assert "Would you like to take part" in invite(cast, texts=str(uuid.uuid4())).subject


def test_back_to_ours_and_back_again(cast: Cast) -> None:
    keep()
    use_wording(scope=SCOPE, kind=KIND, own=False)
    assert "Would you like to take part" in invite(cast).subject
    use_wording(scope=SCOPE, kind=KIND, own=True)
    assert invite(cast).subject == "Come to Turning"


def test_no_markup_and_no_template_language_comes_in(cast: Cast) -> None:
    keep(subject="{programme}", body="<b>{name}</b> % $ `x` &amp;\n\nTwo\nlines")
    letter = invite(cast, programme="{name} <i>")
    assert letter.subject == "{name} <i>", "what is filled in is not filled in again"
    assert "<b>" not in html(letter)
    assert "&lt;b&gt;" in html(letter)
    assert "Two<br>lines" in html(letter)


@pytest.mark.parametrize(
    ("subject", "body", "field", "said"),
    [
        ("", "x", "subject", "Write something"),
        ("x", " ", "body", "Write something"),
        ("two\nlines", "x", "subject", "one line"),
        ("x" * 121, "x", "subject", "at most 120"),
        ("x", "x" * 4001, "body", "at most 4000"),
        ("x", "Hello {mail}", "body", "{mail} is not known here"),
        ("x", "Hello {", "body", "single { or }"),
        ("x", "Hello {{name}}", "body", "single { or }"),
        ("x", "{name.__class__}", "body", "not known here"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_its_remedy(
    subject: str, body: str, field: str, said: str
) -> None:
    assert said in problems(KIND, subject, body)[field]
    with pytest.raises(Refused):
        keep(subject, body)


@pytest.mark.parametrize(
    "written",
    [
        "https://phish.example", "HTTP://PHISH.EXAMPLE/x", "www.phish.example", "phish.example/join", "phish.example",
        "http://127.0.0.1:80@phish.example/", "http://localhost.phish.example", "https://2130706433/", "ftp://files",
        "ｐｈｉｓｈ．ｅｘａｍｐｌｅ", "phish。example", "пример.рф", "//phish.example", "https://firm.example@phish.example",
    ],
)  # fmt: skip
def test_an_address_of_somebody_else_is_refused_however_it_is_written(written: str) -> None:
    assert "an address of the web" in problems(KIND, "x", f"Answer here: {written} today.")["body"]
    assert "an address of the web" in problems(KIND, written, "x")["subject"]


@pytest.mark.parametrize(
    "text",
    [
        "Write to hr.team@firm.example. We read it.", "At 9.30, e.g. on 3.5. or so; 1.200 people.",
        "これはメールです。次の行です。", "Read https://turnabout.firm.example/me/ first.", "Yes/no: both are fine...",
        "Dr. A. Bell // the team",
    ],
)  # fmt: skip
def test_what_is_none_or_ours_is_taken(text: str, settings: Any) -> None:
    settings.BASE_URL = "https://turnabout.firm.example"
    assert problems(KIND, "x", text) == {}


def test_only_mails_that_are_listed_have_own_words() -> None:
    with pytest.raises(NotFound):
        keep_wording(scope=SCOPE, kind="account_login_code", subject="x", body="x")


@pytest.mark.parametrize("kind", list(EDITABLE))
def test_our_words_are_a_start_that_can_be_kept_as_it_is(kind: str) -> None:
    ours = our_wording(kind)
    assert not problems(kind, ours.subject, ours.body)
    assert "{name}" in ours.body
    assert "http" not in ours.body
    assert "--" not in ours.body


def test_a_gap_is_filled_with_a_plain_word() -> None:
    assert filled("Dear {name} of {organisation}", {}) == "Dear colleague of our organisation"


def test_the_name_and_mark_of_the_organisation_stand_in_every_mail(cast: Cast) -> None:
    set_organisation(actor=cast.administrator, name="Søster & Co", mark=drawn_png(600, 100))
    letter = invite(cast)
    assert "Søster &amp; Co" in html(letter)
    assert 'src="cid:mark" width="240" height="40"' in html(letter)
    whole = letter.message()
    assert whole.get_content_type() == "multipart/related"
    picture = whole.get_payload()[1]
    assert (picture.get_content_type(), picture["Content-ID"]) == ("image/png", "<mark>")


def test_without_a_mark_nothing_is_attached(cast: Cast) -> None:
    letter = invite(cast)
    assert letter.attachments == []
    assert "cid:" not in html(letter)
