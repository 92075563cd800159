"""With the same pairs no page tells what anybody keeps to themself: flip it, and every page is the same to the byte.

And the opposite holds too: flip something open, and the pages do change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.matching.firm import Firm, decide_on, make_run, make_run_of_known_pairs, publish_and_release
from tests.matching.making import aims, hesitates, make_leader, make_mentor, wishes
from tests.web.coordinator.matching.pages import plain, read
from turnabout.matching.models import LeftOut, Run
from turnabout.matching.selectors import Show
from turnabout.pairs.models import Pair
from turnabout.programmes.models import Cohort

LISTS = [f"?show={show}" for show in Show] + ["?q=ines", "?q=captions", "?q=boards"]


def hide_everything(firm: Firm) -> None:
    """Hesitant aims on both sides that the others could meet, and preferences that point everywhere."""
    hesitates(firm.tomas, ("captions", 0, 4), ("boards", 1, 3))
    hesitates(firm.aiko, ("suppliers", 0, 5))
    hesitates(firm.ines, ("boards", 0, 2))
    hesitates(firm.mina, ("captions", 0, 2))
    wishes(firm.cohort, firm.tomas, prefer=[firm.ines], rather_not=[firm.yusuf, firm.kwame])
    wishes(firm.cohort, firm.aiko, prefer=[firm.kwame], rather_not=[firm.yusuf])
    wishes(firm.cohort, firm.ines, rather_not=[firm.mina])
    wishes(firm.cohort, firm.yusuf, rather_not=[firm.tomas, firm.aiko])
    wishes(firm.cohort, firm.kwame, prefer=[firm.aiko])


def people(firm: Firm) -> set[str]:
    return {str(one.uuid) for one in (firm.mina, firm.tomas, firm.aiko, firm.ines, firm.yusuf, firm.kwame)}


def coordinator_pages(firm: Firm, run: Run, as_: Any) -> dict[str, str]:
    browser, here = as_(firm.noor), reverse("run", args=[run.uuid])
    addresses = {query: here + query for query in LISTS}
    for proposal in run.proposals.all():
        addresses[f"{proposal.mentor.name} {proposal.mentee.name}"] = reverse(
            "proposal", args=[run.uuid, proposal.uuid]
        )
    return {name: plain(read(browser, address), people(firm)) for name, address in addresses.items()}


def pair_pages(firm: Firm, run: Run, as_: Any) -> dict[str, str]:
    """Both sides of every pair and the publication, after a release; then everything is put back."""
    publish_and_release(firm, run)
    pages = {}
    for pair in Pair.objects.select_related("mentor__user", "mentee__user"):
        for person in (pair.mentor, pair.mentee):
            pages[person.name] = plain(read(as_(person), reverse("pair", args=[pair.uuid])))
    outcome = reverse("publication", args=[firm.cohort.uuid])
    pages["publication"] = plain(read(as_(firm.noor), outcome), people(firm))
    _put_back(firm)
    return pages


def _put_back(firm: Firm) -> None:
    Pair.objects.all().delete()
    LeftOut.objects.all().delete()
    Run.objects.filter(cohort=firm.cohort).update(state="done", round=0)
    Cohort.objects.filter(pk=firm.cohort.pk).update(state="open", round=0)


def all_pages(firm: Firm, as_: Any) -> dict[str, str]:
    """With the known pairs kept together, and an earlier match of the same pairs to compare with."""
    make_run_of_known_pairs(firm)
    Run.objects.all().delete()
    make_run(firm)
    run = make_run(firm)
    names = set(run.proposals.values_list("mentor__name", "mentee__name"))
    assert names == {("Ines", "Tomas"), ("Kwame", "Aiko")}
    return coordinator_pages(firm, run, as_) | pair_pages(firm, run, as_)


def test_flipping_all_that_is_hidden_changes_no_byte_of_any_page(firm: Firm, as_: Any) -> None:
    before = all_pages(firm, as_)
    hide_everything(firm)
    after = all_pages(firm, as_)
    assert before.keys() == after.keys()
    assert len(before) == len(LISTS) + 2 + 4 + 1
    for name, page in before.items():
        assert page.encode() == after[name].encode(), name


def test_the_full_scores_did_differ_so_there_was_something_to_hide(firm: Firm, as_: Any) -> None:
    before = make_run_of_known_pairs(firm).frozen["result"]["pairs"]
    hide_everything(firm)
    assert make_run_of_known_pairs(firm).frozen["result"]["pairs"] != before


def _open_aim(firm: Firm) -> None:
    aims_before = firm.tomas.aims.count()
    assert aims_before
    firm.tomas.aims.all().delete()
    aims(firm.tomas, ("video", 2, 3))


def _language(firm: Firm) -> None:
    for person in (firm.ines, firm.tomas):
        person.languages = ["pt"]
        person.save()


@pytest.mark.parametrize("change", [_open_aim, _language])
def test_flipping_something_open_does_change_the_pages(
    change: Callable[[Firm], None], firm: Firm, as_: Any
) -> None:
    before = all_pages(firm, as_)
    change(firm)
    after = all_pages(firm, as_)
    assert before["Tomas"] != after["Tomas"]
    assert before["Ines Tomas"] != after["Ines Tomas"]


def test_however_many_private_refusals_there_are_they_are_told_like_none(firm: Firm, as_: Any) -> None:
    """Aiko is crowded out: every mentor whom the rules leave her is kept together with somebody else. That five or
    more are not available would answer a coordinator who can make four of them fail the floor at will."""
    shy = [make_mentor(firm.cohort, f"Shy {n}") for n in range(5)]
    first = make_run(firm)
    for one in (*shy, firm.kwame):
        decide_on(firm, first, one, make_leader(firm.cohort, f"Leader of {one.name}"), "lock")
    decide_on(firm, first, firm.ines, firm.tomas, "lock")
    decide_on(firm, first, firm.yusuf, firm.aiko, "forbid")

    def refused_by(number: int) -> str:
        for one in shy[:number]:
            wishes(firm.cohort, one, rather_not=[firm.aiko])
        Run.objects.all().delete()
        address = reverse("run", args=[make_run(firm).uuid]) + "?show=unplaced&q=aiko"
        return plain(read(as_(firm.noor), address), people(firm))

    nobody, one, five = (refused_by(number) for number in (0, 1, 5))
    assert nobody == one == five
    assert "The 6 people whom the rules leave are in other pairs or not available." in five


def test_a_coordinator_who_is_a_mentee_too_reads_the_same_as_one_who_is_not(firm: Firm, as_: Any) -> None:
    """Tomas signs in with the deputy's account: one person coordinates and takes part, with wishes of their own."""
    hide_everything(firm)
    firm.tomas.user = firm.deepa
    firm.tomas.save()
    run = make_run_of_known_pairs(firm)
    for query in LISTS:
        address = reverse("run", args=[run.uuid]) + query
        pages = [plain(read(as_(who), address), people(firm)) for who in (firm.noor, firm.deepa)]
        assert pages[0] == pages[1], query
    publish_and_release(firm, run)
    own, others = Pair.objects.get(mentee=firm.tomas), Pair.objects.get(mentee=firm.aiko)
    assert as_(firm.deepa).get(reverse("pair", args=[own.uuid])).status_code == 200
    assert as_(firm.deepa).get(reverse("pair", args=[others.uuid])).status_code == 404
    assert as_(firm.noor).get(reverse("pair", args=[own.uuid])).status_code == 404
