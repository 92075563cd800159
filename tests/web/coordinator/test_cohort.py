"""The coordinator's page of a cohort says where it stands and names one next step."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast
from turnabout.matching.models import Run
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment

PAGES = ("cohort", "cohort_rules", "cohort_enrolments", "cohort_ask")
OTHERS = ("piotr", "sponsor", "safeguarding", "administrator", "ines", "stranger")


def page(browser: Any, cast: Cast) -> str:
    return browser.get(reverse("cohort", args=[cast.cohort.uuid])).content.decode()


def next_step(browser: Any, cast: Cast) -> str:
    found = re.search(r'<h2 id="next-step">(.*?)</h2>', page(browser, cast))
    assert found is not None
    return found[1]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["noor", "deepa"])
def test_coordinator_and_deputy_find_every_page(cast: Cast, as_: Any, name: str, who: str) -> None:
    answer = as_(getattr(cast, who)).get(reverse(name, args=[cast.cohort.uuid]))
    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", OTHERS)
def test_others_find_none(cast: Cast, as_: Any, name: str, who: str) -> None:
    browser, address = as_(getattr(cast, who)), reverse(name, args=[cast.cohort.uuid])
    assert browser.get(address).status_code == 404
    if name in ("cohort_rules", "cohort_ask"):
        assert browser.post(address).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_absent_looks_like_forbidden_and_strangers_are_asked_to_sign_in(
    cast: Cast, as_: Any, name: str
) -> None:
    assert as_(cast.noor).get(reverse(name, args=[uuid.uuid4()])).status_code == 404
    assert as_(None).get(reverse(name, args=[cast.cohort.uuid])).status_code == 302


def test_wrong_verbs_are_refused(cast: Cast, as_: Any) -> None:
    for name in ("cohort", "cohort_enrolments"):
        assert as_(cast.noor).post(reverse(name, args=[cast.cohort.uuid])).status_code == 405


def enrol(cast: Cast, state: str) -> None:
    for person, seat in ((cast.ines, "mentor"), (cast.tomas, "mentee")):
        Enrolment.objects.create(cohort=cast.cohort, person=person, seat=seat, state=state, asked_at=now())


def test_the_next_step_follows_the_thread(cast: Cast, as_: Any) -> None:
    browser = as_(cast.noor)
    assert next_step(browser, cast) == "Say who takes part"
    enrol(cast, "listed")
    assert next_step(browser, cast) == "Ask them to confirm"
    Enrolment.objects.update(state="asked")
    assert next_step(browser, cast) == "People are answering"
    Enrolment.objects.update(state="confirmed")
    assert next_step(browser, cast) == "Match"
    run = Run.objects.create(cohort=cast.cohort, round=0, state="running")
    assert next_step(browser, cast) == "The match is being made"
    Run.objects.filter(pk=run.pk).update(state="done")
    assert next_step(browser, cast) == "Review the pairs"
    Run.objects.filter(pk=run.pk).update(state="discarded")
    assert next_step(browser, cast) == "Match"


def test_the_staff_list_comes_first_of_all(cast: Cast, as_: Any) -> None:
    from turnabout.people.models import ReportingLine

    ReportingLine.objects.all().delete()
    Person.objects.all().delete()
    assert next_step(as_(cast.noor), cast) == "Bring in the staff list"


def test_people_without_a_mail_do_not_hold_up_the_thread(cast: Cast, as_: Any) -> None:
    enrol(cast, "confirmed")
    nobody = Person.objects.create(name="Without Mail")
    Enrolment.objects.create(cohort=cast.cohort, person=nobody, seat="mentor")
    assert next_step(as_(cast.noor), cast) == "Match"


def test_after_a_week_the_next_step_is_to_ask_again(cast: Cast, as_: Any) -> None:
    enrol(cast, "asked")
    Enrolment.objects.update(asked_at=now() - timedelta(days=8))
    assert next_step(as_(cast.noor), cast) == "Ask again"


def test_with_nobody_to_ask_it_says_what_is_missing(cast: Cast, as_: Any) -> None:
    enrol(cast, "declined")
    assert next_step(as_(cast.noor), cast) == "One side is still missing"
    nobody = Person.objects.create(name="Without Mail")
    Enrolment.objects.create(cohort=cast.cohort, person=nobody, seat="mentor")
    assert next_step(as_(cast.noor), cast) == "Nobody can be asked yet"


def both_steps(browser: Any, cast: Cast) -> set[str]:
    """As the page of the cohort and the start page say it."""
    start = re.search(rf">{cast.cohort.name}: ([^<]+)<", browser.get("/").content.decode())
    return {next_step(browser, cast), start[1] if start else "nothing"}


def test_the_start_page_names_the_same_next_step(cast: Cast, as_: Any) -> None:
    browser = as_(cast.noor)
    assert both_steps(browser, cast) == {"Say who takes part"}
    nobody = Person.objects.create(name="Without Mail")
    seat = Enrolment.objects.create(cohort=cast.cohort, person=nobody, seat="mentor")
    assert both_steps(browser, cast) == {"Nobody can be asked yet"}
    Person.objects.filter(pk=nobody.pk).update(email="somebody@firm.example")
    assert both_steps(browser, cast) == {"Ask them to confirm"}
    Enrolment.objects.filter(pk=seat.pk).update(state="asked", asked_at=now())
    assert both_steps(browser, cast) == {"People are answering"}
    for side in ("mentor", "mentee"):
        Enrolment.objects.create(cohort=cast.cohort, person=cast.ines, seat=side, state="confirmed")
    assert both_steps(browser, cast) == {"Match"}
    Run.objects.create(cohort=cast.cohort, round=0, state="done")
    assert both_steps(browser, cast) == {"Review the pairs"}


def test_rules_that_are_fixed_are_plain_text(cast: Cast, as_: Any) -> None:
    address = reverse("cohort_rules", args=[cast.cohort.uuid])
    assert "You can change this until" in as_(cast.noor).get(address).content.decode()
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    text = as_(cast.noor).get(address).content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    assert "anybody in their reporting line" in main
    assert "You can change this until" not in main
    assert not re.findall(r"<(?:input|select|button|form)", main)


def test_held_and_published(cast: Cast, as_: Any) -> None:
    enrol(cast, "confirmed")
    held = {"state": "held", "hold_ends_at": now() + timedelta(minutes=30)}
    Cohort.objects.filter(pk=cast.cohort.pk).update(**held)
    assert next_step(as_(cast.noor), cast) == "The pairs are held"
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published", hold_ends_at=None)
    assert next_step(as_(cast.noor), cast) == "The pairs are published"


def test_counts_stand_beside_the_steps(cast: Cast, as_: Any) -> None:
    enrol(cast, "confirmed")
    text = page(as_(cast.noor), cast)
    assert "6 people" in text
    assert "1 person as reverse mentor and 1 as leader" in text
    assert "2 seats confirmed" in text


def test_rules_are_changed_and_said_so(cast: Cast, as_: Any) -> None:
    from tests.web.me.reading_forms import fields

    browser, address = as_(cast.noor), reverse("cohort_rules", args=[cast.cohort.uuid])
    sent = fields(browser.get(address), "", reporting_line="2", weight_style="50", mentee_label="director")
    said = browser.post(address, sent, follow=True).content.decode()
    assert "The next match uses these rules." in said
    cohort = Cohort.objects.select_related("programme").get(pk=cast.cohort.pk)
    assert (cohort.policy["reporting_line"], cohort.policy["weights"]["style"]) == (2, 50)
    assert cohort.programme.mentee_label == "director"


def test_a_value_that_no_choice_names_survives_saving(cast: Cast, as_: Any) -> None:
    from tests.web.me.reading_forms import fields
    from turnabout.programmes.services import set_policy

    odd = {"overlap_hours": 2.5, "weights": {"aims": 33}, "grade_gap": -1}
    set_policy(actor=cast.noor, cohort=cast.cohort, policy=odd)
    browser, address = as_(cast.noor), reverse("cohort_rules", args=[cast.cohort.uuid])
    browser.post(address, fields(browser.get(address), ""))
    policy = Cohort.objects.get(pk=cast.cohort.pk).policy
    assert (policy["overlap_hours"], policy["weights"]["aims"], policy["grade_gap"]) == (2.5, 33, -1)


def test_rules_of_published_pairs_stay(cast: Cast, as_: Any) -> None:
    from tests.web.me.reading_forms import fields

    browser, address = as_(cast.noor), reverse("cohort_rules", args=[cast.cohort.uuid])
    sent = fields(browser.get(address), "", reporting_line="2")
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    assert "Its rules stay as they were" in browser.post(address, sent, follow=True).content.decode()
    assert "Save the rules" not in browser.get(address).content.decode()
    assert Cohort.objects.get(pk=cast.cohort.pk).policy == {}


def test_the_page_says_whom_each_rule_locks_out(cast: Cast, as_: Any) -> None:
    enrol(cast, "confirmed")
    cast.ines.grade = 5
    cast.ines.save()
    text = as_(cast.noor).get(reverse("cohort_rules", args=[cast.cohort.uuid])).content.decode()
    assert "No partner at all for 1 person (reverse mentor) and 1 person (leader)." in text


@pytest.mark.parametrize("number", [1, 3, 50])
def test_the_page_takes_the_same_queries_for_any_number(
    cast: Cast, as_: Any, number: int, django_assert_num_queries: Any
) -> None:
    people = Person.objects.bulk_create(
        [Person(name=f"Person {n}", email=f"p{n}@firm.example") for n in range(number)]
    )
    Enrolment.objects.bulk_create(
        [Enrolment(cohort=cast.cohort, person=one, seat="mentor") for one in people]
    )
    browser = as_(cast.noor)
    page(browser, cast)
    with django_assert_num_queries(11):
        page(browser, cast)
