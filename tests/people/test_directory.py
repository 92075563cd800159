"""Who is found on the staff list, by account, by mail and by name."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound, Refused
from turnabout.people.models import Person
from turnabout.people.selectors import person_by_listed_mail, person_by_uuid, person_of, search_people
from turnabout.people.services import link_user

pytestmark = pytest.mark.django_db


def test_an_account_is_one_person_or_nobody(cast: Cast) -> None:
    assert person_of(cast.ines.user) == cast.ines
    assert person_of(cast.safeguarding) is None
    assert person_of(AnonymousUser()) is None


def test_a_listed_mail_finds_its_person_whatever_the_case(cast: Cast) -> None:
    assert person_by_listed_mail(" Ines@FIRM.example ") == cast.ines
    assert person_by_listed_mail("nobody@firm.example") is None
    assert person_by_listed_mail("") is None


def test_a_mail_that_two_people_share_finds_nobody(cast: Cast) -> None:
    Person.objects.create(name="Another Ines", email="ines@firm.example")
    assert person_by_listed_mail("ines@firm.example") is None


def test_an_account_is_tied_once_and_to_one_person(cast: Cast) -> None:
    newcomer = Person.objects.create(name="Newcomer")
    account = User.objects.create_user(email="new@firm.example")
    link_user(actor=account, person=newcomer, user=account)
    assert person_of(account) == newcomer
    link_user(actor=account, person=newcomer, user=account)

    with pytest.raises(Refused):
        link_user(actor=None, person=cast.ines, user=account)
    with pytest.raises(Refused):
        link_user(actor=None, person=Person.objects.create(name="Third"), user=account)
    assert person_of(account) == newcomer


def test_people_are_found_by_words_of_name_title_and_unit(cast: Cast) -> None:
    def names(text: str) -> list[str]:
        return [person.name for person in search_people(cast.noor, text).rows]

    assert names("carv spec") == ["Ines Carvalho"]
    assert names("SØRENSEN") == ["Mina Sørensen"]
    assert names("حداد") == ["يوسف حداد"]
    assert names("operations director") == ["Tomas Okafor"]
    assert names("100%") == []
    assert len(names("")) == 6


def test_the_list_comes_in_pages_with_public_columns_only(cast: Cast) -> None:
    page = search_people(cast.ines.user, page=2, size=4)
    assert (len(page.rows), page.page, page.pages, page.total) == (2, 2, 2, 6)
    assert search_people(cast.ines.user, page=99, size=4).page == 2
    assert {"email", "grade", "hours", "languages"} <= page.rows[0].get_deferred_fields()


def test_strangers_find_nobody(cast: Cast) -> None:
    with pytest.raises(NotFound):
        search_people(AnonymousUser())
    with pytest.raises(NotFound):
        person_by_uuid(AnonymousUser(), cast.ines.uuid)
    with pytest.raises(NotFound):
        person_by_uuid(cast.noor, cast.cohort.uuid)
    assert person_by_uuid(cast.noor, cast.ines.uuid) == cast.ines


def test_the_list_asks_the_database_as_often_for_fifty_as_for_one(cast: Cast) -> None:
    counts = []
    for rows in (1, 3, 50):
        Person.objects.bulk_create(Person(name=f"Extra {rows} {n}") for n in range(rows))
        with CaptureQueriesContext(connection) as asked:
            search_people(cast.noor, "extra", size=rows)
        counts.append(len(asked))
    assert counts == [5, 5, 5]  # the lists have changed each time
