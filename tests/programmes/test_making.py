"""Making a programme: one step makes the cohort, its rules and the people who run it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from turnabout_engine.policy import Policy

from tests.cast import Cast
from turnabout.ground.accounts.models import EntryLink, User
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.ground.notify.models import Message
from turnabout.programmes.models import Cohort, Programme
from turnabout.programmes.permissions import coordinates, sponsors
from turnabout.programmes.selectors import cohorts_of, default_policy, programme_lines
from turnabout.programmes.services import make_programme, set_cohort, set_policy

DAY = dt.date(2027, 5, 3)


def make(cast: Cast, **changes: Any) -> Cohort:
    named = {
        "name": "Turning",
        "cohort_name": "May",
        "starts_on": DAY,
        "coordinator_email": "noor@firm.example",
    }
    return make_programme(**{"actor": cast.administrator, **named, **changes})


def test_the_default_policy_is_the_engines_own_but_for_floor_and_mode() -> None:
    assert Policy.from_mapping(default_policy()) == Policy(floor_on="visible", mode="fair")
    assert set(default_policy()) == set(Policy().as_mapping())


def test_changing_one_default_policy_leaves_the_next_alone() -> None:
    default_policy()["weights"]["aims"] = 0
    assert default_policy()["weights"]["aims"] == 50


def test_a_programme_has_a_cohort_with_rules_that_the_engine_takes(cast: Cast) -> None:
    cohort = make(cast, policy={"grade_gap": 2, "weights": {"interests": 5}})
    policy = Policy.from_mapping(cohort.policy)
    assert (policy.grade_gap, policy.start, policy.weights.interests, policy.weights.aims) == (2, DAY, 5, 50)


def test_who_is_named_by_mail_gets_an_account_a_role_and_a_mail(cast: Cast) -> None:
    cohort = make(cast, coordinator_email="New.Person@firm.example", sponsor_email="sponsor@firm.example")
    user = User.objects.get(email="new.person@firm.example")
    assert coordinates(user, cohort.programme)
    assert sponsors(cast.sponsor, cohort.programme)
    assert set(Message.objects.values_list("kind", "user")) == {
        ("role_given", user.pk),
        ("role_given", cast.sponsor.pk),
    }
    assert EntryLink.objects.filter(user=user, purpose="join").count() == 1


def test_who_makes_a_programme_for_themself_gets_no_mail(cast: Cast) -> None:
    cohort = make(cast, coordinator_email="ADMIN@firm.example")
    assert [one.pk for one in cohorts_of(cast.administrator)] == [cohort.pk]
    assert not Message.objects.exists()


def test_only_an_administrator_makes_programmes(cast: Cast) -> None:
    for who in (cast.noor, cast.ines.user, cast.sponsor):
        with pytest.raises(NotAllowed):
            make(cast, actor=who)


def test_a_programme_without_coordinator_is_not_made_at_all(cast: Cast) -> None:
    with pytest.raises(Refused):
        make(cast, coordinator_email=" ")
    assert not Programme.objects.filter(name="Turning").exists()


def test_an_unknown_rule_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        make(cast, policy={"age_gap": 3})
    with pytest.raises(Refused):
        set_policy(actor=cast.noor, cohort=cast.cohort, policy={"weights": {"age": 3}})


def test_coordinators_and_deputies_change_rules_and_others_do_not(cast: Cast) -> None:
    for who in (cast.noor, cast.deepa):
        assert set_policy(actor=who, cohort=cast.cohort, policy={"floor": 1000}).policy["floor"] == 1000
    for who in (cast.sponsor, cast.safeguarding, cast.piotr, cast.administrator, cast.ines.user):
        with pytest.raises(NotAllowed):
            set_policy(actor=who, cohort=cast.cohort, policy={"floor": 1})


def test_a_change_of_one_rule_keeps_the_others_and_moves_the_first_day(cast: Cast) -> None:
    set_policy(actor=cast.noor, cohort=cast.cohort, policy={"grade_gap": 3})
    cohort = set_cohort(actor=cast.noor, cohort=cast.cohort, starts_on=DAY, mentee_label="director")
    assert cohort.policy["grade_gap"] == 3
    assert cohort.policy["start"] == "2027-05-03"
    assert cohort.programme.mentee_label == "director"
    assert cohort.name == "Spring"


def test_rules_stay_once_pairs_are_published(cast: Cast) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="published")
    with pytest.raises(Refused):
        set_policy(actor=cast.noor, cohort=cast.cohort, policy={"grade_gap": 3})


def test_every_step_is_in_the_audit_record(cast: Cast) -> None:
    cohort = make(cast)
    done = Entry.objects.filter(programme_uuid=cohort.programme.uuid).values_list("action", flat=True)
    assert sorted(done) == ["programme made", "role given"]


def test_the_administrators_list_holds_every_programme_and_nobody_else_has_it(cast: Cast) -> None:
    from turnabout.ground.errors import NotFound

    lines = programme_lines(cast.administrator)
    assert {line.name for line in lines} == {"Turnabout 2027", "Another programme"}
    with pytest.raises(NotFound):
        programme_lines(cast.noor)
