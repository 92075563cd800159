"""One language offers no choice; with a second one everybody chooses at the foot of the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from turnabout.config.languages import shipped
from turnabout.ground.accounts.models import User
from turnabout.ground.notify.delivery import deliver_due

pytestmark = pytest.mark.django_db

DOOR = "account_login"
TWO = [("en-gb", "English"), ("ar", "العربيّة")]


def choose(browser: Client, code: str, **extra: str) -> Any:
    return browser.post(reverse("language"), {"language": code, "next": reverse(DOOR)} | extra)


def test_with_one_language_there_is_nothing_to_choose(client: Client) -> None:
    assert reverse("language") not in client.get(reverse(DOOR)).content.decode()


def test_a_second_language_is_offered_in_its_own_name(client: Client, settings: Any) -> None:
    settings.LANGUAGES = TWO
    page = client.get(reverse(DOOR)).content.decode()
    assert '<button class="quiet-act" name="language" value="ar" lang="ar">العربيّة</button>' in page
    assert 'value="en-gb" lang="en-gb" aria-current="true"' in page


def test_the_choice_holds_before_sign_in(client: Client, settings: Any) -> None:
    settings.LANGUAGES = TWO
    assert choose(client, "ar").url == reverse(DOOR)
    page = client.get(reverse(DOOR)).content.decode()
    assert '<html lang="ar" dir="rtl"' in page


def test_the_choice_belongs_to_the_account(as_: Any, cast: Cast, settings: Any) -> None:
    settings.LANGUAGES = TWO
    choose(as_(cast.noor), "ar")
    assert User.objects.get(pk=cast.noor.pk).language == "ar"
    elsewhere = as_(User.objects.get(pk=cast.noor.pk))
    assert '<html lang="ar" dir="rtl"' in elsewhere.get(reverse("account_email")).content.decode()


def test_mails_speak_the_language_of_who_reads_them(as_: Any, cast: Cast, settings: Any) -> None:
    settings.LANGUAGES = TWO
    choose(as_(cast.noor), "ar")
    Client().post(reverse("account_request_login_code"), {"email": cast.noor.email})
    deliver_due()
    [(html, _kind)] = mail.outbox[0].alternatives
    assert '<html lang="ar" dir="rtl">' in html


def test_what_is_not_spoken_changes_nothing(as_: Any, cast: Cast) -> None:
    answer = choose(as_(cast.noor), "tlh")
    assert answer.status_code == 302
    assert "django_language" not in answer.cookies
    assert User.objects.get(pk=cast.noor.pk).language == ""


def test_nobody_is_led_to_another_host(client: Client) -> None:
    assert choose(client, "en-gb", next="https://elsewhere.example/").url == "/"


def test_a_translation_counts_once_it_is_compiled(tmp_path: Path) -> None:
    for code in ("de", "pt_BR", "unfinished"):
        (tmp_path / code / "LC_MESSAGES").mkdir(parents=True)
    for code in ("de", "pt_BR"):
        (tmp_path / code / "LC_MESSAGES" / "django.mo").write_bytes(b"")
    assert shipped([tmp_path, tmp_path / "absent"]) == [
        ("en-gb", "English"),
        ("de", "Deutsch"),
        ("pt-br", "Português Brasileiro"),
    ]
