"""How many people each rule locks out, with everybody enrolled who has not said no, before anybody is asked."""

from __future__ import annotations

import pytest

from tests.matching.firm import Firm
from tests.matching.making import wishes
from turnabout.ground.errors import NotFound
from turnabout.matching.selectors import lockouts, policy_problems
from turnabout.programmes.models import Enrolment
from turnabout.programmes.selectors import default_policy


def counted(firm: Firm, **policy: object) -> dict[str, tuple[int, int, int]]:
    rows = lockouts(firm.noor, firm.cohort, {**default_policy(), **policy})
    return {row.rule: (row.mentees, row.mentors, row.pairs) for row in rows}


def test_the_head_of_the_organisation_is_locked_out_by_the_whole_line_and_not_by_two_levels(
    firm: Firm,
) -> None:
    assert counted(firm)["reporting_line"] == (1, 0, 5)
    assert counted(firm, reporting_line=1)["reporting_line"] == (0, 0, 3)


def test_without_a_policy_the_cohort_s_own_is_taken(firm: Firm) -> None:
    firm.cohort.policy = {"grade_gap": 3}
    rows = {row.rule: row.mentees for row in lockouts(firm.noor, firm.cohort)}
    assert rows["grade_gap"] == 2


def test_people_who_were_only_listed_count_and_those_who_said_no_do_not(firm: Firm) -> None:
    Enrolment.objects.filter(person=firm.mina).update(state="listed")
    assert counted(firm)["reporting_line"][0] == 1
    Enrolment.objects.filter(person=firm.mina).update(state="declined")
    assert counted(firm)["reporting_line"][0] == 0


def test_private_wishes_change_none_of_the_numbers(firm: Firm) -> None:
    before = counted(firm)
    wishes(firm.cohort, firm.tomas, rather_not=[firm.ines, firm.kwame])
    assert counted(firm) == before


def test_as_long_as_one_side_is_empty_there_is_nothing_to_count(firm: Firm) -> None:
    Enrolment.objects.filter(seat="mentor").update(state="withdrawn")
    assert lockouts(firm.noor, firm.cohort) == []


def test_every_rule_has_a_name_for_people(firm: Firm) -> None:
    assert all(str(row.label) for row in lockouts(firm.noor, firm.cohort))


def test_only_coordinators_may_ask(firm: Firm) -> None:
    for viewer in (firm.piotr, firm.sponsor, firm.administrator, firm.ines.user):
        with pytest.raises(NotFound):
            lockouts(viewer, firm.cohort)


def test_a_policy_that_the_engine_would_refuse_is_named_key_by_key() -> None:
    assert policy_problems(default_policy()) == ()
    problems = policy_problems({"grade_gap": "much", "weeks": 0})
    assert {problem.key for problem in problems} == {"grade_gap", "weeks"}
