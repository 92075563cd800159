"""From publishing to release: held where nobody sees it, checked again twice, recalled without trace, told by mail."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils.timezone import now

from tests.matching.firm import Firm, make_run, make_run_of_known_pairs
from tests.matching.making import reports_to, wishes
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.notify.models import Message
from turnabout.matching.models import LeftOut, Run
from turnabout.matching.services import (
    decide,
    discard,
    publish,
    recall,
    release,
    release_due,
    start_run,
)
from turnabout.pairs.models import Pair
from turnabout.pairs.selectors import couples_before, pair_for, pairs_of
from turnabout.programmes.models import Cohort, Enrolment


@pytest.fixture
def run(firm: Firm) -> Run:
    return make_run_of_known_pairs(firm)


def cohort_of(firm: Firm) -> Cohort:
    return Cohort.objects.select_related("programme").get(pk=firm.cohort.pk)


def left_out(run: Run) -> list[tuple[str, str, str, str]]:
    return list(run.left_out.values_list("mentor__name", "mentee__name", "cause", "when"))


def written_to(kind: str) -> list[str]:
    """The people who have a mail of this kind, once for each."""
    return sorted(Message.objects.filter(kind=kind).values_list("user__name", flat=True))


def everything() -> dict[str, list[Any]]:
    """Every row of every table but the audit record, without the counter of publications."""
    ours = [
        model
        for model in apps.get_models()
        if model.__module__.startswith("turnabout") and model is not Entry
    ]
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in ours}
    for name in ("Cohort", "Run", "Decision"):
        rows[name] = [{key: value for key, value in row.items() if key != "round"} for row in rows[name]]
    return rows


def test_published_pairs_are_held_for_half_an_hour_and_nobody_is_told(firm: Firm, run: Run) -> None:
    assert publish(actor=firm.noor, run=run) == 2
    cohort = cohort_of(firm)
    assert cohort.state == "held"
    assert timedelta(minutes=29) < cohort.hold_ends_at - now() <= timedelta(minutes=30)
    assert set(Pair.objects.values_list("state", flat=True)) == {"held"}
    assert not Message.objects.exists()


def test_during_the_hold_the_pair_is_absent_for_both(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    pair = Pair.objects.get(mentor=firm.ines)
    for viewer in (firm.ines.user, firm.tomas.user, firm.noor):
        assert pairs_of(viewer) == []
        with pytest.raises(NotFound):
            pair_for(viewer, pair.uuid)
    assert couples_before(cohort_of(firm)) == set()


def test_release_makes_the_pairs_visible_and_writes_one_mail_to_each_person(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    assert release(actor=firm.noor, cohort=cohort_of(firm)) == 2
    assert cohort_of(firm).state == "published"
    pair = Pair.objects.get(mentor=firm.ines)
    assert pair_for(firm.ines.user, pair.uuid).line.partner.name == "Tomas"
    assert pair_for(firm.tomas.user, pair.uuid).line.partner.name == "Ines"
    people = (firm.ines, firm.tomas, firm.kwame, firm.aiko)
    assert written_to("pair_released") == sorted(person.name for person in people)
    to_ines = Message.objects.get(user=firm.ines.user).params
    assert (to_ines["view"], to_ines["args"]) == ("pair", [str(pair.uuid)])


def test_the_hold_ends_by_itself_when_it_is_over_and_not_before(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    assert release_due() == 0
    assert release_due(now() + timedelta(minutes=31)) == 1
    assert cohort_of(firm).state == "published"
    assert release_due(now() + timedelta(minutes=31)) == 0
    assert len(written_to("pair_released")) == 4


def test_a_recall_leaves_no_trace(firm: Firm, run: Run) -> None:
    before = everything()
    publish(actor=firm.noor, run=run)
    recall(actor=firm.noor, cohort=cohort_of(firm))
    assert everything() == before


def test_what_the_audit_keeps_of_a_recall_names_nobody(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    recall(actor=firm.noor, cohort=cohort_of(firm))
    people = {firm.ines.uuid, firm.tomas.uuid, firm.kwame.uuid, firm.aiko.uuid}
    pairs = set(run.proposals.values_list("uuid", flat=True))
    for entry in Entry.objects.all():
        assert entry.subject_uuid not in people | pairs
        assert not any(str(key) in str(entry.facts) for key in people | pairs)


def test_after_a_recall_the_same_match_can_be_published_again(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    recall(actor=firm.noor, cohort=cohort_of(firm))
    again = Run.objects.select_related("cohort__programme").get(pk=run.pk)
    assert publish(actor=firm.noor, run=again) == 2


def test_a_publication_of_before_the_recall_that_arrives_late_does_nothing(firm: Firm, run: Run) -> None:
    late = Run.objects.select_related("cohort__programme").get(pk=run.pk)
    publish(actor=firm.noor, run=run)
    recall(actor=firm.noor, cohort=cohort_of(firm))
    with pytest.raises(Refused):
        publish(actor=firm.noor, run=late)
    assert not Pair.objects.exists()


def test_nothing_is_published_released_or_recalled_twice(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    with pytest.raises(Refused):
        publish(actor=firm.noor, run=run)
    release(actor=firm.noor, cohort=cohort_of(firm))
    for step in (release, recall):
        with pytest.raises(Refused):
            step(actor=firm.noor, cohort=cohort_of(firm))
    assert len(written_to("pair_released")) == 4


def test_whoever_withdrew_since_the_match_is_left_out_at_publication_and_named(firm: Firm, run: Run) -> None:
    Enrolment.objects.filter(person=firm.kwame).update(state="withdrawn")
    assert publish(actor=firm.noor, run=run) == 1
    assert left_out(run) == [("Kwame", "Aiko", "mentor_not_confirmed", "publish")]


def test_a_line_that_changed_during_the_hold_keeps_the_pair_from_being_released(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    reports_to(firm.ines, firm.tomas, kind="dotted")
    assert release(actor=firm.noor, cohort=cohort_of(firm)) == 1
    assert left_out(run) == [("Ines", "Tomas", "reporting_line", "release")]
    assert not Pair.objects.filter(mentor=firm.ines).exists()
    assert "Ines" not in written_to("pair_released")


def test_a_private_cause_is_kept_as_not_available(firm: Firm, run: Run) -> None:
    wishes(firm.cohort, firm.ines, rather_not=[firm.tomas])
    publish(actor=firm.noor, run=run)
    assert left_out(run) == [("Ines", "Tomas", "not_available", "publish")]


def test_two_whom_the_coordinator_parted_after_the_match_are_left_out(firm: Firm, run: Run) -> None:
    decide(actor=firm.noor, run=run, mentor_uuid=firm.ines.uuid, mentee_uuid=firm.tomas.uuid, kind="forbid")
    publish(actor=firm.noor, run=run)
    assert left_out(run) == [("Ines", "Tomas", "forbidden", "publish")]


def test_where_nothing_is_possible_any_more_nothing_is_published(firm: Firm, run: Run) -> None:
    Enrolment.objects.filter(seat="mentor").update(state="withdrawn")
    with pytest.raises(Refused):
        publish(actor=firm.noor, run=run)
    assert cohort_of(firm).state == "open"
    assert not LeftOut.objects.exists()


def test_where_nothing_is_left_at_the_release_everything_is_called_back(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    Enrolment.objects.filter(seat="mentor").update(state="withdrawn")
    assert release_due(now() + timedelta(minutes=31)) == 1
    assert cohort_of(firm).state == "open"
    assert not Pair.objects.exists()
    assert not LeftOut.objects.exists()
    assert not Message.objects.exists()
    run.refresh_from_db()
    assert run.state == Run.State.DONE


def test_another_run_of_the_same_round_cannot_be_published_on_top(firm: Firm, run: Run) -> None:
    other = Run.objects.exclude(pk=run.pk).select_related("cohort__programme").get()
    publish(actor=firm.noor, run=run)
    with pytest.raises(Refused):
        publish(actor=firm.noor, run=other)


def test_a_run_that_was_thrown_away_is_not_published_and_a_published_one_is_not_thrown_away(
    firm: Firm, run: Run
) -> None:
    other = Run.objects.exclude(pk=run.pk).select_related("cohort__programme").get()
    loaded_before = Run.objects.select_related("cohort__programme").get(pk=other.pk)
    discard(actor=firm.noor, run=other)
    with pytest.raises(Refused):
        publish(actor=firm.noor, run=loaded_before)
    assert cohort_of(firm).state == "open"
    publish(actor=firm.noor, run=run)
    with pytest.raises(Refused):
        discard(actor=firm.noor, run=run)


def test_decisions_and_new_matches_wait_while_pairs_are_held(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    with pytest.raises(Refused):
        start_run(actor=firm.noor, cohort=cohort_of(firm))
    with pytest.raises(Refused):
        decide(
            actor=firm.noor, run=run, mentor_uuid=firm.ines.uuid, mentee_uuid=firm.tomas.uuid, kind="forbid"
        )


def test_only_coordinators_publish_release_and_recall(firm: Firm, run: Run) -> None:
    with pytest.raises(NotAllowed):
        publish(actor=firm.ines.user, run=run)
    publish(actor=firm.noor, run=run)
    for step in (release, recall):
        with pytest.raises(NotAllowed):
            step(actor=firm.ines.user, cohort=cohort_of(firm))
    assert cohort_of(firm).state == "held"


def test_the_pair_keeps_the_reasons_without_the_score(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    pair = Pair.objects.get(mentor=firm.ines)
    assert pair.explanation["teaching"]
    assert pair.line_certificate["common_name"] == "Mina"
    assert not {"score", "parts", "band"} & pair.explanation.keys()


def a_mentor_of_two(firm: Firm) -> Run:
    """Kwame alone teaches, two at once, so that the run gives him both leaders."""
    Enrolment.objects.filter(person__in=[firm.ines, firm.yusuf]).update(state="withdrawn")
    Enrolment.objects.filter(person=firm.kwame).update(capacity=2)
    run = make_run(firm)
    assert set(run.proposals.values_list("mentor__name", flat=True)) == {"Kwame"}
    assert run.proposals.count() == 2
    return run


def test_somebody_who_takes_fewer_since_the_match_keeps_the_strongest_pair(firm: Firm) -> None:
    run = a_mentor_of_two(firm)
    Enrolment.objects.filter(person=firm.kwame).update(capacity=1)
    assert publish(actor=firm.noor, run=run) == 1
    strongest = run.proposals.order_by("-visible_score", "pk").first()
    assert list(Pair.objects.values_list("mentee", flat=True)) == [strongest.mentee_id]
    assert [cause for _mentor, _mentee, cause, _when in left_out(run)] == ["mentor_takes_fewer"]


def test_somebody_who_takes_fewer_during_the_hold_is_asked_no_more_at_release(firm: Firm) -> None:
    run = a_mentor_of_two(firm)
    assert publish(actor=firm.noor, run=run) == 2
    Enrolment.objects.filter(person=firm.kwame).update(capacity=1)
    assert release(actor=firm.noor, cohort=cohort_of(firm)) == 1
    assert [when for *_rest, when in left_out(run)] == ["release"]
    assert Pair.objects.filter(state="active").count() == 1
