"""Who else could be, at what price, and what would place somebody: worked out, said calmly, nothing hidden in it."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from tests.matching.firm import Firm, make_run
from tests.matching.making import hesitates, make_leader, make_mentor, reports_to, wishes
from tests.web.coordinator.matching.pages import main_of, read
from turnabout.matching.models import Proposal, Run
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort
from turnabout.web.coordinator.matching.instead import price_words


def proposal_page(firm: Firm, run: Run, as_: Any, proposal: Proposal, instead: Person | None = None) -> str:
    address = reverse("proposal", args=[run.uuid, proposal.uuid])
    asked = f"?instead={instead.uuid}" if instead else ""
    return unescape(main_of(read(as_(firm.noor), address + asked)))


def test_other_partners_stand_with_their_price(firm: Firm, as_: Any) -> None:
    run = make_run(firm)
    text = proposal_page(firm, run, as_, run.proposals.get(mentee=firm.tomas))
    assert "The nearest other partners, and the price" in text
    assert "For Tomas" in text
    assert "a fit of" in text
    assert "Keeping these two apart: " in text


def test_the_price_of_somebody_else_is_that_of_a_match_with_them(firm: Firm, as_: Any) -> None:
    """Yusuf stands in Tomas' line, Kwame could be had; a second look by the engine itself gives the same figure."""
    from turnabout_engine import solve
    from turnabout_engine.build import problem_from_cast, problem_from_people
    from turnabout_engine.people.cast import Cast

    from turnabout.matching.casting import engine_rows, policy_from

    run = make_run(firm)
    proposal = run.proposals.get(mentee=firm.tomas)
    other = firm.kwame if proposal.mentor_id != firm.kwame.pk else firm.ines
    rows, policy = engine_rows(run.frozen["people"]), policy_from(run.frozen["policy"])
    best = solve(problem_from_people(rows, policy))
    fixed = solve(problem_from_cast(Cast.of(rows, policy, locked=[(str(other.uuid), str(firm.tomas.uuid))])))
    lost = {"placed": best.placed - fixed.placed, "seats": best.seats - fixed.seats}
    price = price_words({**lost, "total": best.total - fixed.total, "exact": True})
    assert price in proposal_page(firm, run, as_, proposal, other)
    assert "stand in one reporting line" in proposal_page(firm, run, as_, proposal, firm.yusuf)


def test_asking_about_somebody_who_would_rather_not_tells_a_price_like_any_other(
    firm: Firm, run: Run, as_: Any
) -> None:
    proposal = run.proposals.get(mentor=firm.ines)
    before = proposal_page(firm, run, as_, proposal, firm.kwame)
    wishes(firm.cohort, firm.kwame, rather_not=[firm.tomas])
    hesitates(firm.tomas, ("captions", 0, 4))
    again = make_run(firm)
    after = proposal_page(firm, again, as_, again.proposals.get(mentor=firm.ines), firm.kwame)
    assert "not available" not in after
    told = [text.partition('id="instead"')[2].partition("How we know")[0] for text in (before, after)]
    for run_, text in ((run, 0), (again, 1)):
        for one in run_.proposals.all():
            told[text] = told[text].replace(str(one.uuid), "")
        told[text] = told[text].replace(str(run_.uuid), "")
    assert told[0] == told[1]


def test_what_is_not_known_any_more_is_said(firm: Firm, run: Run, as_: Any) -> None:
    Run.objects.filter(pk=run.pk).update(frozen=None)
    text = proposal_page(firm, run, as_, run.proposals.get(mentor=firm.ines), firm.kwame)
    assert "cannot be worked out any more" in text


@pytest.mark.parametrize("asked", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_nonsense_is_as_if_nothing_had_been_asked(firm: Firm, run: Run, as_: Any, asked: str) -> None:
    proposal = run.proposals.get(mentor=firm.ines)
    address = reverse("proposal", args=[run.uuid, proposal.uuid])
    assert 'id="instead-answer"' not in main_of(read(as_(firm.noor), f"{address}?instead={asked}"))


def unplaced_text(firm: Firm, run: Run, as_: Any) -> str:
    address = reverse("run", args=[run.uuid]) + "?show=unplaced"
    return unescape(main_of(read(as_(firm.noor), address)))


def test_the_head_of_everybody_is_told_what_would_be_enough(firm: Firm, run: Run, as_: Any) -> None:
    text = unplaced_text(firm, run, as_)
    assert "A reporting line of 1 level instead of more would be enough." in text


def test_one_more_seat_is_named_with_who_would_have_to_take_it(firm: Firm, as_: Any) -> None:
    """Four leaders across the lines share three mentors; Zaha is the one too many."""
    for name in ("Zaha", "Zeno"):
        reports_to(make_leader(firm.cohort, name, unit="Board"), firm.mina)
    text = unplaced_text(firm, make_run(firm), as_)
    assert "took one more person." in text


def test_two_rules_in_the_way_are_said_to_be_two(firm: Firm, as_: Any) -> None:
    make_leader(firm.cohort, "Alone", languages=["fi"], hours="Sun 01:00-03:00")
    Cohort.objects.filter(pk=firm.cohort.pk).update(policy={"overlap_hours": 8})
    firm.cohort.refresh_from_db()
    make_mentor(firm.cohort, "Zed")
    assert "No single change would be enough" in unplaced_text(firm, make_run(firm), as_)


@pytest.mark.parametrize(
    ("price", "words"),
    [
        ((0, 0, 0, True), "nothing would be lost"),
        ((0, 0, 0, False), "perhaps nothing would be lost"),
        ((0, 0, 1954, True), "19.54 points of fit less, over all pairs together"),
        ((0, 0, 2000, False), "at least: 20 points of fit less, over all pairs together"),
        ((0, 2, -5, True), "2 pairs fewer"),
        ((1, 0, 9, True), "one person fewer would have a partner"),
    ],
)
def test_a_price_in_words(price: tuple[int, int, int, bool], words: str) -> None:
    assert price_words(dict(zip(("placed", "seats", "total", "exact"), price, strict=True))) == words
