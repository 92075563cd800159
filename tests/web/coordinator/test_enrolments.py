"""The list of who takes part, and asking them: found, narrowed, paged, and free of what is not the coordinator's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.rendering import render
from turnabout.people.models import Person, Topic
from turnabout.people.services import load_catalogue
from turnabout.people.services.profile import AimLine, OfferLine
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.services import Answer, confirm_enrolment, decline, save_draft


@pytest.fixture
def listing(cast: Cast, as_: Any) -> Callable[..., str]:
    def read(who: Any = None, **query: str) -> str:
        address = reverse("cohort_enrolments", args=[cast.cohort.uuid])
        return as_(who or cast.noor).get(address, query).content.decode()

    return read


def enrol(cast: Cast) -> None:
    for person, seat, state in (
        (cast.ines, "mentor", "confirmed"),
        (cast.yusuf, "mentor", "listed"),
        (cast.tomas, "mentee", "asked"),
        (cast.mina, "mentee", "declined"),
    ):
        Enrolment.objects.create(cohort=cast.cohort, person=person, seat=seat, state=state, asked_at=now())


def test_everybody_is_there_with_their_answer(cast: Cast, listing: Callable[..., str]) -> None:
    enrol(cast)
    page = listing()
    for words in (
        "Ines Carvalho",
        "يوسف حداد",
        "Tomas Okafor",
        "Mina Sørensen",
        "4 seats",
        "not asked",
        "declined",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ({"q": "sorensen"}, "Mina", "Ines"),
        ({"state": "confirmed"}, "Ines", "Tomas"),
        ({"seat": "mentee"}, "Tomas", "Ines"),
        ({"seat": "mentee", "state": "asked"}, "Tomas", "Mina"),
        ({"q": "nobody like that"}, "Nobody fits", "Ines"),
    ],
)
def test_search_and_filters(
    cast: Cast, listing: Callable[..., str], query: dict[str, str], there: str, gone: str
) -> None:
    enrol(cast)
    page = listing(**query)
    assert there in page
    assert gone not in page


@pytest.mark.parametrize(
    "query",
    [{"page": "x"}, {"page": "99999999999"}, {"page": "-1"}, {"page": "٣"}, {"state": "x"}, {"q": "\x00"}],
)
def test_nonsense_in_the_address_counts_as_not_asked_for(
    cast: Cast, listing: Callable[..., str], query: dict[str, str]
) -> None:
    enrol(cast)
    assert "4 seats" in listing(**query)


def test_long_lists_have_pages(cast: Cast, listing: Callable[..., str]) -> None:
    people = Person.objects.bulk_create([Person(name=f"Person {n:03}") for n in range(120)])
    Enrolment.objects.bulk_create(
        [Enrolment(cohort=cast.cohort, person=one, seat="mentor") for one in people]
    )
    page = listing(page="2")
    assert "Person 050" in page
    assert "Person 049" not in page
    assert "Page 2 of 3" in page


def test_nobody_listed_says_what_to_do_first(cast: Cast, listing: Callable[..., str]) -> None:
    page = listing()
    assert "Nobody is listed yet" in page
    assert reverse("cohort_intakes", args=[cast.cohort.uuid]) in page


def test_nothing_hidden_is_on_any_page_of_the_coordinator_and_the_owner_finds_it(
    cast: Cast, as_: Any
) -> None:
    """A canary in every hidden datum: hesitant aim, preferences, reason, draft."""
    load_catalogue()
    hesitant = Topic.objects.create(key="canary-hesitant", name="CANARY hesitant")
    mine = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor")
    there = Enrolment.objects.create(cohort=cast.cohort, person=cast.tomas, seat="mentee")
    confirm_enrolment(
        actor=cast.ines.user,
        enrolment=mine,
        answer=Answer(
            capacities={"mentor": 1},
            offers=[OfferLine(Topic.objects.get(key="short-video").uuid, 4)],
            hesitant=[AimLine(hesitant.uuid, 0, 3, 0)],
            rather_not=[str(cast.tomas.uuid)],
        ),
    )
    decline(actor=cast.tomas.user, enrolment=there, reason="CANARY reason")
    save_draft(actor=cast.ines.user, enrolment=mine, values={"timezone": "CANARY draft"})
    for who in (cast.noor, cast.deepa):
        for name in ("cohort", "cohort_rules", "cohort_enrolments", "cohort_ask"):
            page = as_(who).get(reverse(name, args=[cast.cohort.uuid])).content.decode()
            assert "CANARY" not in page
            assert str(cast.tomas.uuid) not in page
    own = as_(cast.ines).get(reverse("enrolment", args=[mine.uuid])).content.decode()
    assert "CANARY hesitant" in own
    assert "CANARY draft" in own
    assert str(cast.tomas.uuid) in own
    his = as_(cast.tomas).get(reverse("enrolment", args=[there.uuid])).content.decode()
    assert "CANARY reason" in his
    assert "CANARY" not in his.replace("CANARY reason", "")


def test_naming_somebody_changes_no_page_of_the_coordinator(cast: Cast, as_: Any) -> None:
    """The same bytes with and without hidden data."""
    import re

    load_catalogue()
    mine = Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat="mentor")
    Enrolment.objects.create(cohort=cast.cohort, person=cast.tomas, seat="mentee", state="confirmed")
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')

    def pages(**hidden: Any) -> list[str]:
        offers = [OfferLine(Topic.objects.get(key="short-video").uuid, 4)]
        answer = Answer(capacities={"mentor": 1}, offers=offers, **hidden)
        confirm_enrolment(actor=cast.ines.user, enrolment=mine, answer=answer)
        browser = as_(cast.noor)
        names = ("cohort", "cohort_rules", "cohort_enrolments", "cohort_ask")
        texts = [browser.get(reverse(name, args=[cast.cohort.uuid])).content.decode() for name in names]
        return [token.sub("", text) for text in texts]

    topic = Topic.objects.get(key="when-a-post-goes-wrong")
    hidden = {"hesitant": [AimLine(topic.uuid, 0, 3, 0)], "prefer": [str(cast.tomas.uuid)]}
    assert pages() == pages(**hidden)


def test_the_list_names_the_next_step_of_the_cohort_and_none_once_the_pairs_are_out(
    cast: Cast, listing: Callable[..., str]
) -> None:
    enrol(cast)
    assert ">Ask them to confirm</h2>" in listing()
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    page = listing()
    assert "Your next step" not in page
    assert reverse("cohort_ask", args=[cast.cohort.uuid]) not in page


def test_asking_shows_first_who_gets_a_mail_and_sends_it_once(cast: Cast, as_: Any) -> None:
    enrol(cast)
    without = Person.objects.create(name="Without Mail")
    Enrolment.objects.create(cohort=cast.cohort, person=without, seat="mentor")
    browser, address = as_(cast.noor), reverse("cohort_ask", args=[cast.cohort.uuid])
    page = browser.get(address).content.decode()
    assert "1 person gets a mail" in page
    assert "يوسف حداد" in page
    assert "Without Mail" in page
    assert not Message.objects.exists()
    assert "1 mail is on its way." in browser.post(address, follow=True).content.decode()
    assert "no mail was sent" in browser.post(address, follow=True).content.decode()
    assert Message.objects.count() == 1
    assert "Nobody is left to ask" in browser.get(address).content.decode()


def test_everybody_who_gets_a_mail_can_be_read_by_name(cast: Cast, as_: Any) -> None:
    people = Person.objects.bulk_create(
        [Person(name=f"Person {n:03}", email=f"p{n}@firm.example") for n in range(70)]
    )
    Enrolment.objects.bulk_create(
        [Enrolment(cohort=cast.cohort, person=one, seat="mentor") for one in people]
    )
    page = as_(cast.noor).get(reverse("cohort_ask", args=[cast.cohort.uuid])).content.decode()
    assert "<summary>and 50 others</summary>" in page
    assert all(one.name in page for one in people)


def test_the_mail_is_read_and_tried_out_before_anybody_gets_it(cast: Cast, as_: Any) -> None:
    enrol(cast)
    browser, address = as_(cast.noor), reverse("cohort_ask", args=[cast.cohort.uuid])
    page = browser.get(address).content.decode()
    assert "Would you like to take part in" in page
    assert "you are on the list of people who could take part" in page
    assert "This is a trial" not in page
    assert not Message.objects.exists()
    assert "to nobody else" in browser.post(address, {"to_me": "yes"}, follow=True).content.decode()
    [mail] = Message.objects.all()
    letter = render(mail)
    assert mail.user == cast.noor
    assert "This is a trial: only you got it" in letter.text
    assert address in letter.text
    assert not Enrolment.objects.filter(state="asked", person=cast.yusuf).exists()


def test_who_has_no_mail_is_told_the_truth_about_it(cast: Cast, as_: Any) -> None:
    nobody = Person.objects.create(name="Without Mail")
    Enrolment.objects.create(cohort=cast.cohort, person=nobody, seat="mentor")
    page = as_(cast.noor).get(reverse("cohort_ask", args=[cast.cohort.uuid])).content.decode()
    assert "Without one they cannot sign in yet" in page
    assert "hand them the address" not in page


def test_asking_after_publication_is_refused_in_words(cast: Cast, as_: Any) -> None:
    enrol(cast)
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    answer = as_(cast.noor).post(reverse("cohort_ask", args=[cast.cohort.uuid]), follow=True)
    assert "nothing left to confirm" in answer.content.decode()
    assert not Message.objects.exists()


@pytest.mark.parametrize("number", [1, 3, 50])
@pytest.mark.parametrize(("name", "queries"), [("cohort_enrolments", 15), ("cohort_ask", 11)])
def test_pages_take_the_same_queries_for_any_number(
    cast: Cast, as_: Any, number: int, name: str, queries: int, django_assert_num_queries: Any
) -> None:
    people = Person.objects.bulk_create(
        [Person(name=f"Person {n}", email=f"p{n}@firm.example") for n in range(number)]
    )
    Enrolment.objects.bulk_create(
        [Enrolment(cohort=cast.cohort, person=one, seat="mentor") for one in people]
    )
    browser, address = as_(cast.noor), reverse(name, args=[cast.cohort.uuid])
    browser.get(address)
    with django_assert_num_queries(queries):
        browser.get(address)
