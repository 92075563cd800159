"""The administrator's two pages: which programmes there are, and making one."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.web.me.reading_forms import fields, read
from turnabout.programmes.models import Programme, Role

OTHERS = ("noor", "deepa", "sponsor", "safeguarding", "piotr", "ines")


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("name", ["programmes", "programme_new"])
def test_only_administrators_find_these_pages(cast: Cast, as_: Any, who: str, name: str) -> None:
    assert as_(getattr(cast, who)).get(reverse(name)).status_code == 404


@pytest.mark.parametrize("who", OTHERS)
def test_only_administrators_make_programmes(cast: Cast, as_: Any, who: str) -> None:
    sent = {
        "name": "Mine",
        "cohort_name": "x",
        "starts_on": "2027-05-03",
        "coordinator_email": "x@firm.example",
    }
    assert as_(getattr(cast, who)).post(reverse("programme_new"), sent).status_code == 404
    assert not Programme.objects.filter(name="Mine").exists()


@pytest.mark.parametrize("name", ["programmes", "programme_new"])
def test_whoever_is_not_signed_in_is_asked_to(as_: Any, name: str) -> None:
    assert as_(None).get(reverse(name))["Location"].startswith("/account/login/")


def test_wrong_verbs_are_refused(cast: Cast, as_: Any) -> None:
    assert as_(cast.administrator).post(reverse("programmes")).status_code == 405
    assert as_(cast.administrator).delete(reverse("programme_new")).status_code == 405


def test_an_empty_deployment_says_what_to_do_first(cast: Cast, as_: Any) -> None:
    Programme.objects.all().delete()
    page = as_(cast.administrator).get(reverse("programmes")).content.decode()
    assert "No programme yet" in page
    assert "Make the first programme" in page


def make(browser: Any, **changes: Any) -> Any:
    """Fill in the page as it comes, with some fields changed."""
    page = browser.get(reverse("programme_new"))
    assert ("", "") in read(page, "")["buttons"]
    return browser.post(reverse("programme_new"), fields(page, "", **changes), follow=True)


def test_a_name_is_all_that_has_to_be_written(cast: Cast, as_: Any) -> None:
    answer = make(as_(cast.administrator), name="Turning")
    programme = Programme.objects.get(name="Turning")
    cohort = programme.cohorts.get()
    assert answer.request["PATH_INFO"] == reverse("cohort", args=[cohort.uuid])
    assert programme.roles.get().user == cast.administrator
    assert cohort.policy["weights"]["aims"] == 50
    assert cohort.policy["start"] == cohort.starts_on.isoformat()
    assert cohort.starts_on.weekday() == 0


def test_contacts_and_rules_are_taken_over(cast: Cast, as_: Any) -> None:
    answer = make(
        as_(cast.administrator),
        name="Turning",
        coordinator_email="noor@firm.example",
        safeguarding_email="help@outside.example",
        reporting_line="3",
        grade_gap="off",
        weight_interests="5",
    )
    assert answer.request["PATH_INFO"] == reverse("programmes")
    programme = Programme.objects.get(name="Turning")
    assert set(programme.roles.values_list("kind", "user__email")) == {
        ("coordinator", "noor@firm.example"),
        ("safeguarding", "help@outside.example"),
    }
    policy = programme.cohorts.get().policy
    assert (policy["reporting_line"], policy["grade_gap"], policy["weights"]["interests"]) == (3, None, 5)
    assert "noor@firm.example" in answer.content.decode() or "Noor" in answer.content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"name": "Turning", "starts_on": "2020-01-01"},
        {"name": "Turning", "coordinator_email": "nobody"},
        {"name": "Turning", "reporting_line": "off"},
        {"name": "Turning", "weight_aims": "x"},
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    cast: Cast, as_: Any, changes: dict[str, str]
) -> None:
    answer = make(as_(cast.administrator), cohort_name="My own name", **changes)
    assert answer.status_code == 422
    assert 'value="My own name"' in answer.content.decode()
    assert not Programme.objects.filter(name="Turning").exists()


def test_nothing_counting_at_all_is_refused(cast: Cast, as_: Any) -> None:
    from turnabout.programmes.selectors import default_policy

    nothing = {f"weight_{part}": "0" for part in default_policy()["weights"]}
    answer = make(as_(cast.administrator), name="Turning", **nothing)
    assert "At least one of these has to count" in answer.content.decode()


@pytest.mark.parametrize("number", [1, 3, 50])
def test_the_list_takes_the_same_queries_for_any_number(
    cast: Cast, as_: Any, number: int, django_assert_num_queries: Any
) -> None:
    for n in range(number):
        programme = Programme.objects.create(name=f"Programme {n}")
        programme.cohorts.create(name="Spring", starts_on="2027-03-01")
        Role.objects.create(programme=programme, user=cast.piotr, kind="coordinator")
    browser = as_(cast.administrator)
    browser.get(reverse("programmes"))
    with django_assert_num_queries(6):
        browser.get(reverse("programmes"))
