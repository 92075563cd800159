"""Whoever sets the rules reads who is paired: no rule, floor or lock may be turned into a question about hidden wishes.

Each attack is made twice: with the guard off it tells the secret, with the guard on it tells nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.matching.firm import Firm, make_run
from tests.matching.making import hesitates, make_mentor, offers, reports_to, wishes
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import Refused
from turnabout.matching import casting
from turnabout.matching.models import Decision, LockRefusal
from turnabout.matching.selectors import review
from turnabout.matching.services import decide, publish, recall
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort
from turnabout.programmes.services import make_programme, set_cohort, set_policy

NOTHING = dict.fromkeys(("aims", "in_return", "style", "overlap", "other_unit", "preference"), 0)
AIMS_ONLY = {**NOTHING, "aims": 100}
WISHES_ONLY = {**NOTHING, "preference": 100}
WISHES_AS_FAR_AS_MAY_BE = {**NOTHING, "preference": 10, "style": 20, "overlap": 20, "other_unit": 50}


def refused(firm: Firm, policy: dict[str, Any]) -> str:
    with pytest.raises(Refused) as caught:
        set_policy(actor=firm.noor, cohort=firm.cohort, policy=policy)
    return str(caught.value.message)


def force(firm: Firm, **policy: Any) -> None:
    """Rules as if nobody had looked at them."""
    Cohort.objects.filter(pk=firm.cohort.pk).update(policy=policy)
    firm.cohort.refresh_from_db()


def pairs(firm: Firm) -> set[tuple[str, str]]:
    return set(make_run(firm).proposals.values_list("mentor__name", "mentee__name"))


def lock_answer(firm: Firm, run: Any, mentor: Person, mentee: Person) -> str:
    """What a coordinator reads who tries to keep two together; a lock that is made is taken back."""
    try:
        decide(actor=firm.noor, run=run, mentor_uuid=mentor.uuid, mentee_uuid=mentee.uuid, kind="lock")
    except Refused as answer:
        return str(answer.message)
    Decision.objects.all().delete()
    return "locked"


# Weights


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights are taken as they come, as before there were limits."""
    monkeypatch.setattr("turnabout.matching.services.runs.too_telling", lambda weights: {})


def secretly_asks(firm: Firm) -> set[tuple[str, str]]:
    """The pairs when Tomas asks for somebody of his own unit who meets nothing else that counts."""
    quiet = make_mentor(firm.cohort, "Quiet", unit="Operations", style=[3, 3, 3])
    reports_to(quiet, firm.mina)
    Person.objects.filter(pk=firm.tomas.pk).update(style=[1, 2, 3])
    wishes(firm.cohort, firm.tomas, prefer=[quiet])
    return pairs(firm)


def test_with_all_the_weight_on_wishes_the_pairs_told_who_asked_for_whom(firm: Firm, unguarded: None) -> None:
    force(firm, weights=WISHES_ONLY, floor=0)
    assert ("Quiet", "Tomas") in secretly_asks(firm)


def test_with_as_much_weight_on_wishes_as_may_be_they_tip_and_do_not_decide(firm: Firm) -> None:
    set_policy(actor=firm.noor, cohort=firm.cohort, policy={"weights": WISHES_AS_FAR_AS_MAY_BE, "floor": 0})
    assert ("Ines", "Tomas") in secretly_asks(firm)


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        (WISHES_ONLY, "tip the balance"),
        ({**NOTHING, "preference": 12, "style": 88}, "tip the balance"),
        ({**WISHES_ONLY, "innovation_influence": 900}, "tip the balance"),
        (AIMS_ONLY, "a sixth of the whole"),
        ({**NOTHING, "aims": 60, "in_return": 40}, "a sixth of the whole"),
        ({**AIMS_ONLY, "style": 19, "innovation_influence": 900}, "a sixth of the whole"),
    ],
)
def test_weights_that_single_out_something_hidden_are_refused_with_the_remedy(
    firm: Firm, weights: dict[str, int], words: str
) -> None:
    assert words in refused(firm, {"weights": weights})
    with pytest.raises(Refused, match=words):
        make_programme(
            actor=firm.administrator,
            name="Next",
            cohort_name="Autumn",
            starts_on=firm.cohort.starts_on,
            coordinator_email="next@office.example",
            policy={"weights": weights},
        )


@pytest.mark.parametrize("weights", [{}, {"preference": 10}, {**NOTHING, "style": 1}, {"in_return": 50}])
def test_weights_of_an_honest_programme_are_taken(firm: Firm, weights: dict[str, int]) -> None:
    set_policy(actor=firm.noor, cohort=firm.cohort, policy={"weights": weights})


def test_weights_that_stand_there_from_before_make_no_match(firm: Firm) -> None:
    force(firm, weights=AIMS_ONLY)
    with pytest.raises(Refused, match="a sixth of the whole"):
        make_run(firm)


# The floor


