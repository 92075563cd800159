"""The pages say kindly what the guards of hidden wishes refuse: weights that tell too much, and one lock too many."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.matching.firm import Firm, decide_on, make_run
from tests.matching.making import make_mentor, wishes
from tests.web.coordinator.matching.pages import main_of, read
from tests.web.me.reading_forms import fields
from turnabout.matching.models import LockRefusal, Run
from turnabout.programmes.models import Cohort
from turnabout.programmes.services import set_policy


def run_page(firm: Firm, run: Run, as_: Any, query: str = "") -> str:
    return main_of(read(as_(firm.noor), reverse("run", args=[run.uuid]) + query))


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"weight_preference": "50"}, "weight_preference", "may tip the balance, but not decide"),
        (
            {"weight_style": "0", "weight_overlap": "0", "weight_other_unit": "5"},
            "weight_style",
            "have to make up a sixth of the whole",
        ),
    ],
)
def test_weights_that_tell_too_much_are_refused_beside_their_line(
    firm: Firm, as_: Any, changes: dict[str, str], field: str, words: str
) -> None:
    browser, address = as_(firm.noor), reverse("cohort_rules", args=[firm.cohort.uuid])
    answer = browser.post(address, fields(browser.get(address), "", **changes))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert words in said
    assert f'href="#id_{field}"' in said
    assert Cohort.objects.get(pk=firm.cohort.pk).policy == firm.cohort.policy


def test_after_five_private_answers_the_pages_offer_no_lock_and_say_why(
    firm: Firm, run: Run, as_: Any
) -> None:
    proposal = reverse("proposal", args=[run.uuid, run.proposals.earliest("pk").uuid])
    assert 'value="lock"' in run_page(firm, run, as_, "?show=locked")
    for _time in range(5):
        LockRefusal.objects.create(cohort=firm.cohort, round=run.round, private=True)
    locked = run_page(firm, run, as_, "?show=locked")
    assert "“Keep together” is closed for this round" in locked
    assert 'value="lock"' not in locked
    assert "undo:" in locked, "what is locked can be taken back"
    assert "“Keep together”" not in read(as_(firm.noor), proposal)
    undone = reverse("run_decide", args=[run.uuid])
    as_(firm.noor).post(undone, {"decide": f"undo:{firm.ines.uuid}:{firm.tomas.uuid}"})
    assert f"lock:{firm.ines.uuid}" not in run_page(firm, run, as_)
    assert f"forbid:{firm.ines.uuid}" in run_page(firm, run, as_)


def test_a_refused_lock_is_counted_through_the_page_too(firm: Firm, run: Run, as_: Any) -> None:
    shy = make_mentor(firm.cohort, "Shy")
    wishes(firm.cohort, shy, rather_not=[firm.mina])
    sent = {"decide": f"lock:{shy.uuid}:{firm.mina.uuid}"}
    said = as_(firm.noor).post(reverse("run_decide", args=[run.uuid]), sent, follow=True).content.decode()
    assert "These two are not available for each other." in said
    assert LockRefusal.objects.filter(private=True).count() == 1


def test_the_page_says_that_rules_were_changed_since(firm: Firm, run: Run, as_: Any) -> None:
    assert "rules have changed" not in run_page(firm, run, as_)
    set_policy(actor=firm.noor, cohort=firm.cohort, policy={"floor": 1000})
    set_policy(actor=firm.noor, cohort=firm.cohort, policy={"grade_gap": 2})
    said = main_of(read(as_(firm.deepa), reverse("run", args=[run.uuid])))
    assert "The rules have changed since this match" in said
    assert "This match was made with the rules of before." in said
    assert "They were changed 2 times after the first match." in said


def test_a_match_of_which_much_is_ruled_out_by_hand_says_so_to_everybody_who_reads_it(
    firm: Firm, as_: Any
) -> None:
    run = make_run(firm)
    address = reverse("run", args=[run.uuid])
    said = "Much of this match is decided by hand"
    for number in range(5):
        assert said not in read(as_(firm.deepa), address)
        decide_on(firm, run, make_mentor(firm.cohort, f"Mentor {number}"), firm.tomas, "forbid")
    assert said in read(as_(firm.deepa), address)
