"""An administrator finds who stands there twice, compares, puts together, parts, and undoes."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.workflows.test_join_people import confide, topics, twin
from turnabout.people.models import Person, PersonKey, PersonMerge, ReportingLine, Source

pytestmark = pytest.mark.django_db


def read(browser: Any, view: str, *args: Any, **query: str) -> str:
    answer = browser.get(reverse(view, args=args), query)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


def send(browser: Any, view: str, *args: Any, **said: Any) -> str:
    return html.unescape(browser.post(reverse(view, args=args), said, follow=True).content.decode())


def test_one_mail_one_name_and_a_new_key_are_found(cast: Cast, as_: Any) -> None:
    admin = as_(cast.administrator)
    assert "No two entries have one mail or one name" in read(admin, "doubles")
    twin(cast, email=cast.stranger.email.upper())
    Person.objects.create(name="Carvalho, Ines")
    Person.objects.create(name="Tomas Okafor", gone_at=cast.stranger.listed_at)
    page = read(admin, "doubles")
    assert "3 couples of entries" in page
    for why in ("the same mail", "the same name", "perhaps a new key"):
        assert why in page


def test_both_stand_side_by_side_without_what_is_not_for_administrators(cast: Cast, as_: Any) -> None:
    other = twin(cast)
    confide(other, cast.cohort, topics=topics("Weaving"), named=[cast.mina], seat="mentor")
    page = read(as_(cast.administrator), "person_compare", cast.stranger.uuid, other.uuid)
    for words in (
        "Zoë Stranger-Vega",
        "zoe@second.example",
        "Staff list, key stranger",
        "Firm, key z",
        "Mina Sørensen (Firm)",
    ):
        assert words in page
    assert "Weaving" not in page
    assert "Turnabout 2027" not in page, "nor where they take part"


def test_the_choices_count_and_the_message_undoes_them(cast: Cast, as_: Any) -> None:
    other, admin = twin(cast), as_(cast.administrator)
    firm = Source.objects.get(key="firm")
    said = {
        "field_name": "other",
        "field_email": "stays",
        "field_grade": "other",
        "field_unit": "stays",
        "list": firm.pk,
    }
    page = send(admin, "person_compare", cast.stranger.uuid, other.uuid, **said)
    merge = PersonMerge.objects.get()
    assert "is one person now" in page
    assert reverse("join_undo", args=[merge.uuid]) in page
    stay = Person.objects.get(pk=cast.stranger.pk)
    assert (stay.name, stay.grade, stay.unit, stay.led_by) == ("Zoë Stranger-Vega", 3, "Research", firm)
    assert "Zoë Stranger-Vega" in read(as_(cast.ines), "person", other.uuid), "the old address leads on"
    assert "two entries of yours were put together" in read(as_(cast.stranger), "own_entry")
    assert "Everything is as it was" in send(admin, "join_undo", merge.uuid)
    assert "was put back as it was" in read(as_(cast.stranger), "own_entry")
    assert Person.objects.get(pk=other.pk).merged_into is None


def test_a_form_without_its_choices_changes_nothing(cast: Cast, as_: Any) -> None:
    other = twin(cast)
    address = reverse("person_compare", args=[cast.stranger.uuid, other.uuid])
    assert as_(cast.administrator).post(address, {"field_name": "both"}).status_code == 422
    assert not PersonMerge.objects.exists()
    same = reverse("person_compare", args=[other.uuid, other.uuid])
    assert as_(cast.administrator).get(same).status_code == 404


def test_what_is_refused_stands_on_the_form(cast: Cast, as_: Any) -> None:
    other = twin(cast)
    Person.objects.filter(pk=other.pk).update(name=cast.mina.name, grade=None, unit="", email="")
    said = {"list": Source.objects.get(key="staff").pk}
    page = send(as_(cast.administrator), "person_compare", cast.mina.uuid, other.uuid, **said)
    assert "stands above the other" in page


def test_the_other_entry_is_found_from_the_page_of_a_person(cast: Cast, as_: Any) -> None:
    other, admin = twin(cast), as_(cast.administrator)
    assert reverse("person_join", args=[cast.stranger.uuid]) in read(admin, "person", cast.stranger.uuid)
    assert reverse("person_join", args=[cast.ines.uuid]) not in read(as_(cast.noor), "person", cast.ines.uuid)
    compare = reverse("person_compare", args=[cast.stranger.uuid, other.uuid])
    assert compare in read(admin, "person_join", cast.stranger.uuid)
    assert compare in read(admin, "person_join", cast.stranger.uuid, q="vega")
    assert "Nobody fits" in read(admin, "person_join", cast.stranger.uuid, q="qqqqqqqq")


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_of_two_accounts_the_owner_decides_on_their_own_entry(cast: Cast, as_: Any, answer: str) -> None:
    other, admin = twin(cast, user=True), as_(cast.administrator)
    said = {f"field_{name}": "stays" for name in ("name", "email", "grade", "unit")}
    said |= {"account": "stays", "list": str(Source.objects.get(key="staff").pk)}
    page = read(admin, "person_compare", cast.stranger.uuid, other.uuid)
    assert "is asked by mail and has to say yes" in page
    assert "Nothing changes before they say yes" in send(
        admin, "person_compare", cast.stranger.uuid, other.uuid, **said
    )
    merge = PersonMerge.objects.get()
    assert "waits for their own word" in read(admin, "doubles")
    owner = as_(other)
    assert "Are these both you?" in read(owner, "own_entry")
    assert "Are these both you?" not in read(as_(cast.stranger), "own_entry")
    told = send(owner, "own_join", merge.uuid, answer=answer)
    other.refresh_from_db()
    if answer == "yes":
        assert other.merged_into == cast.stranger
        assert owner.get(reverse("own_entry")).status_code == 302, "this account is closed"
    else:
        assert "Both entries stay as they are" in told
        assert other.merged_into is None


def test_an_administrator_takes_a_question_back(cast: Cast, as_: Any) -> None:
    other, admin = twin(cast, user=True), as_(cast.administrator)
    said = {f"field_{name}": "stays" for name in ("name", "email", "grade", "unit")}
    said |= {"account": "stays", "list": str(Source.objects.get(key="staff").pk)}
    send(admin, "person_compare", cast.stranger.uuid, other.uuid, **said)
    assert "Nobody is asked any more" in send(admin, "join_drop", PersonMerge.objects.get().uuid)
    assert "Are these both you?" not in read(as_(other), "own_entry")


def test_one_entry_is_parted_and_the_new_person_is_found(cast: Cast, as_: Any) -> None:
    admin, firm = as_(cast.administrator), Source.objects.create(key="firm", name="Firm")
    assert "has one key" in read(admin, "person_split", cast.stranger.uuid)
    key = PersonKey.objects.create(source=firm, key="z", person=cast.stranger)
    line = {"person": cast.stranger, "manager": cast.aiko, "manager_key": "b", "kind": "solid"}
    line = ReportingLine.objects.create(source=firm, **line)
    said = {"name_stays": "Zoë Stranger", "name_goes": "Zoë Vega", "lines": [line.pk]}
    said |= {f"field_{name}": "stays" for name in ("title", "email", "grade", "site", "country")}
    said |= {f"field_{name}": "both" for name in ("timezone", "languages", "hours", "unit")}
    refused = admin.post(reverse("person_split", args=[cast.stranger.uuid]), said)
    assert refused.status_code == 422
    assert "Zoë Vega" in refused.content.decode(), "what was typed is still there"
    assert "a person of their own now" in send(
        admin, "person_split", cast.stranger.uuid, keys=[key.pk], **said
    )
    new = Person.objects.get(keys=key)
    assert (new.name, new.unit, new.email) == ("Zoë Vega", "Research", "")
    assert new.lines_up.get() == line
    assert "Zoë Vega was parted from Zoë Stranger" in read(admin, "doubles")
