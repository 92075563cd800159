"""Letters for people without mail: who gets one, what the first use does, and what a letter can never do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment, PaperCode
from turnabout.programmes.selectors.letters import letters_of, letters_used
from turnabout.programmes.services.paper import enter_by_paper, make_letters

GOOD = "three short words"


@pytest.fixture
def without(cast: Cast) -> Person:
    person = Person.objects.create(name="No Mail", site="Porto", timezone="Europe/Lisbon")
    for one in (person, cast.ines):
        Enrolment.objects.create(cohort=cast.cohort, person=one, seat="mentor")
    return person


def code(cast: Cast) -> str:
    make_letters(actor=cast.noor, cohort=cast.cohort)
    [letter] = letters_of(cast.noor, cast.cohort)
    return letter.code


def test_whoever_no_mail_reaches_gets_one_and_counts_as_asked(cast: Cast, without: Person) -> None:
    assert make_letters(actor=cast.noor, cohort=cast.cohort) == 1
    assert make_letters(actor=cast.noor, cohort=cast.cohort) == 0
    assert [letter.name for letter in letters_of(cast.noor, cast.cohort)] == ["No Mail"]
    assert dict(cast.cohort.enrolments.values_list("person__name", "state")) == {
        "No Mail": "asked",
        "Ines Carvalho": "listed",
    }


def test_the_first_use_chooses_a_passphrase_and_later_both_are_needed(cast: Cast, without: Person) -> None:
    printed = code(cast)
    user = enter_by_paper(code=printed.lower().replace("-", " "), passphrase=GOOD)
    without.refresh_from_db()
    assert (without.user, user.email) == (user, None)
    assert enter_by_paper(code=printed, passphrase=GOOD) == user
    for passphrase in ("", "something else", GOOD.upper()):
        with pytest.raises(Refused):
            enter_by_paper(code=printed, passphrase=passphrase)
    assert letters_of(cast.noor, cast.cohort) == []
    assert letters_used(cast.noor, cast.cohort) == [(without.uuid, "No Mail")]


@pytest.mark.parametrize("passphrase", ["short", "password123"])
def test_a_poor_passphrase_leaves_the_letter_unused(cast: Cast, without: Person, passphrase: str) -> None:
    printed = code(cast)
    with pytest.raises(Refused):
        enter_by_paper(code=printed, passphrase=passphrase)
    assert PaperCode.objects.get().used_at is None


def test_a_code_cannot_be_read_from_the_table(cast: Cast, without: Person) -> None:
    plain = code(cast).replace("-", "")
    row = PaperCode.objects.values().get()
    assert len(plain) == 12
    assert not any(plain in str(value).upper() for value in row.values())


def test_wrong_and_run_out_codes_open_nothing(cast: Cast, without: Person) -> None:
    printed = code(cast)
    for wrong in ("", "AAAA-AAAA-AAAA", printed[:-1], f"{printed}A"):
        with pytest.raises(Refused):
            enter_by_paper(code=wrong, passphrase=GOOD)
    PaperCode.objects.update(expires_at=now() - timedelta(minutes=1))
    with pytest.raises(Refused):
        enter_by_paper(code=printed, passphrase=GOOD)
    assert make_letters(actor=cast.noor, cohort=cast.cohort) == 1


def test_a_letter_never_opens_an_account_that_came_by_another_door(cast: Cast, without: Person) -> None:
    printed = code(cast)
    Person.objects.filter(pk=cast.ines.pk).update(user=None)
    Person.objects.filter(pk=without.pk).update(user=cast.ines.user)
    with pytest.raises(Refused):
        enter_by_paper(code=printed, passphrase=GOOD)


def test_whoever_left_gets_no_letter_and_comes_in_by_no_earlier_one(cast: Cast, without: Person) -> None:
    printed = code(cast)
    Person.objects.filter(pk=without.pk).update(gone_at=now())
    with pytest.raises(Refused):
        enter_by_paper(code=printed, passphrase=GOOD)
    assert letters_of(cast.noor, cast.cohort) == []
    PaperCode.objects.all().delete()
    assert make_letters(actor=cast.noor, cohort=cast.cohort) == 0


def test_in_a_later_cohort_a_new_letter_asks_for_the_passphrase_that_was_chosen(
    cast: Cast, without: Person
) -> None:
    user = enter_by_paper(code=code(cast), passphrase=GOOD)
    later = Cohort.objects.create(programme=cast.programme, name="Autumn", starts_on="2027-09-01")
    Enrolment.objects.create(cohort=later, person=without, seat="mentor")
    make_letters(actor=cast.noor, cohort=later)
    [letter] = letters_of(cast.noor, later)
    assert letter.chosen
    with pytest.raises(Refused):
        enter_by_paper(code=letter.code, passphrase="chosen by the coordinator")
    assert enter_by_paper(code=letter.code, passphrase=GOOD) == user


def test_only_who_coordinates_makes_and_reads_letters(cast: Cast, without: Person) -> None:
    code(cast)
    for who in (cast.piotr, cast.sponsor, cast.administrator, cast.ines.user):
        with pytest.raises(NotAllowed):
            make_letters(actor=who, cohort=cast.cohort)
        with pytest.raises(NotFound):
            letters_of(who, cast.cohort)
