"""A forgotten passphrase: a fresh letter ends the former one, and opens nothing that was confided before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from turnabout.ground.accounts.models import User
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotFound, Refused
from turnabout.pairs.models import Pair
from turnabout.people.models import Aim, Hesitations, Person, Topic
from turnabout.people.services import load_catalogue
from turnabout.people.services.profile import AimLine, OfferLine
from turnabout.programmes.models import Enrolment, PaperCode, Preferences, Role
from turnabout.programmes.selectors.letters import letters_of, letters_used
from turnabout.programmes.services import Answer, confirm_enrolment
from turnabout.programmes.services.paper import enter_by_paper, make_letters
from turnabout.programmes.tokens import code_of
from turnabout.workflows.fresh_letter import fresh_letter

OLD, NEW = "three short words", "four quite new words"


def code(cast: Cast) -> str:
    [letter] = letters_of(cast.noor, cast.cohort)
    return letter.code


@pytest.fixture
def person(cast: Cast) -> Person:
    """Came in by a letter, confirmed, and confided a topic and a colleague."""
    load_catalogue()
    topics = list(Topic.objects.order_by("pk")[:3])
    person = Person.objects.create(name="No Mail")
    seat = Enrolment.objects.create(cohort=cast.cohort, person=person, seat="mentee")
    Enrolment.objects.create(cohort=cast.cohort, person=cast.yusuf, seat="mentor")
    make_letters(actor=cast.noor, cohort=cast.cohort)
    user = enter_by_paper(code=code(cast), passphrase=OLD)
    answer = Answer(
        capacities={"mentee": 1},
        languages=["en"],
        hours="Mon-Fri 09:00-17:00",
        timezone="Europe/Lisbon",
        interests=[],
        style=None,
        offers=[OfferLine(topics[0].uuid, 4)],
        aims=[AimLine(topics[1].uuid, 1, 3, 0)],
        hesitant=[AimLine(topics[2].uuid, 0, 2, 1)],
        rather_not=[str(cast.yusuf.uuid)],
    )
    confirm_enrolment(actor=user, enrolment=Enrolment.objects.get(pk=seat.pk), answer=answer)
    return Person.objects.get(pk=person.pk)


def test_it_ends_the_former_code_passphrase_and_session_and_keeps_what_is_open(
    cast: Cast, person: Person, as_: Any
) -> None:
    before, theirs = person.user, as_(person)
    seat = Enrolment.objects.get(person=person)
    former = code_of(PaperCode.objects.get().uuid)
    fresh_letter(actor=cast.deepa, cohort=cast.cohort, person=person.uuid)
    assert theirs.get(reverse("home")).status_code == 302
    fresh = code(cast)
    for printed, passphrase in ((former, OLD), (former, NEW), (fresh, "short")):
        with pytest.raises(Refused):
            enter_by_paper(code=printed, passphrase=passphrase)
    assert enter_by_paper(code=fresh, passphrase=NEW) == before
    assert enter_by_paper(code=fresh, passphrase=NEW) == before
    with pytest.raises(Refused):
        enter_by_paper(code=fresh, passphrase=OLD)
    seat.refresh_from_db()
    assert (seat.state, Aim.objects.filter(person=person).count()) == ("asked", 1)
    assert Entry.objects.get(action="letter made anew").actor_uuid == cast.deepa.uuid


def test_whoever_printed_it_finds_nothing_that_was_confided(cast: Cast, person: Person) -> None:
    assert Hesitations.objects.filter(person=person).exists()
    fresh_letter(actor=cast.noor, cohort=cast.cohort, person=person.uuid)
    assert not Hesitations.objects.filter(person=person).exists()
    assert not Preferences.objects.filter(person=person).exists()


def in_a_pair(cast: Cast, person: Person) -> None:
    Pair.objects.create(
        cohort=cast.cohort, mentor=cast.yusuf, mentee=person, explanation={}, line_certificate={}
    )


def elsewhere(cast: Cast, person: Person) -> None:
    Enrolment.objects.create(cohort=cast.other_cohort, person=person, seat="mentor")


def with_a_role(cast: Cast, person: Person) -> None:
    Role.objects.create(programme=cast.programme, user=person.user, kind="safeguarding")


def published(cast: Cast, person: Person) -> None:
    cast.cohort.state = "published"
    cast.cohort.save()


@pytest.mark.parametrize(
    "case", [in_a_pair, elsewhere, with_a_role, published], ids=lambda case: case.__name__
)
def test_it_is_refused_where_the_account_opens_more(
    cast: Cast, person: Person, case: Callable[[Cast, Person], None]
) -> None:
    case(cast, person)
    with pytest.raises(Refused):
        fresh_letter(actor=cast.noor, cohort=cast.cohort, person=person.uuid)
    assert User.objects.get(pk=person.user_id).check_password(OLD)
    assert Hesitations.objects.filter(person=person).exists()


def test_nobody_else_makes_one_and_nobody_with_a_mail_needs_one(cast: Cast, person: Person) -> None:
    for who in (cast.piotr, cast.sponsor, cast.administrator, person.user):
        with pytest.raises(NotFound):
            fresh_letter(actor=who, cohort=cast.cohort, person=person.uuid)
    with pytest.raises(NotFound):
        fresh_letter(actor=cast.noor, cohort=cast.cohort, person=cast.yusuf.uuid)


def test_the_page_says_what_it_does_before_it_is_pressed(cast: Cast, person: Person, as_: Any) -> None:
    browser, letters = as_(cast.noor), reverse("cohort_letters", args=[cast.cohort.uuid])
    page = browser.get(letters).content.decode()
    assert f'value="{person.uuid}"' in page
    assert "what they confided is deleted before" in page
    said = browser.post(letters, {"fresh": str(person.uuid)}, follow=True).content.decode()
    assert code(cast) in said
    assert "The former code and passphrase are over." in said
    assert letters_used(cast.noor, cast.cohort) == []
    assert browser.post(letters, {"fresh": "x"}).status_code == 404
