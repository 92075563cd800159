"""An administrator renames a list and its employer, sees what is remembered of its files, and has it forgotten."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.people.models import Intake, PersonKey, Source

pytestmark = pytest.mark.django_db


def read(browser: Any, view: str, *args: Any) -> str:
    answer = browser.get(reverse(view, args=args))
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


def send(browser: Any, view: str, *args: Any, **said: Any) -> str:
    return html.unescape(browser.post(reverse(view, args=args), said, follow=True).content.decode())


@pytest.fixture
def firm(cast: Cast) -> Source:
    made = Source.objects.create(
        key="firm",
        name="Atelier",
        plans={"staff": {"columns": {"matricule": "person_id", "solde": ""}, "encoding": "cp1252"}},
        words={"grade": {"cadre": "4", "divers": ""}},
    )
    Intake.objects.create(source=made, kind="staff", state="switched", ended_at=now())
    PersonKey.objects.create(source=made, key="s", person=cast.stranger)
    PersonKey.objects.create(source=made, key="t", person=cast.tomas, gone_at=now())
    return made


def test_every_list_says_how_many_it_names_and_when_its_last_file_came(
    cast: Cast, as_: Any, firm: Source
) -> None:
    page = read(as_(cast.administrator), "sources")
    assert "Staff list" in page
    assert "Atelier" in page
    assert "none yet" in page, "of the staff list no file has come"
    page = read(as_(cast.administrator), "source", firm.uuid)
    assert "1 person, last file on" in page, "whom the list does not name any more does not count"


def test_a_new_employer_stands_on_the_pages_of_its_people(cast: Cast, as_: Any, firm: Source) -> None:
    admin = as_(cast.administrator)
    send(admin, "source", firm.uuid, name="Atelier Lumière", employer="Lumière SARL")
    assert "Lumière SARL" in read(as_(cast.ines), "person", cast.stranger.uuid)
    assert Source.objects.get(pk=firm.pk).name == "Atelier Lumière"


@pytest.mark.parametrize("name", ["", "  staff   LIST "])
def test_a_list_has_a_name_of_its_own(cast: Cast, as_: Any, firm: Source, name: str) -> None:
    answer = as_(cast.administrator).post(
        reverse("source", args=[firm.uuid]), {"name": name, "employer": "Kept"}
    )
    assert answer.status_code == 422
    assert "Kept" in answer.content.decode(), "what was typed is still there"
    assert Source.objects.get(pk=firm.pk).name == "Atelier"


def test_what_is_remembered_is_shown_forgotten_and_brought_back(cast: Cast, as_: Any, firm: Source) -> None:
    admin = as_(cast.administrator)
    page = read(admin, "source", firm.uuid)
    for words in ("matricule", "key of the person", "not read", "cadre", "it counts as empty"):
        assert words in page
    for what in ("plans", "words"):
        known = getattr(firm, what)
        said = send(admin, "source_forget", firm.uuid, what)
        assert reverse("source_remember", args=[firm.uuid, what]) in said, "the message undoes it"
        assert getattr(Source.objects.get(pk=firm.pk), what) == {}
        assert "Nothing is remembered here" in send(admin, "source_forget", firm.uuid, what)
        send(admin, "source_remember", firm.uuid, what)
        assert getattr(Source.objects.get(pk=firm.pk), what) == known
    assert "Nothing was laid aside here" in send(admin, "source_remember", firm.uuid, "words")
    assert admin.post(reverse("source_forget", args=[firm.uuid, "name"])).status_code == 404


def test_what_was_said_since_counts_before_what_is_brought_back(cast: Cast, as_: Any, firm: Source) -> None:
    admin = as_(cast.administrator)
    send(admin, "source_forget", firm.uuid, "words")
    Source.objects.filter(pk=firm.pk).update(words={"grade": {"cadre": "5"}})
    send(admin, "source_remember", firm.uuid, "words")
    assert Source.objects.get(pk=firm.pk).words == {"grade": {"cadre": "5", "divers": ""}}
