"""Every page of a match is there for the coordinator and the deputy of its programme, and for nobody else at all."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from tests.matching.firm import Firm
from turnabout.matching.models import Run
from turnabout.pairs.models import Pair
from turnabout.programmes.models import Cohort

PAGES = ("cohort_runs", "run", "proposal", "publication")
ACTIONS = (
    "cohort_runs",
    "run_decide",
    "run_publish",
    "run_discard",
    "publication_release",
    "publication_recall",
)
STRANGERS = ("sponsor", "piotr", "administrator", "stranger", "ines", "tomas")


def address(name: str, firm: Firm, run: Run) -> str:
    if name in ("cohort_runs", "publication", "publication_release", "publication_recall"):
        return reverse(name, args=[firm.cohort.uuid])
    if name == "proposal":
        return reverse(name, args=[run.uuid, run.proposals.order_by("pk")[0].uuid])
    return reverse(name, args=[run.uuid])


@pytest.mark.parametrize("page", PAGES)
def test_coordinator_and_deputy_read_the_page(page: str, firm: Firm, run: Run, as_: Any) -> None:
    for who in (firm.noor, firm.deepa):
        assert as_(who).get(address(page, firm, run)).status_code == 200


@pytest.mark.parametrize("who", STRANGERS)
def test_for_everybody_else_page_and_action_are_absent(who: str, firm: Firm, run: Run, as_: Any) -> None:
    browser = as_(getattr(firm, who))
    for page in PAGES:
        assert browser.get(address(page, firm, run)).status_code == 404, page
    for action in ACTIONS:
        assert browser.post(address(action, firm, run)).status_code == 404, action
    assert Run.objects.count() == 2
    assert not Pair.objects.exists()
    assert Cohort.objects.get(pk=firm.cohort.pk).state == "open"


def test_a_visitor_without_an_account_is_sent_to_sign_in(firm: Firm, run: Run, as_: Any) -> None:
    for page in PAGES:
        answer = as_(None).get(address(page, firm, run))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_login"))


def test_what_does_not_exist_looks_like_what_is_forbidden(firm: Firm, run: Run, as_: Any) -> None:
    nothing = uuid.uuid4()
    proposal = run.proposals.order_by("pk")[0]
    for who in (firm.noor, firm.piotr):
        browser = as_(who)
        for name, args in (
            ("cohort_runs", [nothing]),
            ("run", [nothing]),
            ("proposal", [run.uuid, nothing]),
            ("proposal", [nothing, proposal.uuid]),
            ("publication", [nothing]),
        ):
            assert browser.get(reverse(name, args=args)).status_code == 404, name


def test_a_proposal_is_not_reached_by_way_of_another_run(firm: Firm, run: Run, as_: Any) -> None:
    other = Run.objects.exclude(pk=run.pk).get()
    proposal = run.proposals.order_by("pk")[0]
    assert as_(firm.noor).get(reverse("proposal", args=[other.uuid, proposal.uuid])).status_code == 404


@pytest.mark.parametrize(
    "name", ["run_decide", "run_publish", "run_discard", "publication_release", "publication_recall"]
)
def test_a_link_changes_nothing(name: str, firm: Firm, run: Run, as_: Any) -> None:
    assert as_(firm.noor).get(address(name, firm, run)).status_code == 405


@pytest.mark.parametrize("name", ["run", "proposal", "publication"])
def test_pages_that_are_only_read_take_nothing(name: str, firm: Firm, run: Run, as_: Any) -> None:
    assert as_(firm.noor).post(address(name, firm, run)).status_code == 405


def test_forms_without_their_token_are_refused(firm: Firm, run: Run) -> None:
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(firm.noor)
    for name in ACTIONS:
        assert browser.post(address(name, firm, run)).status_code == 403, name
