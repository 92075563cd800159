"""The page of a pair: what the two share first, then who can teach what, how we know, what comes next; theirs alone."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, now

from tests.matching.firm import Firm, make_firm, make_run_of_known_pairs, publish_and_release
from tests.matching.making import offers
from turnabout.ground.accounts.models import User
from turnabout.ground.notify.models import Message
from turnabout.matching.services import publish
from turnabout.pairs.models import Pair
from turnabout.pairs.services import record_earlier_pairs
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Programme, Role


@pytest.fixture
def firm(db: None) -> Firm:
    firm = make_firm()
    Person.objects.filter(pk=firm.tomas.pk).update(style=[1, 3, 3], title="Director")
    firm.tomas.refresh_from_db()
    return firm


@pytest.fixture
def pair(firm: Firm) -> Pair:
    """Ines and Tomas, released."""
    publish_and_release(firm, make_run_of_known_pairs(firm))
    return Pair.objects.get(mentor=firm.ines)


@pytest.fixture
def plain(firm: Firm) -> Pair:
    """Ines and Tomas, released, without a match: enough for whatever does not rest on reasons."""
    sealed: dict[str, Any] = {"explanation": {}, "line_certificate": {}}
    two = {"mentor": firm.ines, "mentee": firm.tomas}
    return Pair.objects.create(cohort=firm.cohort, **two, state="active", released_at=now(), **sealed)


def read(who: Person, pair: Pair, as_: Any) -> str:
    answer = as_(who).get(reverse("pair", args=[pair.uuid]))
    assert answer.status_code == 200
    html = answer.content.decode()
    return unescape(html[html.index("<main") : html.index("</main>")])


def test_it_opens_with_what_the_two_share(firm: Firm, pair: Pair, as_: Any) -> None:
    text = read(firm.ines, pair, as_)
    lead = text[text.index('class="lead"') : text.index('class="next')]
    assert "You both enjoy “Running”." in lead
    assert "You both like a clear plan for a meeting." in lead
    assert "You both work in Porto." in lead
    assert "That is a good place to start." in lead
    assert text.index("You both work in Porto") < text.index("Who can teach what")


def test_each_reads_the_reasons_from_their_own_side(firm: Firm, pair: Pair, as_: Any) -> None:
    ines, tomas = read(firm.ines, pair, as_), read(firm.tomas, pair, as_)
    assert "Video: you said “" in ines
    assert "Tomas says “It is new to me” and would like “I manage alone”. It is first on their list." in ines
    assert "Video: Ines says “" in tomas
    assert "You said “It is new to me” and would like “I manage alone”. It is first on your list." in tomas
    assert "you in Marketing, Tomas in Operations" in ines
    assert "you in Operations, Ines in Marketing" in tomas


def test_both_directions_are_drawn_and_stand_in_a_table(firm: Firm, pair: Pair, as_: Any) -> None:
    text = read(firm.ines, pair, as_)
    assert "What You and Tomas can teach each other" in text or "<svg" in text
    rows = text[text.index("<tbody>") : text.index("</tbody>")]
    assert rows.count("<tr>") == 3
    assert rows.index("Prompts") < rows.index("Budgets")


def test_the_proof_says_verdict_and_distance_and_names_no_manager(firm: Firm, pair: Pair, as_: Any) -> None:
    text = read(firm.tomas, pair, as_)
    assert "Neither of you stands above the other at any level" in text
    assert "you are 3 steps apart" in text
    assert "Mina" not in text


def test_the_leader_writes_first_with_a_mail_that_is_begun(firm: Firm, plain: Pair, as_: Any) -> None:
    text = read(firm.tomas, plain, as_)
    assert "You write first" in text
    link = urlsplit(re.search(r'class="act" href="(mailto:[^"]+)"', text)[1])  # type: ignore[index]  # it is there
    begun = parse_qs(link.query)
    assert link.path == firm.ines.email
    assert begun["subject"] == ["Our first 20 minutes"]
    assert begun["body"][0].startswith("Hello Ines,\r\n\r\nwe are a pair in Programme of Spring.")
    assert begun["body"][0].endswith("Tomas")


def test_the_mentor_knows_who_writes_first_until_when_and_what_then(
    firm: Firm, plain: Pair, as_: Any
) -> None:
    text = read(firm.ines, plain, as_)
    week = date_format(localdate(plain.released_at) + timedelta(days=7), "j F")
    assert "Tomas writes first" in text
    assert f"Nothing by {week}? Write to {firm.tomas.email} yourself, or tell Noor." in text
    assert "Nothing is expected of you now" in text
    assert "Or write to Tomas first" in text


def test_after_a_week_of_silence_the_mentor_is_given_the_button(firm: Firm, plain: Pair, as_: Any) -> None:
    Pair.objects.update(released_at=now() - timedelta(days=9))
    text = read(firm.ines, plain, as_)
    assert "Has Tomas written?" in text
    assert re.search(r'class="act" href="mailto:tomas@', text)


@pytest.mark.parametrize(
    ("form", "driver", "first"),
    [
        ("reverse", "mentor", "Tomas"),
        ("reverse", "pair", "Tomas"),
        ("mutual", "pair", "Ines"),
        ("traditional", "mentee", "Tomas"),
        ("traditional", "mentor", "Ines"),
    ],
)
def test_exactly_one_of_the_two_is_told_to_write_first(
    firm: Firm, plain: Pair, as_: Any, form: str, driver: str, first: str
) -> None:
    Programme.objects.filter(pk=firm.cohort.programme.pk).update(form=form, driver=driver)
    for who in (firm.ines, firm.tomas):
        text = read(who, plain, as_)
        assert ("You write first" in text) == (who.name == first)
        assert (f"{first} writes first" in text) == (who.name != first)


def test_who_proposes_times_afterwards_follows_the_programme(firm: Firm, plain: Pair, as_: Any) -> None:
    assert "From then on you propose times and topics." in read(firm.ines, plain, as_)
    assert "From then on Ines proposes times and topics." in read(firm.tomas, plain, as_)
    Programme.objects.filter(pk=firm.cohort.programme.pk).update(driver="pair")
    assert "From then on either of you proposes" in read(firm.ines, plain, as_)


def test_three_questions_help_with_the_first_20_minutes(firm: Firm, plain: Pair, as_: Any) -> None:
    text = read(firm.ines, plain, as_)
    first = text[text.index('id="first"') : text.index('id="agreement"')]
    assert first.count("<li>") == 3


def safeguards(firm: Firm, user: User) -> None:
    Role.objects.create(programme=firm.cohort.programme, user=user, kind="safeguarding")


def test_somebody_outside_the_running_of_the_programme_is_named(firm: Firm, plain: Pair, as_: Any) -> None:
    assert "not part of running" not in read(firm.ines, plain, as_)
    safeguards(firm, User.objects.create_user(email="rosa@outside.example", name="Rosa"))
    for who in (firm.ines, firm.tomas):
        text = read(who, plain, as_)
        assert "Or write to somebody who is not part of running the programme:" in text
        assert 'href="mailto:rosa@outside.example" data-mail="rosa@outside.example"><bdi>Rosa</bdi>' in text


@pytest.mark.parametrize("who", ["noor", "deepa", "sponsor"])
def test_nobody_who_runs_the_programme_is_called_outside_it(
    firm: Firm, plain: Pair, as_: Any, who: str
) -> None:
    safeguards(firm, getattr(firm, who))
    assert "not part of running" not in read(firm.ines, plain, as_)


def test_a_contact_who_is_one_of_the_two_or_whose_account_is_closed_is_not_offered(
    firm: Firm, plain: Pair, as_: Any
) -> None:
    safeguards(firm, firm.tomas.user)
    safeguards(firm, User.objects.create_user(email="gone@firm.example", name="Gone", is_active=False))
    for who in (firm.ines, firm.tomas):
        assert "not part of running" not in read(who, plain, as_)


def test_nobody_is_sent_to_their_own_partner_with_a_worry(firm: Firm, plain: Pair, as_: Any) -> None:
    Role.objects.create(programme=firm.cohort.programme, user=firm.tomas.user, kind="coordinator")
    Role.objects.filter(user=firm.noor).delete()
    text = read(firm.ines, plain, as_)
    wrong = text[text.index("If it does not feel right") :]
    assert firm.tomas.email not in wrong
    assert firm.deepa.email in wrong


def test_without_a_listed_mail_the_coordinator_helps(firm: Firm, pair: Pair, as_: Any) -> None:
    Person.objects.filter(pk=firm.tomas.pk).update(email="")
    text = read(firm.ines, pair, as_)
    assert "The staff list has no mail for Tomas." in text
    assert f'href="mailto:{firm.noor.email}' in text


def test_it_says_who_sees_it_and_whom_to_turn_to(firm: Firm, pair: Pair, as_: Any) -> None:
    text = read(firm.ines, pair, as_)
    assert "Seen by you, Tomas and the coordinator." in text
    assert f"mailto:{firm.noor.email}" in text
    assert "They may guess." in text


def test_it_shows_no_score_and_no_word_for_the_fit(firm: Firm, pair: Pair, as_: Any) -> None:
    text = read(firm.ines, pair, as_)
    assert "fit-" not in text
    assert "Very good" not in text


def test_two_who_share_nothing_are_told_so_in_a_friendly_way(firm: Firm, as_: Any) -> None:
    Person.objects.filter(pk=firm.ines.pk).update(languages=[], hours="", site="", interests=[], style=None)
    publish_and_release(firm, make_run_of_known_pairs(firm))
    pair = Pair.objects.get(mentor=firm.ines)
    assert "On paper the two of you have little in common." in read(firm.ines, pair, as_)


def test_a_teacher_who_goes_part_of_the_way_is_said_to(firm: Firm, as_: Any) -> None:
    firm.ines.offers.all().delete()
    offers(firm.ines, video=1)
    publish_and_release(firm, make_run_of_known_pairs(firm))
    pair = Pair.objects.get(mentor=firm.ines)
    assert "You can go with them as far as “I can follow”." in read(firm.ines, pair, as_)


def test_labels_of_the_programme_are_used(firm: Firm, pair: Pair, as_: Any) -> None:
    programme = firm.cohort.programme
    programme.mentor_label, programme.mentee_label = "sherpa", "climber"
    programme.save()
    text = read(firm.ines, pair, as_)
    assert "Sherpa" in text
    assert "Climber" in text
    assert "everse mentor" not in text


def test_for_everybody_else_there_is_no_such_page(firm: Firm, pair: Pair, as_: Any) -> None:
    here = reverse("pair", args=[pair.uuid])
    others = (firm.kwame, firm.stranger, firm.noor, firm.deepa, firm.sponsor, firm.piotr, firm.administrator)
    for who in others:
        assert as_(who).get(here).status_code == 404
    assert as_(firm.ines).get(reverse("pair", args=[uuid.uuid4()])).status_code == 404
    assert as_(None).get(here).headers["Location"].startswith(reverse("account_login"))


def test_looking_changes_nothing_and_nothing_can_be_sent(firm: Firm, pair: Pair, as_: Any) -> None:
    before = list(Pair.objects.values())
    read(firm.ines, pair, as_)
    assert list(Pair.objects.values()) == before
    assert as_(firm.ines).post(reverse("pair", args=[pair.uuid])).status_code == 405


def test_during_the_hold_no_page_and_no_mail_of_anyone_shows_it(firm: Firm, as_: Any) -> None:
    publish(actor=firm.noor, run=make_run_of_known_pairs(firm))
    pair = Pair.objects.get(mentor=firm.ines)
    assert not Message.objects.exists()
    for who, other in ((firm.ines, "Tomas"), (firm.tomas, "Ines")):
        browser = as_(who)
        assert browser.get(reverse("pair", args=[pair.uuid])).status_code == 404
        home = browser.get(reverse("home")).content.decode()
        assert other not in home
        assert str(pair.uuid) not in home
    outcome = as_(firm.noor).get(reverse("publication", args=[firm.cohort.uuid])).content.decode()
    assert str(pair.uuid) not in outcome, "the coordinator looks over proposals, not pairs"


def test_the_home_page_of_somebody_on_hold_is_the_one_before_it(firm: Firm, as_: Any) -> None:
    run = make_run_of_known_pairs(firm)

    def home() -> str:
        html = as_(firm.ines).get(reverse("home")).content.decode()
        return html[html.index("<main") : html.index("</main>")]

    before = home()
    publish(actor=firm.noor, run=run)
    assert home() == before


def test_a_pair_of_before_this_product_says_that_no_reasons_were_kept(firm: Firm, as_: Any) -> None:
    before = Cohort.objects.create(
        programme=firm.cohort.programme, name="Autumn", starts_on=firm.cohort.starts_on
    )
    record_earlier_pairs(actor=None, cohort=before, couples=[(firm.ines.uuid, firm.tomas.uuid)])
    text = read(firm.ines, Pair.objects.get(), as_)
    assert "This pair is over" in text
    assert "no reasons were kept" in text
    assert "If it does not feel right" not in text
