"""Three kinds of programme to start from: each fills in words, rhythm and rules, and all of it can be changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.web.me.reading_forms import fields
from turnabout.programmes.models import Cohort, Programme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("form", "words", "gap"),
    [("reverse", "reverse mentor", 1), ("mutual", "host", None), ("traditional", "mentor", None)],
)
def test_a_kind_is_chosen_by_a_link_and_needs_no_script(
    cast: Cast, as_: Any, form: str, words: str, gap: int | None
) -> None:
    browser = as_(cast.administrator)
    page = browser.get(reverse("programme_new"), {"form": form})
    assert f'href="?form={form}" aria-current="true"' in page.content.decode()
    browser.post(reverse("programme_new"), fields(page, "", name="Made"))
    made = Programme.objects.get(name="Made")
    assert (made.form, made.mentor_label) == (form, words)
    assert Cohort.objects.get(programme=made).policy["grade_gap"] == gap


def test_what_is_written_over_the_suggestion_holds(cast: Cast, as_: Any) -> None:
    browser = as_(cast.administrator)
    page = browser.get(reverse("programme_new"), {"form": "mutual"})
    browser.post(
        reverse("programme_new"), fields(page, "", name="Made", mentor_label="tandem", grade_gap="2")
    )
    made = Programme.objects.get(name="Made")
    assert made.mentor_label == "tandem"
    assert Cohort.objects.get(programme=made).policy["grade_gap"] == 2


def test_an_error_keeps_the_kind(cast: Cast, as_: Any) -> None:
    browser = as_(cast.administrator)
    page = browser.get(reverse("programme_new"), {"form": "traditional"})
    answer = browser.post(reverse("programme_new"), fields(page, "", name=""))
    assert answer.status_code == 422
    assert 'name="form" value="traditional"' in answer.content.decode()


def test_what_nobody_offers_is_reverse_mentoring(cast: Cast, as_: Any) -> None:
    page = as_(cast.administrator).get(reverse("programme_new"), {"form": "speed-dating"})
    assert 'name="form" value="reverse"' in page.content.decode()
