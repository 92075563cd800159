"""The coordinator keeps two people together or apart; no lock overrules a rule, private causes sound all alike."""

from __future__ import annotations

import uuid

import pytest

from tests.matching.firm import Firm, make_run
from tests.matching.making import aims, make_leader, make_mentor, make_person, reports_to, seat, wishes
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.matching.models import Decision, Run
from turnabout.matching.services import decide, undo_decision
from turnabout.pairs.services import record_earlier_pairs
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment, Role


def lock(firm: Firm, run: Run, mentor: Person, mentee: Person) -> Decision:
    return decide(actor=firm.noor, run=run, mentor_uuid=mentor.uuid, mentee_uuid=mentee.uuid, kind="lock")


def forbid(firm: Firm, run: Run, mentor: Person, mentee: Person) -> Decision:
    return decide(actor=firm.noor, run=run, mentor_uuid=mentor.uuid, mentee_uuid=mentee.uuid, kind="forbid")


def couples(run: Run) -> set[tuple[str, str]]:
    return set(run.proposals.values_list("mentor__name", "mentee__name"))


def refusal(firm: Firm, run: Run, mentor: Person, mentee: Person) -> str:
    with pytest.raises(Refused) as refused:
        lock(firm, run, mentor, mentee)
    return str(refused.value.message)


def test_two_who_are_kept_together_are_together_in_the_next_match(firm: Firm) -> None:
    lock(firm, make_run(firm), firm.kwame, firm.tomas)
    assert ("Kwame", "Tomas") in couples(make_run(firm))


def test_two_who_are_kept_apart_are_not_paired_again(firm: Firm) -> None:
    run = make_run(firm)
    mentor, mentee = (getattr(firm, name.lower()) for name in sorted(couples(run))[0])
    forbid(firm, run, mentor, mentee)
    assert (mentor.name, mentee.name) not in couples(make_run(firm))


def test_a_decision_taken_back_is_as_if_it_had_not_been_made(firm: Firm) -> None:
    run = make_run(firm)
    before = couples(run)
    for mentor, mentee in ((firm.ines, firm.tomas), (firm.kwame, firm.tomas)):
        forbid(firm, run, mentor, mentee)
        undo_decision(actor=firm.noor, run=run, mentor_uuid=mentor.uuid, mentee_uuid=mentee.uuid)
    assert not Decision.objects.exists()
    assert couples(make_run(firm)) == before


def test_a_second_decision_on_the_same_two_replaces_the_first(firm: Firm) -> None:
    run = make_run(firm)
    lock(firm, run, firm.kwame, firm.tomas)
    forbid(firm, run, firm.kwame, firm.tomas)
    assert [decision.kind for decision in Decision.objects.all()] == ["forbid"]


def test_a_lock_against_the_reporting_line_is_refused_with_the_rule_named(firm: Firm) -> None:
    assert "reporting line" in refusal(firm, make_run(firm), firm.ines, firm.aiko)


def test_a_lock_against_each_open_rule_names_that_rule(firm: Firm) -> None:
    run = make_run(firm)
    peer = make_mentor(firm.cohort, "Peer", grade=4)
    deaf = make_mentor(firm.cohort, "Other tongue", languages=["fi"])
    night = make_mentor(firm.cohort, "Night watch", hours="22:00-23:00")
    lost = make_mentor(firm.cohort, "Lost")
    lost.lines_up.create(manager=None, manager_key="gone", kind="solid")
    for mentor, words in (
        (peer, "grades"),
        (deaf, "language"),
        (night, "hours"),
        (lost, "not on the staff list"),
    ):
        assert words in refusal(firm, run, mentor, firm.tomas)


def test_a_lock_of_somebody_who_has_not_confirmed_is_refused_by_name(firm: Firm) -> None:
    run = make_run(firm)
    Enrolment.objects.filter(person=firm.kwame).update(state="withdrawn")
    assert "Kwame is not taking part" in refusal(firm, run, firm.kwame, firm.tomas)


def test_every_private_cause_gets_the_same_answer_to_the_byte(firm: Firm) -> None:
    """Rather not (either side), a full score below the floor, and paired before: one sentence, without any name."""
    run = make_run(firm)
    shy, low, known, wary = (make_mentor(firm.cohort, name) for name in ("Shy", "Low", "Known", "Wary"))
    wishes(firm.cohort, shy, rather_not=[firm.tomas])
    wishes(firm.cohort, firm.tomas, rather_not=[wary])
    before = Cohort.objects.create(
        programme=firm.cohort.programme, name="Autumn", starts_on=firm.cohort.starts_on
    )
    record_earlier_pairs(actor=None, cohort=before, couples=[(known.uuid, firm.tomas.uuid)])
    low.offers.all().delete()
    low.aims.all().delete()
    Person.objects.filter(pk=low.pk).update(unit="", hours="")
    answers = {refusal(firm, run, mentor, firm.tomas).encode() for mentor in (shy, low, known, wary)}
    assert answers == {b"These two are not available for each other."}


def test_an_open_rule_is_named_even_where_a_private_cause_is_there_too(firm: Firm) -> None:
    run = make_run(firm)
    wishes(firm.cohort, firm.ines, rather_not=[firm.aiko])
    assert "reporting line" in refusal(firm, run, firm.ines, firm.aiko)


def test_a_seat_that_is_full_of_locks_takes_no_more(firm: Firm) -> None:
    run = make_run(firm)
    lock(firm, run, firm.kwame, firm.tomas)
    assert "Kwame has no place left" in refusal(firm, run, firm.kwame, firm.aiko)
    assert "Tomas has no place left" in refusal(firm, run, firm.ines, firm.tomas)