def floor_answers(firm: Firm) -> list[str]:
    """Whom Lock gives to Tomas under a floor that only a met aim passes, before and after he hesitates over one."""
    force(firm, weights={**NOTHING, "aims": 70, "style": 15, "interests": 15}, floor=1000)
    run = make_run(firm)
    teacher = make_mentor(firm.cohort, "Teacher")
    teacher.offers.all().delete()
    offers(teacher, captions=5)
    before = lock_answer(firm, run, teacher, firm.tomas)
    hesitates(firm.tomas, ("captions", 0, 5))
    return [before, lock_answer(firm, run, teacher, firm.tomas)]


def test_a_floor_on_the_full_score_told_over_what_somebody_hesitates(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casting, "FLOOR_ON", "full")
    before, after = floor_answers(firm)
    assert (before, after) == ("These two are not available for each other.", "locked")


def test_the_floor_of_a_programme_answers_alike_whatever_is_hidden(firm: Firm) -> None:
    before, after = floor_answers(firm)
    assert before == after == "These two are not available for each other."


def test_nobody_can_put_the_floor_of_a_programme_on_the_full_score(firm: Firm) -> None:
    assert "leaves out what people keep private" in refused(firm, {"floor_on": "full"})
    force(firm, floor_on="full")
    assert make_run(firm).frozen["policy"]["floor_on"] == "visible"


# Lock


def shy_ones(firm: Firm, number: int) -> list[Person]:
    """Mentors who would rather not be paired with Tomas."""
    shy = [make_mentor(firm.cohort, f"Shy {at}") for at in range(number)]
    for one in shy:
        wishes(firm.cohort, one, rather_not=[firm.tomas])
    return shy


def test_after_five_private_answers_lock_is_closed_for_everybody_in_the_round(firm: Firm) -> None:
    run, shy = make_run(firm), shy_ones(firm, 7)
    answers = [lock_answer(firm, run, one, firm.tomas) for one in shy[:5]]
    assert set(answers) == {"These two are not available for each other."}
    closed = {lock_answer(firm, run, mentor, firm.tomas) for mentor in (*shy[5:], firm.kwame)}
    assert len(closed) == 1
    assert "Nobody else can be kept together in this round" in closed.pop()
    assert review(firm.deepa, run.uuid).lock_closed


def test_with_the_limit_off_lock_told_of_everybody(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("turnabout.matching.selectors.trying.MOST_PRIVATE", 1000)
    run, shy = make_run(firm), shy_ones(firm, 7)
    told = {one.name: lock_answer(firm, run, one, firm.tomas) for one in (*shy, firm.kwame)}
    assert [name for name, answer in told.items() if answer == "locked"] == ["Kwame"]


def test_open_answers_close_nothing(firm: Firm) -> None:
    run = make_run(firm)
    for _time in range(7):
        assert "reporting line" in lock_answer(firm, run, firm.ines, firm.aiko)
    assert lock_answer(firm, run, firm.kwame, firm.tomas) == "locked"


def test_every_refused_lock_stands_in_the_record_without_names(firm: Firm) -> None:
    run, (shy,) = make_run(firm), shy_ones(firm, 1)
    lock_answer(firm, run, shy, firm.tomas)
    lock_answer(firm, run, firm.ines, firm.aiko)
    entries = Entry.objects.filter(action="lock refused", actor_uuid=firm.noor.uuid).order_by("pk")
    assert [entry.facts["private"] for entry in entries] == [True, False]
    assert not any(str(shy.uuid) in str(entry.facts) for entry in entries)
    assert LockRefusal.objects.filter(cohort=firm.cohort, private=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_refusal_is_kept_although_the_lock_is_not_made() -> None:
    from tests.matching.firm import make_firm

    firm = make_firm()
    run, (shy,) = make_run(firm), shy_ones(firm, 1)
    lock_answer(firm, run, shy, firm.tomas)
    assert LockRefusal.objects.count() == Entry.objects.filter(action="lock refused").count() == 1


def test_publishing_and_calling_back_opens_no_new_tries(firm: Firm) -> None:
    run, shy = make_run(firm), shy_ones(firm, 5)
    for one in shy:
        lock_answer(firm, run, one, firm.tomas)
    publish(actor=firm.noor, run=run)
    recall(actor=firm.noor, cohort=Cohort.objects.select_related("programme").get(pk=firm.cohort.pk))
    run.refresh_from_db()
    assert "in this round" in lock_answer(firm, run, firm.kwame, firm.tomas)


# Changed rules


def test_rules_changed_after_a_match_are_counted_and_recorded(firm: Firm) -> None:
    set_policy(actor=firm.noor, cohort=firm.cohort, policy={"grade_gap": 2})
    make_run(firm)
    set_policy(actor=firm.noor, cohort=firm.cohort, policy={"floor": 2500})
    set_policy(actor=firm.noor, cohort=firm.cohort, policy={"weights": {"style": 20}})
    set_cohort(actor=firm.noor, cohort=firm.cohort, name="Another name")
    assert Cohort.objects.get(pk=firm.cohort.pk).rules_changes == 2
    told = Entry.objects.filter(action="rules changed after a match").order_by("pk")
    assert [entry.facts["changed"] for entry in told] == [["floor"], ["weights"]]
