"""The pages of an agreement and of what is stayed out of: filled in, confirmed, changed, shown to the right people."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from tests.matching.firm import Firm, make_firm, make_run_of_known_pairs, publish_and_release
from tests.web.me.reading_forms import fields
from turnabout.ground.accounts.models import User
from turnabout.pairs.models import AgreementVersion, Pair, Statement
from turnabout.pairs.selectors import agreement_for
from turnabout.programmes.models import Role

TYPED = {"mentee_goal_1": ["Cut a video"], "mentor_goal_1": ["See how a budget is made"]}


@pytest.fixture
def firm(db: None) -> Firm:
    return make_firm()


@pytest.fixture
def pair(firm: Firm) -> Pair:
    sealed: dict[str, Any] = {"explanation": {}, "line_certificate": {}}
    two = {"mentor": firm.ines, "mentee": firm.tomas}
    return Pair.objects.create(cohort=firm.cohort, **two, state="active", released_at=now(), **sealed)


@pytest.fixture
def ines(firm: Firm, as_: Any) -> Client:
    return as_(firm.ines)  # type: ignore[no-any-return]  # a browser


@pytest.fixture
def tomas(firm: Firm, as_: Any) -> Client:
    return as_(firm.tomas)  # type: ignore[no-any-return]  # a browser


def at(name: str, pair: Pair, *more: str) -> str:
    return reverse(name, args=[pair.uuid, *more])


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    html = unescape(answer.content.decode())
    return html[html.index("<main") : html.index("</main>")]


def form_of(browser: Client, pair: Pair) -> dict[str, Any]:
    address = at("agreement_words", pair)
    return fields(browser.get(address), address)


def confirm(browser: Client, pair: Pair, **other: list[str]) -> Any:
    return browser.post(at("agreement_words", pair), form_of(browser, pair) | TYPED | other, follow=True)


def step(browser: Client, pair: Pair, name: str, base: int = 0) -> Any:
    return browser.post(at("agreement_step", pair, name), {"base": base}, follow=True)


def test_the_page_is_filled_in_from_the_plan_and_from_what_both_entered(firm: Firm, as_: Any) -> None:
    publish_and_release(firm, make_run_of_known_pairs(firm))
    programme = firm.cohort.programme
    type(programme).objects.filter(pk=programme.pk).update(cadence="monthly", driver="mentee", months=6)
    form = form_of(as_(firm.ines), Pair.objects.get(mentor=firm.ines))
    assert form["mentee_goal_1"][0].startswith("Video: from “It is new to me” to")
    assert form["mentor_goal_1"][0].startswith("Budgets: from")
    assert (form["cadence"], form["driver"], form["months"]) == (["monthly"], ["mentee"], ["6"])
    assert {"social_media", "pictures", "screens", "trade_secrets", "clients", "inside"} <= set(form["rules"])


def test_from_the_first_20_minutes_to_a_page_that_both_confirmed(
    pair: Pair, ines: Client, tomas: Client
) -> None:
    assert "We have had our first 20 minutes" in read(ines, at("pair", pair))
    led = step(ines, pair, "held")
    assert led.redirect_chain[-1][0] == at("agreement_words", pair)
    assert "Agree with Ines on one page" in read(tomas, reverse("home"))
    assert "Agree on one page" in read(tomas, at("pair", pair))
    page = unescape(confirm(ines, pair).content.decode())
    assert "Tomas is asked to confirm" in page
    assert "Ines has confirmed this page" in read(tomas, at("pair", pair))
    assert "Ines has confirmed this page" in read(tomas, at("agreement", pair))
    page = unescape(step(tomas, pair, "confirm", 1).content.decode())
    assert "You both stand by this page" in page
    assert "Cut a video" in read(ines, at("agreement", pair))
    assert "You have agreed on one page, since" in read(ines, at("pair", pair))


def test_a_mark_of_the_introduction_can_be_undone_at_once(pair: Pair, ines: Client) -> None:
    undo = re.search(r'action="(/pairs/[^"]+not-held/)"', step(ines, pair, "held").content.decode())
    assert undo
    ines.post(undo[1])
    assert "You write first" in read(ines, at("pair", pair)) or "writes first" in read(ines, at("pair", pair))


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(pair: Pair, ines: Client) -> None:
    sent = form_of(ines, pair) | {"rules_own": ["Keep this"], "end_goal": [" "], "place_own": ["x" * 81]}
    answer = ines.post(at("agreement_words", pair), sent)
    text = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "4 things need mending" in text
    assert "at most 80 letters" in text
    assert "Keep this" in text
    assert not AgreementVersion.objects.exists()


def test_sitting_together_one_confirms_for_both_and_the_other_can_say_it_was_not_them(
    firm: Firm, pair: Pair, ines: Client, tomas: Client
) -> None:
    confirm(tomas, pair, together=["on"])
    text = read(ines, at("agreement", pair))
    assert "Was it you who confirmed on the screen of Tomas?" in text
    assert "on the screen of Tomas" in text
    step(ines, pair, "not-me")
    assert agreement_for(firm.tomas.user, pair.uuid).agreed_at is None
    assert "Ines is asked to confirm" in read(tomas, at("agreement", pair))


def test_the_later_of_two_sees_the_difference_and_keeps_what_they_typed(
    pair: Pair, ines: Client, tomas: Client
) -> None:
    confirm(ines, pair, together=["on"])
    one, other = form_of(ines, pair), form_of(tomas, pair)
    address = at("agreement_words", pair)
    ines.post(address, one | {"minutes": ["30"], "end_goal": ["By Ines"]})
    answer = tomas.post(address, other | {"place": ["walk"], "end_goal": ["By Tomas"]})
    text = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Ines wrote at the same time" in text
    assert "We meet every two weeks for 30 minutes" in text
    assert "your words stand for now: What we want to reach." in text
    merged = fields(answer, address)
    assert (merged["minutes"], merged["place"], merged["end_goal"]) == (["30"], ["walk"], ["By Tomas"])
    tomas.post(address, merged)
    assert AgreementVersion.objects.get(number=3).terms["minutes"] == 30
    assert "By Ines" in read(tomas, at("agreement_versions", pair))


def test_of_two_who_begin_at_once_the_second_sees_the_first(pair: Pair, ines: Client, tomas: Client) -> None:
    one, other = form_of(ines, pair), form_of(tomas, pair)
    address = at("agreement_words", pair)
    ines.post(address, one | TYPED)
    answer = tomas.post(address, other | TYPED | {"rules_own": ["Mine too"]})
    assert answer.status_code == 409
    merged = fields(answer, address)
    assert (merged["rules_own"], merged["base"]) == (["Mine too"], ["1"])


def test_other_words_on_silence_wait_for_the_other_who_may_keep_the_earlier_ones(
    pair: Pair, ines: Client, tomas: Client
) -> None:
    confirm(ines, pair, together=["on"])
    step(tomas, pair, "confirm", 1)
    confirm(tomas, pair, rules_own=["Not a word to Legal"])
    text = read(ines, at("agreement", pair))
    assert "Tomas asks for other words" in text
    named = text[text.index('agreement-named"><h2>What stays') :]
    assert "Legal" not in named
    step(ines, pair, "keep", 2)
    assert "Legal" not in read(tomas, at("agreement_words", pair))


def test_a_change_by_the_other_is_shown_until_it_was_seen(pair: Pair, ines: Client, tomas: Client) -> None:
    confirm(ines, pair, together=["on"])
    step(tomas, pair, "confirm", 1)
    confirm(ines, pair, minutes=["90"])
    text = read(tomas, at("agreement", pair))
    assert "Ines has changed something" in text
    assert "<del>We meet every two weeks for 60 minutes" in text
    step(tomas, pair, "seen", 2)
    assert "Changed since you last looked" not in read(tomas, at("agreement", pair))


def test_an_old_page_confirms_nothing_unread(pair: Pair, ines: Client, tomas: Client) -> None:
    confirm(ines, pair)
    confirm(ines, pair, minutes=["90"])
    answer = step(tomas, pair, "confirm", 1)
    assert "The page was changed while you had it open" in answer.content.decode()
    assert step(tomas, pair, "confirm", -5).status_code == 200
    assert AgreementVersion.objects.get(number=2).mentee_signed_at is None
    assert tomas.post(at("agreement_step", pair, "nothing")).status_code == 404


def test_after_the_end_the_page_is_read_and_offers_no_change(pair: Pair, ines: Client) -> None:
    confirm(ines, pair, together=["on"])
    Pair.objects.update(state="ended", ended_at=now())
    text = read(ines, at("agreement", pair))
    assert "This pair is over" in text
    assert "Change something" not in text
    assert ines.get(at("agreement_words", pair)).status_code == 302


@pytest.mark.parametrize("name", ["agreement", "agreement_words", "agreement_versions", "stay_out"])
def test_for_everybody_else_there_is_no_such_page(firm: Firm, pair: Pair, as_: Any, name: str) -> None:
    for who in (firm.noor, firm.deepa, firm.sponsor, firm.administrator, firm.kwame, firm.piotr):
        assert as_(who).get(at(name, pair)).status_code == 404


def test_the_coordinator_reads_since_when_and_nothing_of_who_is_late(
    firm: Firm, as_: Any, ines: Client, tomas: Client
) -> None:
    publish_and_release(firm, make_run_of_known_pairs(firm))
    pair, list_of = Pair.objects.get(mentor=firm.ines), reverse("publication", args=[firm.cohort.uuid])
    before = as_(firm.noor).get(list_of).content.decode()
    confirm(ines, pair)
    half = as_(firm.noor).get(list_of).content.decode()
    csrf = re.compile(r'value="[\w]{64}"')
    assert csrf.sub("", half) == csrf.sub("", before), "one name under it changes nothing there"
    step(tomas, pair, "confirm", 1)
    assert "since " in as_(firm.noor).get(list_of).content.decode()


def test_the_senior_states_the_junior_reads_and_lets_them_speak_once(
    firm: Firm, pair: Pair, ines: Client, tomas: Client
) -> None:
    address = at("stay_out", pair)
    assert "has not said anything here yet" in read(ines, address)
    assert "I stay out of this" not in read(ines, address)
    wrong = tomas.post(address, {"kinds": ["own"], "months": "6", "words": " "})
    assert wrong.status_code == 422
    assert "Say what else it is" in wrong.content.decode()
    tomas.post(address, {"kinds": ["promotion"], "months": "6"})
    assert "Promotion" in read(ines, address)
    act = at("stay_out_act", pair, "declare")
    assert ines.post(act, {"occasion-kind": "promotion", "occasion-words": ""}).status_code == 422
    ines.post(act, {"occasion-kind": "promotion", "occasion-words": "Team lead in May"})
    text = read(ines, address)
    item = {"item": re.search(r'release/".*?name="item" value="([^"]+)"', text)[1]}  # type: ignore[index]
    assert "Let them speak" not in read(tomas, address)
    ines.post(at("stay_out_act", pair, "release"), item)
    assert "Tomas may speak on this occasion" in read(ines, address)
    tomas.post(at("stay_out_act", pair, "used"), item)
    assert "Tomas spoke, with leave" in read(ines, address)
    refused = ines.post(at("stay_out_act", pair, "revoke"), item, follow=True)
    assert "That was changed meanwhile" in refused.content.decode()


def test_a_statement_is_taken_back_from_the_page(pair: Pair, tomas: Client) -> None:
    address = at("stay_out", pair)
    tomas.post(address, {"kinds": ["pay"], "months": "6"})
    statement = Statement.objects.get()
    tomas.post(at("stay_out_act", pair, "back"), {"item": str(statement.uuid)})
    assert not Statement.objects.exists()
    for wrong in ("", "x", "0"):
        answer = tomas.post(at("stay_out_act", pair, "back"), {"item": wrong}, follow=True)
        assert "Choose something from the page" in answer.content.decode()


def test_the_contact_finds_it_from_their_start_page_and_the_two_see_that_it_was_read(
    firm: Firm, pair: Pair, as_: Any, tomas: Client, ines: Client
) -> None:
    contact = User.objects.create_user(email="help@outside.example", name="Safe Person")
    Role.objects.create(programme=firm.cohort.programme, user=contact, kind="safeguarding")
    browser, address = as_(contact), at("stay_out", pair)
    assert reverse("stated_pairs") in read(browser, reverse("home"))
    assert "Nobody has stated anything yet" in read(browser, reverse("stated_pairs"))
    tomas.post(address, {"kinds": ["pay"], "months": "6"})
    assert address in read(browser, reverse("stated_pairs"))
    assert "Read by the contact" not in read(ines, address)
    assert "Pay and bonus" in read(browser, address)
    assert browser.post(address, {"kinds": ["pay"], "months": "6"}).status_code == 404
    for two in (ines, tomas):
        assert "Read by the contact on" in read(two, address)
    assert as_(firm.noor).get(reverse("stated_pairs")).status_code == 404
