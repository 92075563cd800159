"""A run reads everybody who confirmed, finds the best pairs with proof, and seals what is private in one value."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import now
from turnabout_engine.large import size

from tests.matching.firm import Firm
from tests.matching.making import hesitates, make_person, reports_to, seat, wishes
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.matching import solving
from turnabout.matching.models import Run
from turnabout.matching.services import clean_up, discard, perform_run, perform_waiting, start_run
from turnabout.pairs.services import record_earlier_pairs
from turnabout.programmes.models import Cohort, Enrolment


def made(firm: Firm) -> Run:
    run = start_run(actor=firm.noor, cohort=firm.cohort)
    assert perform_run(run.pk)
    return Run.objects.get(pk=run.pk)


def names(run: Run) -> set[tuple[str, str]]:
    return set(run.proposals.values_list("mentor__name", "mentee__name"))


def test_the_best_pairs_across_the_reporting_lines_are_proposed(firm: Firm) -> None:
    run = made(firm)
    assert run.state == Run.State.DONE
    assert names(run) in (
        {("Ines", "Tomas"), ("Yusuf", "Aiko")},
        {("Ines", "Tomas"), ("Kwame", "Aiko")},
        {("Kwame", "Tomas"), ("Yusuf", "Aiko")},
    )
    assert run.summary["placed"] == 2
    assert run.summary["mentees"] == 3
    assert run.summary["holds"] is True


def test_a_large_match_by_lists_says_the_same_of_pairs_and_of_those_without(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_table = made(firm)
    monkeypatch.setattr(size, "CELLS", 0)
    by_lists = made(firm)
    assert (by_lists.state, by_lists.error) == (Run.State.DONE, "")
    told = [
        (
            {**run.summary, "decisions": []},
            sorted((line.person_id, json.dumps(line.causes)) for line in run.unplaced.all()),
            {name: run.frozen["result"][name] for name in ("placed", "seats", "total", "worst")},
        )
        for run in (by_table, by_lists)
    ]
    assert told[0] == told[1]


def test_whoever_has_everybody_in_their_line_is_named_with_the_rule_that_removed_how_many(firm: Firm) -> None:
    mina = made(firm).unplaced.get(person=firm.mina)
    assert mina.seat == "mentee"
    assert dict(map(tuple, mina.causes["removed"]))["reporting_line"] == 3
    assert mina.causes["passing"] == 0


def test_only_confirmed_seats_enter_a_run_and_the_others_are_counted(firm: Firm) -> None:
    Enrolment.objects.filter(person=firm.aiko).update(state="asked")
    run = made(firm)
    assert not run.proposals.filter(mentee=firm.aiko).exists()
    assert run.summary["not_confirmed"] == {"mentee": 1, "mentor": 0}


def test_a_run_keeps_all_that_it_read_in_one_sealed_value_and_no_full_total_elsewhere(firm: Firm) -> None:
    hesitates(firm.tomas, ("captions", 0, 4))
    wishes(firm.cohort, firm.ines, rather_not=[firm.aiko])
    run = made(firm)
    assert run.state == Run.State.DONE, run.error
    blob = run.frozen
    tomas = next(row for row in blob["people"] if row["person_id"] == str(firm.tomas.uuid))
    assert tomas["hesitant"] == [["captions", 0, 4]]
    assert blob["result"]["total"] >= 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM matching_run")
        row = " ".join(str(value) for value in cursor.fetchone())
    assert "captions" not in row
    assert str(firm.aiko.uuid) not in row
    assert "total" not in json.dumps(run.summary)


def test_the_reasons_of_a_proposal_hold_nothing_hesitant(firm: Firm) -> None:
    hesitates(firm.tomas, ("captions", 0, 4))
    run = made(firm)
    assert "captions" not in json.dumps([proposal.explanation for proposal in run.proposals.all()])


def test_a_manager_missing_from_the_list_keeps_people_out_until_the_line_is_mended(firm: Firm) -> None:
    firm.kwame.lines_up.update(manager=None, manager_key="gone")
    run = made(firm)
    kwame = run.unplaced.get(person=firm.kwame)
    assert dict(map(tuple, kwame.causes["removed"]))["open_line"] == 3


def test_a_result_that_the_check_does_not_confirm_is_not_kept(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Denied:
        holds = False

    monkeypatch.setattr(solving, "verify", lambda problem, solution: Denied())
    run = made(firm)
    assert (run.state, run.error) == (Run.State.FAILED, "ProofDoesNotHold")
    assert not run.proposals.exists()
    assert run.frozen is None


def test_an_error_that_may_pass_is_tried_again_and_given_up_after_five_attempts(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_memory(*_given: object) -> None:
        raise MemoryError("Ines and Tomas")

    monkeypatch.setattr("turnabout.matching.services.perform.match", out_of_memory)
    run = start_run(actor=firm.noor, cohort=firm.cohort)
    for _ in range(4):
        perform_waiting()
        assert Run.objects.get(pk=run.pk).state == Run.State.QUEUED
    perform_waiting()
    run.refresh_from_db()
    assert (run.state, run.error) == (Run.State.FAILED, "MemoryError")


def test_a_run_whose_worker_died_is_taken_up_again_after_five_minutes(firm: Firm) -> None:
    run = start_run(actor=firm.noor, cohort=firm.cohort)
    Run.objects.filter(pk=run.pk).update(state="running", attempts=1, claimed_at=now() - timedelta(minutes=4))
    assert perform_waiting() == 0
    Run.objects.filter(pk=run.pk).update(claimed_at=now() - timedelta(minutes=6))
    assert perform_waiting() == 1
    run.refresh_from_db()
    assert (run.state, run.attempts) == (Run.State.DONE, 2)


def test_a_worker_that_was_overtaken_writes_nothing(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    run = start_run(actor=firm.noor, cohort=firm.cohort)
    real = solving.match

    def slow(blob: object, tell: object) -> object:
        Run.objects.filter(pk=run.pk).update(attempts=2)  # another worker has taken the row meanwhile
        return real(blob, lambda *_told: None)  # type: ignore[arg-type]  # the blob as it came

    monkeypatch.setattr("turnabout.matching.services.perform.match", slow)
    perform_run(run.pk)
    run.refresh_from_db()
    assert run.state == Run.State.RUNNING
    assert not run.proposals.exists()


def test_a_match_that_is_stopped_while_it_is_made_keeps_nothing_and_a_new_one_may_begin(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = start_run(actor=firm.noor, cohort=firm.cohort)
    real = solving.match

    def stopped_on_the_way(blob: object, tell: object) -> object:
        discard(actor=firm.noor, run=run)
        return real(blob, tell)  # type: ignore[arg-type]  # the blob as it came

    monkeypatch.setattr("turnabout.matching.services.perform.match", stopped_on_the_way)
    perform_run(run.pk)
    run.refresh_from_db()
    assert (run.state, run.frozen, run.proposals.count()) == (Run.State.DISCARDED, None, 0)
    assert start_run(actor=firm.noor, cohort=firm.cohort).state == Run.State.QUEUED


def test_only_one_run_of_a_cohort_is_made_at_a_time(firm: Firm) -> None:
    start_run(actor=firm.noor, cohort=firm.cohort)
    with pytest.raises(Refused):
        start_run(actor=firm.noor, cohort=firm.cohort)


def test_nobody_to_match_is_said_before_a_run_is_made(firm: Firm) -> None:
    Enrolment.objects.filter(seat="mentor").update(state="listed")
    with pytest.raises(Refused, match="on each side"):
        start_run(actor=firm.noor, cohort=firm.cohort)


def test_only_the_programme_s_own_coordinator_starts_or_discards(firm: Firm) -> None:
    with pytest.raises(NotAllowed):
        start_run(actor=firm.tomas.user, cohort=firm.cohort)
    with pytest.raises(NotAllowed):
        discard(actor=firm.tomas.user, run=made(firm))


def test_discarding_deletes_what_was_read_and_what_was_proposed(firm: Firm) -> None:
    run = made(firm)
    discard(actor=firm.noor, run=run)
    run.refresh_from_db()
    assert (run.state, run.frozen, run.proposals.count()) == (Run.State.DISCARDED, None, 0)
    with pytest.raises(Refused):
        discard(actor=firm.noor, run=run)


@pytest.mark.parametrize(
    ("state", "moment"), [("published", "released_at"), ("done", "ended_at"), ("failed", "ended_at")]
)
def test_the_sealed_people_are_deleted_90_days_after_release_or_the_end(
    firm: Firm, state: str, moment: str
) -> None:
    run = made(firm)
    Run.objects.filter(pk=run.pk).update(state=state, **{moment: now() - timedelta(days=89)})
    assert clean_up() == 0
    assert clean_up(now() + timedelta(days=2)) == 1
    run.refresh_from_db()
    assert run.frozen is None
    assert run.proposals.exists()


def test_the_same_people_give_the_same_pairs_again(firm: Firm) -> None:
    assert names(made(firm)) == names(made(firm))


def test_two_people_of_one_earlier_pair_are_not_put_together_again(firm: Firm) -> None:

    before = Cohort.objects.create(
        programme=firm.cohort.programme, name="Autumn", starts_on=firm.cohort.starts_on
    )
    couples = [(firm.ines.uuid, firm.tomas.uuid), (firm.kwame.uuid, firm.tomas.uuid)]
    assert record_earlier_pairs(actor=None, cohort=before, couples=couples) == 2
    run = made(firm)
    assert not run.proposals.filter(mentee=firm.tomas).exists()
    causes = run.unplaced.get(person=firm.tomas).causes
    assert "not_available" not in str(causes)  # how many have a private cause is told to nobody
    assert causes["passing"] == 2


def test_people_above_who_take_no_part_still_count_for_the_lines(firm: Firm) -> None:
    boss = make_person("Boss")
    reports_to(firm.mina, boss)
    seat(firm.cohort, boss, "mentor", state="declined")
    assert made(firm).state == Run.State.DONE
