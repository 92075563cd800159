"""The coordinator's way through the pages: match, watch, look through, decide, match again, publish, release."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

from django.urls import reverse
from django.utils.timezone import now

from tests.matching.firm import Firm, make_run, publish_and_release
from tests.matching.making import make_leader, make_mentor, reports_to, wishes
from tests.web.coordinator.matching.pages import main_of, read
from turnabout.matching.models import Decision, Run
from turnabout.matching.services import perform_run
from turnabout.pairs.models import Pair
from turnabout.programmes.models import Cohort, Enrolment


def run_page(firm: Firm, run: Run, as_: Any, query: str = "") -> str:
    return unescape(main_of(read(as_(firm.noor), reverse("run", args=[run.uuid]) + query)))


def test_before_the_first_match_the_page_says_who_enters_it(firm: Firm, as_: Any) -> None:
    Enrolment.objects.filter(person=firm.yusuf).update(state="asked")
    text = main_of(read(as_(firm.noor), reverse("cohort_runs", args=[firm.cohort.uuid])))
    assert "Confirmed: 3 leaders and 2 reverse mentors." in text
    assert "there are 1 of them" in text
    assert "Your matches will be here" in text


def test_a_match_is_started_watched_and_opens_when_it_is_done(firm: Firm, as_: Any) -> None:
    browser = as_(firm.noor)
    answer = browser.post(reverse("cohort_runs", args=[firm.cohort.uuid]))
    run = Run.objects.get()
    page = reverse("run", args=[run.uuid])
    assert answer.headers["Location"] == page
    waiting = read(browser, page)
    assert "waiting for its turn" in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert "Stop this match" in waiting
    Run.objects.filter(pk=run.pk).update(state="running", progress=40, step="pairing")
    part = browser.get(page, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith("<section")
    assert 'value="40"' in part
    Run.objects.filter(pk=run.pk).update(state="queued")
    perform_run(run.pk)
    assert browser.get(page, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "2 of 3 leaders have a reverse mentor" in read(browser, page)


def test_the_review_shows_the_weakest_first_with_words_and_numbers(firm: Firm, run: Run, as_: Any) -> None:
    text = run_page(firm, run, as_)
    scores = list(run.proposals.order_by("visible_score").values_list("visible_score", flat=True))
    shown = [text.index(f'fit-number">{score // 100}<') for score in scores]
    assert shown == sorted(shown)
    assert "2 of 2 aims, 1 in return" in text
    assert "Publish 2 pairs" in text


def test_the_one_without_a_partner_is_there_with_the_rule_and_the_smallest_change(
    firm: Firm, run: Run, as_: Any
) -> None:
    text = run_page(firm, run, as_, "?show=unplaced")
    assert "Mina" in text
    assert "The rules leave nobody." in text
    assert "reporting line 3" in text
    assert "A reporting line of 1 level instead of more would be enough." in text


def test_searching_finds_people_units_and_topics_whatever_the_case(firm: Firm, run: Run, as_: Any) -> None:
    found = run_page(firm, run, as_, "?q=RESEARCH")
    assert "Kwame" in found
    assert "Ines" not in found
    assert "Ines" in run_page(firm, run, as_, "?q=budgets")
    assert "fits these words" in run_page(firm, run, as_, "?q=zebra")


def test_a_decision_is_said_can_be_undone_and_asks_for_a_new_match(firm: Firm, run: Run, as_: Any) -> None:
    browser = as_(firm.noor)
    here = reverse("run_decide", args=[run.uuid]) + "?show=weakest&q=ines"
    value = f"forbid:{firm.ines.uuid}:{firm.tomas.uuid}"
    answer = browser.post(here, {"decide": value}, follow=True)
    text = answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("run", args=[run.uuid]) + "?q=ines"
    assert "will not be paired in the next match" in text
    assert "You decided something: match again" in text
    undo = text.split('class="flash ')[1].split('action="')[1].split('"')[0]
    text = browser.post(unescape(undo), follow=True).content.decode()
    assert "Taken back." in text
    assert Decision.objects.filter(kind="forbid").count() == 0


def test_keeping_a_proposed_pair_together_asks_for_no_new_match(firm: Firm, as_: Any) -> None:
    run = make_run(firm)
    proposal = run.proposals.select_related("mentor", "mentee").order_by("pk")[0]
    value = f"lock:{proposal.mentor.uuid}:{proposal.mentee.uuid}"
    as_(firm.noor).post(reverse("run_decide", args=[run.uuid]), {"decide": value})
    text = run_page(firm, run, as_)
    assert "Publish 2 pairs" in text
    assert 'aria-pressed="true"' in text


def test_two_put_together_by_hand_against_a_rule_are_refused_in_words(firm: Firm, run: Run, as_: Any) -> None:
    form = {"kind": "lock", "mentor": firm.ines.uuid, "mentee": firm.aiko.uuid}
    text = as_(firm.noor).post(reverse("run_decide", args=[run.uuid]), form, follow=True).content.decode()
    assert "stand in one reporting line" in text
    wishes(firm.cohort, firm.ines, rather_not=[firm.mina])
    wishes(firm.cohort, firm.kwame, rather_not=[firm.tomas])
    form = {"kind": "lock", "mentor": firm.kwame.uuid, "mentee": firm.tomas.uuid}
    text = as_(firm.noor).post(reverse("run_decide", args=[run.uuid]), form, follow=True).content.decode()
    assert "not available for each other" in text


def test_a_lock_that_could_not_be_kept_says_why_in_the_list(firm: Firm, run: Run, as_: Any) -> None:
    wishes(firm.cohort, firm.kwame, rather_not=[firm.aiko])
    reports_to(firm.ines, firm.tomas, kind="dotted")
    text = run_page(firm, make_run(firm), as_, "?show=locked")
    assert "Ines and Tomas stand in one reporting line." in text
    assert "These two are not available for each other." in text
    assert "Some people could not be kept together" in text


def test_a_decision_that_cannot_be_meant_changes_nothing_and_is_said(firm: Firm, run: Run, as_: Any) -> None:
    here, before = reverse("run_decide", args=[run.uuid]), Decision.objects.count()
    chosen_one = {"kind": "lock", "mentor": firm.ines.uuid, "mentee": ""}
    for sent in ({}, {"decide": "lock"}, {"decide": "marry:x:y"}, {"decide": "lock:x:y"}, chosen_one):
        text = as_(firm.noor).post(here, sent, follow=True).content.decode()
        assert "Choose one person on each side." in text, sent
    assert Decision.objects.count() == before


def test_nobody_outside_the_cohort_can_be_named(firm: Firm, run: Run, as_: Any) -> None:
    sent = {"decide": f"forbid:{firm.stranger.uuid}:{firm.tomas.uuid}"}
    assert as_(firm.noor).post(reverse("run_decide", args=[run.uuid]), sent).status_code == 404


def test_the_list_of_what_changed_shows_the_new_pairs(firm: Firm, as_: Any) -> None:
    first = make_run(firm)
    one = first.proposals.select_related("mentor", "mentee").order_by("pk")[0]
    value = f"forbid:{one.mentor.uuid}:{one.mentee.uuid}"
    as_(firm.noor).post(reverse("run_decide", args=[first.uuid]), {"decide": value})
    second = make_run(firm)
    before = set(first.proposals.values_list("mentor__name", "mentee__name"))
    new = set(second.proposals.values_list("mentor__name", "mentee__name")) - before
    assert new
    text = run_page(firm, second, as_, "?show=changed")
    assert all(mentor in text and mentee in text for mentor, mentee in new)
    assert text.count('id="row-') == len(new)


def test_enrolments_that_changed_since_the_match_are_said(firm: Firm, run: Run, as_: Any) -> None:
    make_mentor(firm.cohort, "Late")
    assert "Enrolments have changed since this match" in run_page(firm, run, as_)


def test_publishing_from_an_old_page_publishes_nothing(firm: Firm, run: Run, as_: Any) -> None:
    publish = reverse("run_publish", args=[run.uuid])
    text = as_(firm.noor).post(publish, {"round": run.round + 1}, follow=True).content.decode()
    assert "This page was from before" in text
    assert not Pair.objects.exists()


def test_publish_hold_recall_publish_release(firm: Firm, run: Run, as_: Any) -> None:
    browser = as_(firm.noor)
    outcome = reverse("publication", args=[firm.cohort.uuid])
    answer = browser.post(reverse("run_publish", args=[run.uuid]), {"round": 0})
    assert answer.headers["Location"] == outcome
    held = read(browser, outcome)
    assert "2 pairs are on hold" in held
    assert "29 minutes" in held
    assert "Nobody will know; the record keeps that you called back." in held
    for name in ("Ines", "Tomas", "Kwame", "Aiko"):
        assert name in held
    text = browser.post(reverse("publication_recall", args=[firm.cohort.uuid]), follow=True).content.decode()
    assert "Called back" in text
    browser.post(reverse("run_publish", args=[run.uuid]), {"round": 1})
    text = browser.post(reverse("publication_release", args=[firm.cohort.uuid]), follow=True).content.decode()
    assert "2 pairs are out" in text
    for name in ("Ines", "Tomas", "Kwame", "Aiko"):
        assert name in text


def test_after_the_release_it_says_who_has_no_partner_and_leads_to_them(
    firm: Firm, run: Run, as_: Any
) -> None:
    browser, outcome = as_(firm.noor), reverse("publication", args=[firm.cohort.uuid])
    publish_and_release(firm, run)
    text = main_of(read(browser, outcome))
    assert "1 leader and 1 reverse mentor have no partner" in text
    assert f'href="{outcome}?show=unplaced">See them' in text
    assert "Mina" not in text
    alone = main_of(read(browser, f"{outcome}?show=unplaced"))
    assert "Mina" in alone
    assert "Yusuf" in alone
    assert "Tomas" not in alone
    home = read(browser, reverse("cohort", args=[firm.cohort.uuid]))
    assert "1 leader and 1 reverse mentor have no partner, and have a mail that says so." in home
    assert f"{outcome}?show=unplaced" in home


def test_where_everybody_has_a_partner_no_such_list_is_offered(firm: Firm, run: Run, as_: Any) -> None:
    Enrolment.objects.filter(person__in=[firm.mina, firm.yusuf]).update(state="withdrawn")
    publish_and_release(firm, run)
    text = main_of(read(as_(firm.noor), reverse("publication", args=[firm.cohort.uuid]) + "?show=unplaced"))
    assert "Nothing to do for now" in text
    assert "Without a partner" not in text
    assert "Tomas" in text


def test_whoever_withdrew_during_the_hold_is_on_neither_list(firm: Firm, run: Run, as_: Any) -> None:
    browser, outcome = as_(firm.noor), reverse("publication", args=[firm.cohort.uuid])
    browser.post(reverse("run_publish", args=[run.uuid]), {"round": 0})
    Enrolment.objects.filter(person=firm.kwame).update(state="withdrawn")
    browser.post(reverse("publication_release", args=[firm.cohort.uuid]))
    alone = main_of(read(browser, f"{outcome}?show=unplaced"))
    people = alone[alone.index('id="without"') :]
    assert "Aiko" in people
    assert "Kwame" not in people


def test_the_number_of_a_proposal_says_of_how_much_it_is(firm: Firm, run: Run, as_: Any) -> None:
    proposal = run.proposals.order_by("pk")[0]
    text = read(as_(firm.noor), reverse("proposal", args=[run.uuid, proposal.uuid]))
    assert f"It is {proposal.visible_score // 100} of 95 that can be shown." in text


def test_whoever_left_is_named_on_the_publication_page(firm: Firm, run: Run, as_: Any) -> None:
    Enrolment.objects.filter(person=firm.kwame).update(state="withdrawn")
    answer = as_(firm.noor).post(reverse("run_publish", args=[run.uuid]), {"round": 0}, follow=True)
    text = answer.content.decode()
    assert "1 pair is on hold" in text
    assert "Kwame is not taking part any more" in text


def test_the_last_minute_of_a_hold_is_said_as_such(firm: Firm, run: Run, as_: Any) -> None:
    as_(firm.noor).post(reverse("run_publish", args=[run.uuid]), {"round": 0})
    Cohort.objects.filter(pk=firm.cohort.pk).update(hold_ends_at=now() + timedelta(seconds=30))
    assert "in less than a minute" in read(as_(firm.noor), reverse("publication", args=[firm.cohort.uuid]))


def test_a_match_that_failed_or_was_thrown_away_says_so_and_offers_a_new_one(
    firm: Firm, run: Run, as_: Any
) -> None:
    text = as_(firm.noor).post(reverse("run_discard", args=[run.uuid]), follow=True).content.decode()
    assert "thrown away" in text
    assert "Its pairs and everything that it had read are deleted." in run_page(firm, run, as_)
    Run.objects.filter(pk=run.pk).update(state="failed", error="MemoryError")
    text = run_page(firm, run, as_)
    assert "could not be made" in text
    assert "MemoryError" in text
    assert "Match again" in text


def test_a_long_list_comes_in_pages_of_25(firm: Firm, as_: Any) -> None:
    from tests.matching.making import make_done_run

    couples = [
        (make_mentor(firm.cohort, f"M{n:02}"), make_leader(firm.cohort, f"L{n:02}")) for n in range(30)
    ]
    run = make_done_run(firm.cohort, *couples)
    first, second = run_page(firm, run, as_), run_page(firm, run, as_, "?page=2")
    assert (first.count('id="row-'), second.count('id="row-')) == (25, 5)
    assert "Page 2 of 2" in second
    assert run_page(firm, run, as_, "?page=99").count('id="row-') == 5
