"""What a programme decides beforehand: its form, rhythm, people, basis and words, and who may say so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.cast import Cast
from turnabout.ground.accounts.models import User
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.notify.models import Message
from turnabout.programmes import services
from turnabout.programmes.forms_of import TEMPLATES
from turnabout.programmes.models import Programme, Role
from turnabout.programmes.selectors import (
    contacts,
    programme_to_read,
    programme_to_shape,
    role_lines,
    text_lines,
)
from turnabout.programmes.weighing import too_telling

OUTSIDERS = ("piotr", "sponsor", "safeguarding", "ines")


def who(cast: Cast, name: str) -> User:
    found = getattr(cast, name)
    user: User = getattr(found, "user", found)
    return user


@pytest.mark.parametrize("form", list(TEMPLATES))
def test_each_form_brings_its_words_rhythm_and_rules(cast: Cast, form: str) -> None:
    like = TEMPLATES[form]
    cohort = services.make_programme(
        actor=cast.administrator,
        name="Made",
        cohort_name="First",
        starts_on=dt.date(2027, 5, 3),
        coordinator_email="noor@firm.example",
        form=form,
    )
    made = cohort.programme
    assert (made.form, made.mentor_label, made.mentee_label) == (form, like.mentor_label, like.mentee_label)
    assert (made.cadence, made.driver, made.months, made.trial_weeks) == (
        like.cadence,
        like.driver,
        like.months,
        like.trial_weeks,
    )
    assert made.purpose == like.purpose
    assert cohort.policy["grade_gap"] == like.policy()["grade_gap"]
    assert cohort.policy["weights"] == like.policy()["weights"]
    assert not too_telling(cohort.policy["weights"])


def test_only_in_reverse_mentoring_does_the_leader_stand_higher() -> None:
    gaps = {form: like.policy()["grade_gap"] for form, like in TEMPLATES.items()}
    assert gaps == {"reverse": 1, "mutual": None, "traditional": None}


@pytest.mark.parametrize("name", ["noor", "deepa", "administrator"])
def test_who_runs_it_and_administrators_shape_a_programme(cast: Cast, name: str) -> None:
    user = who(cast, name)
    assert programme_to_shape(user, cast.programme.uuid) == cast.programme
    services.set_plan(actor=user, programme=cast.programme, cadence="weekly", months=12)
    cast.programme.refresh_from_db()
    assert (cast.programme.cadence, cast.programme.months) == ("weekly", 12)


@pytest.mark.parametrize("name", OUTSIDERS)
def test_nobody_else_does(cast: Cast, name: str) -> None:
    user, at = who(cast, name), {"programme": cast.programme}
    acts: list[Any] = [
        lambda: services.set_plan(actor=user, months=3, **at),
        lambda: services.set_basis(actor=user, basis="consent", note="", purposes=[], **at),
        lambda: services.set_wording(actor=user, kind="please_confirm", subject="x", body="x", **at),
        lambda: services.choose_wording(actor=user, kind="please_confirm", own=False, **at),
        lambda: services.name_for_role(actor=user, kind="deputy", email="x@firm.example", **at),
        lambda: services.take_away(actor=user, kind="deputy", user_uuid=cast.deepa.uuid, **at),
        lambda: services.give_back(actor=user, kind="deputy", user_uuid=cast.piotr.uuid, **at),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    for look in (role_lines, text_lines):
        with pytest.raises(NotFound):
            look(user, cast.programme)
    with pytest.raises(NotFound):
        programme_to_shape(user, cast.programme.uuid)


@pytest.mark.parametrize(
    "plan", [{"name": " "}, {"cadence": "hourly"}, {"driver": "boss"}, {"months": 0}, {"trial_weeks": 99}]
)
def test_a_plan_that_cannot_be_is_refused(cast: Cast, plan: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        services.set_plan(actor=cast.noor, programme=cast.programme, **plan)
    assert Programme.objects.get(pk=cast.programme.pk).name == "Turnabout 2027"


def test_somebody_from_outside_can_be_the_safeguarding_contact(cast: Cast) -> None:
    services.name_for_role(
        actor=cast.noor,
        programme=cast.programme,
        kind="safeguarding",
        email="Help@outside.example",
        name="Ada",
    )
    line = role_lines(cast.noor, cast.programme)[-1]
    assert (line.name, line.mail, line.from_outside) == ("Ada", "help@outside.example", True)
    assert Message.objects.get(kind="role_given").user.email == "help@outside.example"


def test_a_role_taken_away_can_be_given_back_without_a_mail(cast: Cast) -> None:
    at: dict[str, Any] = {"programme": cast.programme, "kind": "deputy", "user_uuid": cast.deepa.uuid}
    services.take_away(actor=cast.noor, **at)
    assert not Role.objects.filter(programme=cast.programme, kind="deputy").exists()
    services.give_back(actor=cast.noor, **at)
    assert Role.objects.filter(programme=cast.programme, kind="deputy", user=cast.deepa).exists()
    assert not Message.objects.exists()


def test_only_a_role_that_was_there_is_given_back(cast: Cast) -> None:
    with pytest.raises(NotFound):
        services.give_back(
            actor=cast.noor, programme=cast.programme, kind="coordinator", user_uuid=cast.piotr.uuid
        )


def test_the_last_coordinator_stays(cast: Cast) -> None:
    with pytest.raises(Refused, match="Name another one first"):
        services.take_away(
            actor=cast.noor, programme=cast.programme, kind="coordinator", user_uuid=cast.noor.uuid
        )


def test_a_closed_account_gets_no_role(cast: Cast) -> None:
    User.objects.filter(pk=cast.piotr.pk).update(is_active=False)
    with pytest.raises(Refused, match="is closed"):
        services.name_for_role(
            actor=cast.noor, programme=cast.programme, kind="sponsor", email="piotr@firm.example"
        )


def test_the_basis_and_purposes_are_kept_and_written_down(cast: Cast) -> None:
    services.set_basis(
        actor=cast.noor,
        programme=cast.programme,
        basis="agreement",
        note=" 3 May ",
        purposes=["stories", "met"],
    )
    row = Programme.objects.get(pk=cast.programme.pk)
    assert (row.basis, row.basis_note, row.purposes) == ("agreement", "3 May", ["met", "stories"])
    assert Entry.objects.get(action="legal basis set").facts == {
        "basis": "agreement",
        "purposes": ["met", "stories"],
    }
    with pytest.raises(Refused):
        services.set_basis(actor=cast.noor, programme=row, basis="because", note="", purposes=[])


def test_whoever_has_a_part_may_read_what_it_is_and_nobody_else(cast: Cast) -> None:
    from turnabout.programmes.services import SeatRow, enrol_from_file

    enrol_from_file(actor=None, cohort=cast.cohort, rows=[SeatRow(cast.ines.pk, "mentor")])
    for name in ("noor", "sponsor", "safeguarding", "ines", "administrator"):
        assert programme_to_read(who(cast, name), cast.programme.uuid) == cast.programme
    for name in ("piotr", "tomas", "stranger"):
        with pytest.raises(NotFound):
            programme_to_read(who(cast, name), cast.programme.uuid)
    assert [line.kind for line in contacts(who(cast, "ines"), cast.programme)] == [
        "coordinator",
        "deputy",
        "sponsor",
        "safeguarding",
    ]