def test_two_people_are_not_locked_both_ways(firm: Firm) -> None:
    firm.cohort.policy = {"grade_gap": None}
    firm.cohort.save()
    both = make_leader(firm.cohort, "Both")
    seat(firm.cohort, both, "mentor")
    seat(firm.cohort, firm.kwame, "mentee")
    aims(firm.kwame, ("video", 0, 2))
    both.offers.create(topic=firm.kwame.aims.get(topic__key="video").topic, level=5)
    run = make_run(firm)
    lock(firm, run, firm.kwame, both)
    assert "the other way round" in refusal(firm, run, both, firm.kwame)


def test_a_lock_that_no_longer_holds_is_dropped_by_the_next_match_and_named(firm: Firm) -> None:
    run = make_run(firm)
    lock(firm, run, firm.kwame, firm.tomas)
    reports_to(firm.tomas, firm.kwame, kind="dotted")
    again = make_run(firm)
    assert ("Kwame", "Tomas") not in couples(again)
    assert again.summary["dropped_locks"] == [[str(firm.kwame.uuid), str(firm.tomas.uuid), "reporting_line"]]


def test_somebody_who_is_not_in_the_cohort_cannot_be_named(firm: Firm) -> None:
    run, outsider = make_run(firm), make_person("Zoe")
    for mentor in (outsider.uuid, uuid.uuid4()):
        with pytest.raises(NotFound):
            decide(actor=firm.noor, run=run, mentor_uuid=mentor, mentee_uuid=firm.tomas.uuid, kind="forbid")


def test_only_coordinators_decide(firm: Firm) -> None:
    run = make_run(firm)
    with pytest.raises(NotAllowed):
        decide(
            actor=firm.ines.user,
            run=run,
            mentor_uuid=firm.ines.uuid,
            mentee_uuid=firm.tomas.uuid,
            kind="lock",
        )
    with pytest.raises(NotAllowed):
        undo_decision(actor=firm.ines.user, run=run, mentor_uuid=firm.ines.uuid, mentee_uuid=firm.tomas.uuid)


@pytest.mark.parametrize("kind", ["lock", "forbid"])
def test_a_coordinator_who_takes_part_does_not_decide_on_their_own_pairs(firm: Firm, kind: str) -> None:
    run = make_run(firm)
    Role.objects.create(programme=firm.cohort.programme, user=firm.tomas.user, kind=Role.Kind.COORDINATOR)
    with pytest.raises(Refused, match="about you"):
        decide(
            actor=firm.tomas.user,
            run=run,
            mentor_uuid=firm.kwame.uuid,
            mentee_uuid=firm.tomas.uuid,
            kind=kind,
        )


class TestNotTheseTwoAsAQuestion:
    """Whoever rules out everybody but one on both sides would read a wish from whether these two are paired."""

    @pytest.fixture
    def mentors(self, firm: Firm) -> list[Person]:
        return [make_mentor(firm.cohort, f"Mentor {number}") for number in range(6)]

    @pytest.fixture
    def leaders(self, firm: Firm) -> list[Person]:
        return [make_leader(firm.cohort, f"Leader {number}") for number in range(6)]

    def test_about_one_leader_it_is_refused_from_the_sixth_on(
        self, firm: Firm, mentors: list[Person]
    ) -> None:
        run = make_run(firm)
        for mentor in mentors[:5]:
            forbid(firm, run, mentor, firm.tomas)
        with pytest.raises(Refused, match="people keep to themselves"):
            forbid(firm, run, mentors[5], firm.tomas)
        assert Decision.objects.count() == 5
        forbid(firm, run, mentors[5], firm.aiko)

    def test_about_one_mentor_as_well(self, firm: Firm, leaders: list[Person]) -> None:
        run = make_run(firm)
        for leader in leaders[:5]:
            forbid(firm, run, firm.ines, leader)
        with pytest.raises(Refused, match="people keep to themselves"):
            forbid(firm, run, firm.ines, leaders[5])

    def test_one_taken_back_makes_room_and_the_same_again_is_none_more(
        self, firm: Firm, mentors: list[Person]
    ) -> None:
        run = make_run(firm)
        for mentor in mentors[:5]:
            forbid(firm, run, mentor, firm.tomas)
        forbid(firm, run, mentors[0], firm.tomas)
        undo_decision(actor=firm.noor, run=run, mentor_uuid=mentors[0].uuid, mentee_uuid=firm.tomas.uuid)
        forbid(firm, run, mentors[5], firm.tomas)
        assert Decision.objects.count() == 5

    def test_a_large_cohort_may_rule_out_a_tenth_of_the_other_side(self, firm: Firm) -> None:
        many = [make_mentor(firm.cohort, f"Mentor {number}") for number in range(67)]
        run = make_run(firm)
        for mentor in many[:7]:
            forbid(firm, run, mentor, firm.tomas)
        with pytest.raises(Refused, match="people keep to themselves"):
            forbid(firm, run, many[7], firm.tomas)

    def test_a_refused_one_stands_in_the_record_without_names(
        self, firm: Firm, mentors: list[Person]
    ) -> None:
        run = make_run(firm)
        for mentor in mentors[:5]:
            forbid(firm, run, mentor, firm.tomas)
        with pytest.raises(Refused):
            forbid(firm, run, mentors[5], firm.tomas)
        entry = Entry.objects.latest("pk")
        assert entry.action == "decision refused"
        assert mentors[5].name not in str(entry.facts)
