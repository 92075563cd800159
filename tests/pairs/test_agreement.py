"""Two people agree on one page: their names, what needs both, what is told, and what a coordinator may know of it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import now

from tests.matching.firm import Firm
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotFound, Refused
from turnabout.ground.notify.models import Message
from turnabout.pairs.models import Agreement, AgreementVersion, Pair
from turnabout.pairs.selectors import AgreementView, agreement_for, published_pairs
from turnabout.pairs.services import (
    ChangedMeanwhile,
    confirm_as_it_stands,
    confirm_terms,
    introduction_held,
    introduction_not_held,
    keep_earlier,
    mark_seen,
    nudge_due,
    take_back_name,
)
from turnabout.pairs.terms import Terms, merged
from turnabout.pairs.words import Voice, changes, clauses, prefilled
from turnabout.people.models import Person

OTHER_RULES = {"rules": ["between_us"], "rules_own": "Not a word to Legal."}


def make_pair(firm: Firm, state: str = "active") -> Pair:
    at = None if state == "held" else now()
    sealed: dict[str, Any] = {"explanation": {}, "line_certificate": {}}
    ended = at if state == "ended" else None
    two = {"mentor": firm.ines, "mentee": firm.tomas}
    return Pair.objects.create(
        cohort=firm.cohort, state=state, released_at=at, ended_at=ended, **two, **sealed
    )


def words(**other: Any) -> Terms:
    plain = prefilled({}, Voice("Ines", "Tomas"), cadence="fortnightly", driver="mentor", months=9, far=False)
    goals = {"mentee_goal_1": "Cut a video", "mentor_goal_1": "See how a budget is made"}
    return {**plain, **goals, **other}


@pytest.fixture
def pair(firm: Firm) -> Pair:
    return make_pair(firm)


@pytest.fixture
def agreed(firm: Firm, pair: Pair) -> Pair:
    confirm_terms(actor=firm.ines.user, pair=pair.uuid, terms=words(), base=0)
    confirm_as_it_stands(actor=firm.tomas.user, pair=pair.uuid, base=1)
    Message.objects.all().delete()
    return pair


def read(who: Person, pair: Pair) -> AgreementView:
    return agreement_for(who.user, pair.uuid)


def mails() -> list[tuple[str, Any]]:
    return list(Message.objects.order_by("pk").values_list("kind", "user_id"))


def test_it_stands_once_both_have_put_their_name_on_their_own_device(firm: Firm, pair: Pair) -> None:
    confirm_terms(actor=firm.ines.user, pair=pair.uuid, terms=words(), base=0)
    assert mails() == [("agreement_waits", firm.tomas.user_id)]
    assert read(firm.tomas, pair).waits_for_me
    assert read(firm.ines, pair).waits_for_partner
    assert read(firm.ines, pair).agreed_at is None
    confirm_as_it_stands(actor=firm.tomas.user, pair=pair.uuid, base=1)
    view = read(firm.ines, pair)
    assert view.agreed_at
    assert view.introduction_held_at
    assert view.standing
    assert view.standing.terms == words()
    assert not view.waits


def test_on_one_screen_the_other_is_told_and_can_take_their_name_away(firm: Firm, pair: Pair) -> None:
    confirm_terms(actor=firm.tomas.user, pair=pair.uuid, terms=words(), base=0, together=True)
    assert mails() == [("agreement_together", firm.ines.user_id)]
    assert read(firm.ines, pair).agreed_at
    assert read(firm.ines, pair).confirmed_for_me
    assert not read(firm.tomas, pair).confirmed_for_me
    take_back_name(actor=firm.ines.user, pair=pair.uuid)
    view = read(firm.ines, pair)
    assert view.agreed_at is None
    assert view.waits_for_me
    with pytest.raises(Refused):
        take_back_name(actor=firm.tomas.user, pair=pair.uuid)


def test_whose_name_was_put_there_can_make_it_their_own_word(firm: Firm, pair: Pair) -> None:
    confirm_terms(actor=firm.tomas.user, pair=pair.uuid, terms=words(), base=0, together=True)
    confirm_as_it_stands(actor=firm.ines.user, pair=pair.uuid, base=1)
    assert not read(firm.ines, pair).confirmed_for_me
    with pytest.raises(Refused):
        take_back_name(actor=firm.ines.user, pair=pair.uuid)


def test_a_name_put_there_for_me_stays_mine_to_take_back_after_the_other_writes_on(
    firm: Firm, pair: Pair
) -> None:
    confirm_terms(actor=firm.tomas.user, pair=pair.uuid, terms=words(), base=0, together=True)
    confirm_terms(actor=firm.tomas.user, pair=pair.uuid, terms=words(minutes=90), base=1)
    take_back_name(actor=firm.ines.user, pair=pair.uuid)
    assert read(firm.ines, pair).standing is None
    assert read(firm.ines, pair).agreed_at is None


def test_a_change_beside_the_named_clauses_holds_at_once_and_is_told(firm: Firm, agreed: Pair) -> None:
    since = read(firm.ines, agreed).agreed_at
    confirm_terms(actor=firm.tomas.user, pair=agreed.uuid, terms=words(minutes=30), base=1)
    view = read(firm.ines, agreed)
    assert mails() == [("agreement_changed", firm.ines.user_id)]
    assert view.standing
    assert view.standing.terms["minutes"] == 30
    assert view.unseen
    assert view.agreed_at == since
    mark_seen(actor=firm.ines.user, pair=agreed.uuid, base=2)
    assert not read(firm.ines, agreed).unseen
    assert not read(firm.tomas, agreed).unseen


@pytest.mark.parametrize("change", [OTHER_RULES, {"stopping": "word"}, {"stopping_own": "By a letter."}])
def test_confidentiality_and_stopping_change_only_with_both_names(
    firm: Firm, agreed: Pair, change: dict[str, Any]
) -> None:
    confirm_terms(actor=firm.tomas.user, pair=agreed.uuid, terms=words(**change), base=1)
    view = read(firm.ines, agreed)
    assert mails() == [("agreement_waits", firm.ines.user_id)]
    assert view.waits_for_me
    assert view.standing
    assert view.standing.number == 1
    assert view.agreed_at
    confirm_as_it_stands(actor=firm.ines.user, pair=agreed.uuid, base=2)
    standing = read(firm.ines, agreed).standing
    assert standing
    assert standing.terms == words(**change)


def test_the_other_may_keep_the_earlier_words_and_all_else_of_the_change(firm: Firm, agreed: Pair) -> None:
    new = words(minutes=30, **OTHER_RULES)
    confirm_terms(actor=firm.tomas.user, pair=agreed.uuid, terms=new, base=1)
    keep_earlier(actor=firm.ines.user, pair=agreed.uuid, base=2)
    view = read(firm.tomas, agreed)
    assert view.standing == view.latest
    assert view.standing
    assert view.standing.terms == words(minutes=30)
    assert mails()[-1] == ("agreement_changed", firm.tomas.user_id)
    with pytest.raises(Refused):
        keep_earlier(actor=firm.ines.user, pair=agreed.uuid, base=3)


def test_of_two_who_write_at_once_the_later_is_told_and_nothing_is_overwritten(
    firm: Firm, agreed: Pair
) -> None:
    confirm_terms(actor=firm.tomas.user, pair=agreed.uuid, terms=words(minutes=30), base=1)
    for late in (
        lambda: confirm_terms(actor=firm.ines.user, pair=agreed.uuid, terms=words(place="walk"), base=1),
        lambda: confirm_as_it_stands(actor=firm.ines.user, pair=agreed.uuid, base=1),
        lambda: keep_earlier(actor=firm.ines.user, pair=agreed.uuid, base=1),
    ):
        with pytest.raises(ChangedMeanwhile):
            late()
    latest = read(firm.ines, agreed).latest
    assert latest
    assert latest.terms["minutes"] == 30


def test_what_only_one_of_two_changed_is_kept_and_what_both_changed_is_named() -> None:
    base, mine = words(), words(place="walk", end_goal="Mine")
    both, apart = merged(base, mine, words(minutes=30, end_goal="Theirs"))
    assert both == words(place="walk", minutes=30, end_goal="Mine")
    assert apart == ("end_goal",)


def test_every_version_is_kept_with_what_it_changed(firm: Firm, agreed: Pair) -> None:
    confirm_terms(actor=firm.tomas.user, pair=agreed.uuid, terms=words(minutes=30), base=1)
    first, second = read(firm.ines, agreed).versions
    [change] = changes(first.terms, second.terms, mentor="Ines", mentee="Tomas")
    assert change.heading == "When we meet"
    assert change.gone == ("We meet every two weeks for 60 minutes, for 9 months.",)
    assert change.new == ("We meet every two weeks for 30 minutes, for 9 months.",)


def test_the_page_never_promises_silence_towards_those_who_help() -> None:
    told = {clause.key: clause for clause in clauses(words(rules=[]), mentor="Ines", mentee="Tomas")}
    assert told["rules"].lines == ("None of this keeps either of us from asking for help.",)
    assert {key for key, clause in told.items() if clause.carries_both} == {"rules", "stopping"}


@pytest.mark.parametrize(
    "wrong",
    [{"end_goal": " "}, {"minutes": 7}, {"rules": ["gossip"]}, {"driver": "boss"}, {"place_own": "x" * 81}],
)
def test_words_that_do_not_fit_the_page_are_refused(firm: Firm, pair: Pair, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        confirm_terms(actor=firm.ines.user, pair=pair.uuid, terms=words(**wrong), base=0)
    assert not AgreementVersion.objects.exists()


def test_nobody_else_reads_or_writes_it_and_a_held_pair_has_none(firm: Firm, agreed: Pair) -> None:
    for viewer in (firm.noor, firm.deepa, firm.piotr, firm.administrator, firm.kwame.user):
        with pytest.raises(NotFound):
            agreement_for(viewer, agreed.uuid)
        with pytest.raises(NotFound):
            confirm_as_it_stands(actor=viewer, pair=agreed.uuid, base=1)
    Agreement.objects.all().delete()
    Pair.objects.update(state="held", released_at=None)
    with pytest.raises(NotFound):
        agreement_for(firm.ines.user, agreed.uuid)
    with pytest.raises(NotFound):
        confirm_terms(actor=firm.ines.user, pair=agreed.uuid, terms=words(), base=0)


def test_after_the_end_it_is_read_and_not_changed(firm: Firm, agreed: Pair) -> None:
    Pair.objects.update(state="ended", ended_at=now())
    assert read(firm.ines, agreed).latest
    steps: list[Any] = [
        lambda: confirm_terms(actor=firm.ines.user, pair=agreed.uuid, terms=words(minutes=30), base=1),
        lambda: introduction_held(actor=firm.ines.user, pair=agreed.uuid),
        lambda: take_back_name(actor=firm.ines.user, pair=agreed.uuid),
    ]
    for step in steps:
        with pytest.raises(Refused):
            step()


def test_the_coordinator_knows_whether_and_since_when_and_never_who_is_late(firm: Firm, pair: Pair) -> None:
    confirm_terms(actor=firm.ines.user, pair=pair.uuid, terms=words(), base=0)
    [half] = published_pairs(firm.cohort)
    assert half.agreed_at is None
    confirm_as_it_stands(actor=firm.tomas.user, pair=pair.uuid, base=1)
    [whole] = published_pairs(firm.cohort)
    assert whole.agreed_at


def test_the_words_are_sealed_and_neither_record_nor_mail_holds_any(firm: Firm, agreed: Pair) -> None:
    confirm_terms(actor=firm.tomas.user, pair=agreed.uuid, terms=words(**OTHER_RULES), base=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT terms FROM pairs_agreementversion")
        stored = str(cursor.fetchall())
    said = json.dumps([entry.facts for entry in Entry.objects.all()]) + str(
        [message.params for message in Message.objects.all()]
    )
    for word in ("Legal", "Cut a video", "Ines", "Tomas"):
        assert word not in stored
        assert word not in said


def test_the_introduction_is_marked_by_either_and_taken_back_until_they_agree(firm: Firm, pair: Pair) -> None:
    introduction_held(actor=firm.tomas.user, pair=pair.uuid)
    at = read(firm.ines, pair).introduction_held_at
    introduction_held(actor=firm.ines.user, pair=pair.uuid)
    assert at
    assert read(firm.ines, pair).introduction_held_at == at
    introduction_not_held(actor=firm.ines.user, pair=pair.uuid)
    assert read(firm.ines, pair).introduction_held_at is None
    confirm_terms(actor=firm.ines.user, pair=pair.uuid, terms=words(), base=0, together=True)
    with pytest.raises(Refused):
        introduction_not_held(actor=firm.ines.user, pair=pair.uuid)


def weeks_go_by(weeks: int = 1) -> None:
    for row in Agreement.objects.all():
        back = timedelta(weeks=weeks, minutes=1)
        row.made_at -= back
        row.nudged_at = row.nudged_at and row.nudged_at - back
        row.save()


def test_a_stalled_page_is_nudged_kindly_at_most_as_often_as_the_programme_says(
    firm: Firm, pair: Pair
) -> None:
    assert nudge_due() == 0, "a pair that has not begun is left alone"
    confirm_terms(actor=firm.ines.user, pair=pair.uuid, terms=words(), base=0)
    Message.objects.all().delete()
    assert nudge_due() == 0
    told = []
    for _week in range(4):
        weeks_go_by()
        told.append((nudge_due(), nudge_due()))
    assert told == [(1, 0), (1, 0), (0, 0), (0, 0)]
    both = [("agreement_nudge", firm.ines.user_id), ("agreement_nudge", firm.tomas.user_id)]
    assert mails() == both * 2, "both in the same words, whoever is late"
    assert len({json.dumps({**m.params, "coordinator": ""}) for m in Message.objects.all()}) == 1


@pytest.mark.parametrize("why", ["agreed", "over", "never"])
def test_nobody_is_nudged_who_has_agreed_is_over_or_is_in_a_quiet_programme(
    firm: Firm, pair: Pair, why: str
) -> None:
    introduction_held(actor=firm.ines.user, pair=pair.uuid)
    weeks_go_by()
    if why == "agreed":
        confirm_terms(actor=firm.ines.user, pair=pair.uuid, terms=words(), base=0, together=True)
    elif why == "over":
        Pair.objects.update(state="ended", ended_at=now())
    else:
        programme = firm.cohort.programme
        type(programme).objects.filter(pk=programme.pk).update(agreement_nudges=0)
    assert nudge_due() == 0
