"""What the senior of a pair stays out of: who says and reads it, how it stands, how the junior lets them speak."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import now

from tests.matching.firm import Firm
from tests.pairs.test_agreement import make_pair
from turnabout.ground.accounts.models import User
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotFound, Refused
from turnabout.ground.notify.models import Message
from turnabout.pairs.models import Occasion, Pair, Statement
from turnabout.pairs.selectors import StayOutView, pairs_with_statements
from turnabout.pairs.services import (
    declare_occasion,
    open_stay_out,
    release_occasion,
    revoke_release,
    state,
    take_back_statement,
    use_release,
)
from turnabout.pairs.stay_out import senior_seat
from turnabout.people.models import ReportingLine
from turnabout.programmes.models import Role


@pytest.fixture
def pair(firm: Firm) -> Pair:
    return make_pair(firm)


@pytest.fixture
def contact(firm: Firm) -> User:
    user = User.objects.create_user(email="help@outside.example", name="Safe Person")
    Role.objects.create(programme=firm.cohort.programme, user=user, kind="safeguarding")
    return user


@pytest.fixture
def stated(firm: Firm, pair: Pair) -> Pair:
    state(actor=firm.tomas.user, pair=pair.uuid, kinds=["pay", "promotion"], months=6)
    return pair


@pytest.fixture
def came_up(firm: Firm, stated: Pair) -> Occasion:
    declare_occasion(actor=firm.tomas.user, pair=stated.uuid, kind="promotion", words="Team lead in May")
    return Occasion.objects.get()


def read(viewer: User, pair: Pair) -> StayOutView:
    return open_stay_out(actor=viewer, pair=pair.uuid)


def test_the_senior_states_it_and_the_junior_is_told_and_reads_it(firm: Firm, pair: Pair) -> None:
    said = ["review", "own"]
    assert state(actor=firm.tomas.user, pair=pair.uuid, kinds=said, words="Who gets the desk", months=12) == 2
    [mail] = Message.objects.all()
    assert (mail.kind, mail.user_id) == ("stay_out_changed", firm.ines.user_id)
    assert "desk" not in str(mail.params)
    view = read(firm.ines.user, pair)
    assert [(one.kind, one.words, one.months) for one in view.statements] == [
        ("review", "", 12),
        ("own", "Who gets the desk", 12),
    ]


def test_the_junior_states_nothing_for_the_senior(firm: Firm, pair: Pair) -> None:
    with pytest.raises(Refused):
        state(actor=firm.ines.user, pair=pair.uuid, kinds=["pay"])
    assert not Statement.objects.exists()


def test_who_has_more_say_is_told_by_line_then_grade_and_is_the_mentee_in_doubt(
    firm: Firm, pair: Pair
) -> None:
    assert senior_seat(pair) == "mentee"
    pair.mentor.grade, pair.mentee.grade = 5, 3
    assert senior_seat(pair) == "mentor"
    pair.mentor.grade = None
    assert senior_seat(pair) == "mentee"
    ReportingLine.objects.filter(person=firm.tomas).update(manager=firm.ines)
    pair.in_one_line_since = now()
    assert senior_seat(pair) == "mentor"


def test_the_same_is_stated_once_and_longer_counts_as_new(firm: Firm, stated: Pair) -> None:
    again = {"actor": firm.tomas.user, "pair": stated.uuid, "kinds": ["pay"]}
    assert state(**again, months=6) == state(**again, months=3) == 0
    assert state(**again, months=12) == 1


def test_it_can_be_taken_back_within_a_day_and_then_stands(firm: Firm, stated: Pair) -> None:
    first, second = Statement.objects.order_by("pk")
    with pytest.raises(NotFound):
        take_back_statement(actor=firm.ines.user, pair=stated.uuid, statement=first.uuid)
    take_back_statement(actor=firm.tomas.user, pair=stated.uuid, statement=first.uuid)
    Statement.objects.update(stated_at=now() - timedelta(days=1, minutes=1))
    with pytest.raises(Refused):
        take_back_statement(actor=firm.tomas.user, pair=stated.uuid, statement=second.uuid)
    assert Statement.objects.get() == second


def test_it_holds_for_some_months_after_the_end(firm: Firm, stated: Pair) -> None:
    ended = now().replace(day=28, month=8, year=2026)
    Pair.objects.update(state="ended", ended_at=ended)
    view = read(firm.ines.user, stated)
    until = {one.until for one in view.statements}
    assert {(at.year, at.month, at.day) for at in until if at} == {(2027, 2, 28)}
    Pair.objects.update(ended_at=now() - timedelta(days=190))
    assert read(firm.ines.user, stated).held_kinds == ()
    with pytest.raises(Refused):
        declare_occasion(actor=firm.tomas.user, pair=stated.uuid, kind="pay", words="Rise")


def test_the_contact_reads_it_and_the_two_see_when(firm: Firm, stated: Pair, contact: User) -> None:
    assert [one.uuid for one in pairs_with_statements(contact)] == [stated.uuid]
    view = read(contact, stated)
    assert (view.reader, len(view.statements)) == ("", 2)
    [entry] = Entry.objects.filter(actor_uuid=contact.uuid)
    assert read(firm.ines.user, stated).read_at == read(firm.tomas.user, stated).read_at == (entry.at,)


def test_a_contact_finds_no_pair_that_stated_nothing(firm: Firm, pair: Pair, contact: User) -> None:
    assert pairs_with_statements(contact) == []
    with pytest.raises(NotFound):
        read(contact, pair)


@pytest.mark.parametrize("other", ["coordinator", "sponsor"])
def test_a_contact_with_another_part_in_the_programme_reads_nothing(
    firm: Firm, stated: Pair, contact: User, other: str
) -> None:
    Role.objects.create(programme=firm.cohort.programme, user=contact, kind=other)
    with pytest.raises(NotFound):
        read(contact, stated)
    with pytest.raises(NotFound):
        pairs_with_statements(contact)


def test_nobody_else_reads_it(firm: Firm, stated: Pair, contact: User) -> None:
    elsewhere = User.objects.create_user(email="other@outside.example")
    Role.objects.create(programme=firm.other_cohort.programme, user=elsewhere, kind="safeguarding")
    for viewer in (firm.noor, firm.deepa, firm.sponsor, firm.administrator, firm.kwame.user, elsewhere):
        with pytest.raises(NotFound):
            read(viewer, stated)
    Statement.objects.all().delete()
    Pair.objects.update(state="held", released_at=None)
    for viewer in (firm.ines.user, contact):
        with pytest.raises(NotFound):
            read(viewer, stated)


def test_the_junior_lets_the_senior_speak_once_and_takes_it_back_until_it_was_done(
    firm: Firm, stated: Pair, came_up: Occasion
) -> None:
    junior = {"actor": firm.ines.user, "pair": stated.uuid, "occasion": came_up.uuid}
    senior = {**junior, "actor": firm.tomas.user}
    for step in (release_occasion, revoke_release):
        with pytest.raises(Refused):
            step(**senior)
    with pytest.raises(Refused):
        use_release(**senior)
    release_occasion(**junior)
    revoke_release(**junior)
    with pytest.raises(Refused):
        use_release(**senior)
    release_occasion(**junior)
    with pytest.raises(Refused):
        use_release(**junior)
    use_release(**senior)
    for late in (lambda: revoke_release(**junior), lambda: use_release(**senior)):
        with pytest.raises(Refused):
            late()
    [one] = read(firm.ines.user, stated).occasions
    assert one.used_at


def test_an_occasion_is_about_something_that_is_stayed_out_of(firm: Firm, stated: Pair) -> None:
    for wrong in ({"kind": "review", "words": "May"}, {"kind": "pay", "words": " "}):
        with pytest.raises(Refused):
            declare_occasion(actor=firm.ines.user, pair=stated.uuid, **wrong)


def test_an_occasion_of_another_pair_is_not_there(firm: Firm, stated: Pair, came_up: Occasion) -> None:
    two = {"mentor": firm.kwame, "mentee": firm.aiko, "explanation": {}, "line_certificate": {}}
    other = Pair.objects.create(cohort=firm.cohort, state="active", released_at=now(), **two)
    with pytest.raises(NotFound):
        release_occasion(actor=firm.kwame.user, pair=other.uuid, occasion=came_up.uuid)


def test_words_are_sealed_and_the_record_holds_none(firm: Firm, stated: Pair, came_up: Occasion) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT what FROM pairs_statement UNION ALL SELECT about FROM pairs_occasion")
        stored = str(cursor.fetchall())
    told = str([entry.facts for entry in Entry.objects.all()])
    assert not [word for word in ("promotion", "Team lead") if word in stored or word in told]


def test_the_database_repeats_that_nobody_speaks_without_leave(came_up: Occasion) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Occasion.objects.update(used_at=now())
