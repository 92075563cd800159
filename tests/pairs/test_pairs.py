"""A pair is held, released or recalled as a whole cohort; only its two people find it, and only from release."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests.matching.firm import Firm
from turnabout.ground.errors import NotAllowed, NotFound
from turnabout.ground.notify.models import Message
from turnabout.pairs.drafts import Draft
from turnabout.pairs.models import Pair
from turnabout.pairs.selectors import count_held, couples_before, pair_for, pairs_of, published_pairs
from turnabout.pairs.services import make_held_pairs, recall_held, record_earlier_pairs, release_held
from turnabout.people.models import Person

EXPLANATION = {"teaching": [{"topic": "video", "teacher": "mentor"}], "shared": []}
LINE = {"holds": True, "known": True, "proved": "whole", "distance": 3, "common": "x", "common_name": "Mina"}


def draft(mentor: Person, mentee: Person) -> Draft:
    return Draft(mentor.pk, mentee.pk, EXPLANATION, LINE)


def hold(firm: Firm, *couples: tuple[Person, Person]) -> None:
    drafts = [draft(mentor, mentee) for mentor, mentee in couples]
    assert make_held_pairs(actor=firm.noor, cohort=firm.cohort, drafts=drafts) == len(couples)


def test_a_held_pair_is_only_a_number(firm: Firm) -> None:
    hold(firm, (firm.ines, firm.tomas))
    pair = Pair.objects.get()
    assert count_held(firm.cohort) == 1
    assert published_pairs(firm.cohort) == []
    assert couples_before(firm.cohort) == set()
    for viewer in (firm.ines.user, firm.tomas.user, firm.noor):
        assert pairs_of(viewer) == []
        with pytest.raises(NotFound):
            pair_for(viewer, pair.uuid)


def test_released_each_side_finds_itself_and_the_other(firm: Firm) -> None:
    hold(firm, (firm.ines, firm.tomas))
    release_held(actor=firm.noor, cohort=firm.cohort)
    pair = Pair.objects.get()
    for me, partner in ((firm.ines, firm.tomas), (firm.tomas, firm.ines)):
        view = pair_for(me.user, pair.uuid)
        assert (view.line.me.name, view.line.partner.name) == (me.name, partner.name)
        assert [line.partner.name for line in pairs_of(me.user)] == [partner.name]
    assert couples_before(firm.cohort) == {(str(firm.ines.uuid), str(firm.tomas.uuid))}


def test_nobody_else_finds_it(firm: Firm) -> None:
    hold(firm, (firm.ines, firm.tomas))
    release_held(actor=firm.noor, cohort=firm.cohort)
    key = Pair.objects.get().uuid
    for viewer in (
        firm.noor,
        firm.deepa,
        firm.piotr,
        firm.administrator,
        firm.kwame.user,
        firm.stranger.user,
    ):
        with pytest.raises(NotFound):
            pair_for(viewer, key)
    with pytest.raises(NotFound):
        pair_for(firm.ines.user, uuid.uuid4())


def test_the_two_read_verdict_and_distance_but_not_who_is_above_both(firm: Firm) -> None:
    hold(firm, (firm.ines, firm.tomas))
    release_held(actor=firm.noor, cohort=firm.cohort)
    view = pair_for(firm.ines.user, Pair.objects.get().uuid)
    assert view.line_certificate == {"holds": True, "known": True, "proved": "whole", "distance": 3}


def test_the_reasons_are_sealed_in_the_database(firm: Firm) -> None:
    hold(firm, (firm.ines, firm.tomas))
    with connection.cursor() as cursor:
        cursor.execute("SELECT explanation, line_certificate FROM pairs_pair")
        stored = " ".join(cursor.fetchone())
    assert "video" not in stored
    assert "Mina" not in stored


def test_what_is_left_out_of_a_release_is_gone_and_nobody_is_told(firm: Firm) -> None:
    hold(firm, (firm.ines, firm.tomas), (firm.kwame, firm.aiko))
    left = {(firm.kwame.pk, firm.aiko.pk)}
    assert release_held(actor=None, cohort=firm.cohort, leave_out=left) == 1
    assert [pair.mentor_id for pair in Pair.objects.all()] == [firm.ines.pk]
    assert {message.user_id for message in Message.objects.all()} == {firm.ines.user_id, firm.tomas.user_id}


def test_the_mail_holds_a_link_and_who_it_is_from_and_no_name_of_the_two(firm: Firm) -> None:
    hold(firm, (firm.ines, firm.tomas))
    release_held(actor=firm.noor, cohort=firm.cohort)
    assert Message.objects.count() == 2
    for message in Message.objects.all():
        assert message.params == {
            "view": "pair",
            "args": [str(Pair.objects.get().uuid)],
            "programme": firm.cohort.programme.name,
            "texts": str(firm.cohort.programme.uuid),
            "coordinator": "Noor",
            "coordinator_mail": firm.noor.email,
        }


def test_somebody_without_an_account_gets_the_mail_at_the_listed_address(firm: Firm) -> None:
    Person.objects.filter(pk=firm.ines.pk).update(user=None)
    hold(firm, (firm.ines, firm.tomas))
    release_held(actor=firm.noor, cohort=firm.cohort)
    assert set(Message.objects.values_list("user_id", "address")) == {
        (None, firm.ines.email),
        (firm.tomas.user_id, ""),
    }


def test_a_release_touches_no_pair_that_was_released_before(firm: Firm) -> None:
    hold(firm, (firm.ines, firm.tomas))
    release_held(actor=firm.noor, cohort=firm.cohort)
    first = Pair.objects.values_list("released_at", flat=True).get()
    assert release_held(actor=firm.noor, cohort=firm.cohort) == 0
    assert recall_held(actor=firm.noor, cohort=firm.cohort) == 0
    assert Pair.objects.values_list("released_at", flat=True).get() == first
    assert Message.objects.count() == 2


def test_earlier_pairs_are_over_and_count_as_paired_before(firm: Firm) -> None:
    couples = [(firm.ines.uuid, firm.tomas.uuid)]
    assert record_earlier_pairs(actor=firm.noor, cohort=firm.cohort, couples=couples) == 1
    assert Pair.objects.get().state == "ended"
    assert couples_before(firm.cohort) == {(str(firm.ines.uuid), str(firm.tomas.uuid))}
    assert couples_before(firm.other_cohort) == set()
    assert not Message.objects.exists()


@pytest.mark.parametrize("who", ["piotr", "administrator", "sponsor"])
def test_only_coordinators_of_the_programme_make_or_change_pairs(who: str, firm: Firm) -> None:
    actor = getattr(firm, who)
    steps: list[Any] = [
        lambda: make_held_pairs(actor=actor, cohort=firm.cohort, drafts=[draft(firm.ines, firm.tomas)]),
        lambda: release_held(actor=actor, cohort=firm.cohort),
        lambda: recall_held(actor=actor, cohort=firm.cohort),
        lambda: record_earlier_pairs(actor=actor, cohort=firm.cohort, couples=[]),
    ]
    for step in steps:
        with pytest.raises(NotAllowed):
            step()


def test_the_database_repeats_the_rules(firm: Firm) -> None:
    hold(firm, (firm.ines, firm.tomas))
    wrong: list[Any] = [
        lambda: hold(firm, (firm.ines, firm.tomas)),
        lambda: hold(firm, (firm.ines, firm.ines)),
        lambda: Pair.objects.update(state="active"),
    ]
    for step in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            step()
