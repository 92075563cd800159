"""A form that comes back says so with 422, has all that was typed in it, and takes the eye and the keyboard to what has
to be mended. That holds for what the form itself finds and for what the service refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from turnabout.people.models import Correction
from turnabout.programmes.models import Cohort
from turnabout.programmes.services.directory import settle_correction

pytestmark = pytest.mark.django_db
TYPED = "Typed by hand & kept"
PLAN = {
    "mentor_label": TYPED,
    "mentee_label": "leader",
    "cadence": "monthly",
    "driver": "mentee",
    "months": "12",
    "trial_weeks": "0",
    "agreement_nudges": "1",
}
NEW = {"name": TYPED, "cohort": "", "starts_on": "", "coordinator_email": "a@b"}


def is_published(cast: Cast) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")


def is_answered(cast: Cast) -> None:
    settle_correction(actor=cast.deepa, correction=Correction.objects.get(), answer="Done before.")


def nothing(cast: Cast) -> None:
    """Nothing happens between opening the page and sending it."""


Case = tuple[str, str, str, dict[str, Any], Callable[[Cast], None]]
CASES: list[Case] = [
    ("noor", "programme_plan", "programme", {**PLAN, "name": ""}, nothing),
    ("noor", "programme_people", "programme", {"kind": "deputy", "email": "x", "name": TYPED}, nothing),
    ("noor", "programme_mail", "programme please_confirm", {"subject": "", "body": TYPED}, nothing),
    ("noor", "programme_basis", "programme", {"basis": "", "note": TYPED}, nothing),
    ("noor", "cohort_rules", "cohort", {"name": TYPED, "starts_on": "soon"}, nothing),
    ("noor", "cohort_invite", "cohort", {"way": "list", "seat": "", "people": TYPED}, nothing),
    ("noor", "cohort_invite", "cohort", {"way": "list", "seat": "mentor", "people": TYPED}, is_published),
    ("noor", "topic_new", "", {"name": "", "sentence": TYPED}, nothing),
    ("noor", "correction", "correction", {"answer": TYPED}, is_answered),
    ("ines", "own_entry", "", {"wrong": "", "about": "", "said": TYPED}, nothing),
    ("administrator", "programme_new", "", NEW, nothing),
    ("administrator", "second_step_forget", "", {"email": "typed.by.hand@firm.example"}, nothing),
    ("administrator", "organisation", "", {"name": TYPED * 9}, nothing),
    (None, "paper", "", {"code": TYPED, "passphrase": "wrong"}, nothing),
    (None, "account_request_login_code", "", {"email": TYPED}, nothing),
]


@pytest.mark.parametrize(
    ("who", "name", "args", "sent", "meanwhile"),
    CASES,
    ids=[f"{case[1]} {case[4].__name__}" for case in CASES],
)
def test_what_was_typed_is_still_there_and_what_to_mend_has_the_focus(
    cast: Cast, as_: Any, who: str | None, name: str, args: str, sent: Any, meanwhile: Any
) -> None:
    correction = Correction.objects.create(person=cast.ines, about="other", said="x")
    cast.cohort.enrolments.create(person=cast.ines, seat="mentor", state="confirmed")
    things = {"programme": cast.programme.uuid, "cohort": cast.cohort.uuid, "correction": correction.uuid}
    meanwhile(cast)
    browser = as_(getattr(cast, who) if who else None)
    answer = browser.post(reverse(name, args=[things.get(arg, arg) for arg in args.split()]), sent)
    text = unescape(answer.content.decode())
    expected = TYPED if TYPED in sent.values() else next(iter(sent.values()))
    if name == "account_request_login_code":
        assert answer.status_code == 200, "the library answers so"
    else:
        assert answer.status_code == 422, answer.headers.get("Location")
    assert expected in re.sub(r"<(?!input|textarea)[^>]*>", "", text)
    assert text.count("autofocus") == 1
    assert re.search(r'class="summary"[^>]*autofocus', text)
