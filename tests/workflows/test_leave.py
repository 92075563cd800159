"""Somebody whom no list names any more: their account closes to all but one page, their roles end, and a wrong list is
put right."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast
from tests.workflows.files import person
from turnabout.ground.accounts.models import User
from turnabout.ground.audit.models import Entry
from turnabout.ground.errors import Refused
from turnabout.ground.notify.models import Message
from turnabout.people.models import Intake, Person
from turnabout.people.services.waiting import approve
from turnabout.programmes.models import Enrolment, Programme, Role
from turnabout.programmes.services import name_for_role
from turnabout.workflows.bring_in import bring_in_file, bring_in_staff_list
from turnabout.workflows.intake import read_waiting_files
from turnabout.workflows.leave import settle_leavers
from turnabout.workflows.undo_intake import undo_intake

pytestmark = pytest.mark.django_db
STAYING = "person_id\nmina\ntomas\nines\nyusuf\nstranger\n"  # without Aiko


@pytest.fixture
def aiko(cast: Cast) -> User:
    """Aiko coordinates Piotr's programme with him, and sponsors Noor's."""
    Role.objects.create(programme=cast.other_programme, user=cast.aiko.user, kind="coordinator")
    Role.objects.create(programme=cast.programme, user=cast.aiko.user, kind="sponsor")
    return cast.aiko.user


def taken_over(intake: Intake, by: User) -> Intake:
    read_waiting_files()
    intake.refresh_from_db()
    approve(actor=by, intake=intake, gone=True, same=[])
    read_waiting_files()
    intake.refresh_from_db()
    assert intake.state == "switched", (intake.state, intake.error)
    return intake


def list_without_aiko(cast: Cast) -> Intake:
    by = cast.administrator
    intake = bring_in_staff_list(actor=by, file_name="staff.csv", data=STAYING.encode(), waits=True)
    return taken_over(intake, by)


def roles(user: User) -> set[tuple[str, str]]:
    return set(Role.objects.filter(user=user).values_list("programme__name", "kind"))


def mails() -> dict[str, dict[str, Any]]:
    return {mail.user.email: mail.params for mail in Message.objects.filter(kind="role_ended")}


def test_a_list_without_somebody_ends_their_sessions_and_roles_and_tells_who_stays(
    cast: Cast, aiko: User, as_: Any
) -> None:
    browser = as_(aiko)
    assert browser.get(reverse("home")).status_code == 200
    list_without_aiko(cast)
    User.objects.filter(pk=aiko.pk).update(left_at=now() + timedelta(seconds=2))  # sessions count in seconds
    assert browser.get(reverse("home")).headers["Location"].startswith(reverse("account_login"))
    assert roles(aiko) == set()
    assert set(mails()) == {"noor@firm.example", "deepa@firm.example", "piotr@firm.example"}
    assert mails()["piotr@firm.example"]["role"] == "coordinator"
    assert Entry.objects.filter(action="role ended by leaving", facts__user=str(aiko.uuid)).count() == 2
    assert settle_leavers() == (0, 0)


def test_whoever_left_signs_in_to_one_page_that_says_what_is_kept(cast: Cast, aiko: User, as_: Any) -> None:
    Enrolment.objects.create(cohort=cast.cohort, person=cast.aiko, seat="mentee", state="confirmed")
    list_without_aiko(cast)
    browser = as_(aiko)
    for address in (reverse("home"), reverse("programme", args=[cast.other_programme.uuid]), "/no/such/page"):
        answer = browser.get(address)
        text = answer.content.decode()
        assert answer.status_code == 403
        assert "You are no longer on the staff list" in text
        assert "Spring" in text
        assert "noor@firm.example" in text
        assert reverse("people") not in text
    assert browser.post(reverse("own_entry"), {"about": "other", "said": "x"}).status_code == 403
    assert browser.get(reverse("account_logout")).status_code == 200


def test_undoing_the_list_puts_account_and_roles_back(cast: Cast, aiko: User, as_: Any) -> None:
    before = roles(aiko)
    undo_intake(actor=cast.administrator, intake=list_without_aiko(cast))
    assert roles(aiko) == before
    assert as_(aiko).get(reverse("home")).status_code == 200
    assert settle_leavers() == (0, 0)


def test_who_is_back_after_a_long_time_is_not_in_charge_of_anything(cast: Cast, aiko: User) -> None:
    list_without_aiko(cast)
    long_ago = now() - timedelta(days=31)
    User.objects.filter(pk=aiko.pk).update(left_at=long_ago)
    Person.objects.filter(pk=cast.aiko.pk).update(gone_at=None)
    assert settle_leavers() == (0, 1)
    assert roles(aiko) == set()
    assert User.objects.get(pk=aiko.pk).left_at is None


def test_roles_of_an_earlier_leaving_do_not_come_back_with_a_later_one(cast: Cast, aiko: User) -> None:
    list_without_aiko(cast)
    User.objects.filter(pk=aiko.pk).update(left_at=now() + timedelta(seconds=1))
    Person.objects.filter(pk=cast.aiko.pk).update(gone_at=None)
    settle_leavers()
    assert roles(aiko) == set()


def test_administrators_are_told_where_nobody_coordinates_any_more(cast: Cast, aiko: User) -> None:
    Role.objects.filter(user=cast.piotr).delete()
    list_without_aiko(cast)
    assert mails()["admin@firm.example"]["alone"] is True
    assert "piotr@firm.example" not in mails()


def test_an_administrator_who_leaves_is_none_any_more_but_the_only_one_stays(cast: Cast, aiko: User) -> None:
    User.objects.filter(pk=aiko.pk).update(is_administrator=True)
    list_without_aiko(cast)
    aiko.refresh_from_db()
    assert not aiko.is_administrator
    assert aiko.left_at
    Person.objects.filter(pk=cast.stranger.pk).update(user=cast.administrator, gone_at=now())
    assert settle_leavers() == (0, 0)
    cast.administrator.refresh_from_db()
    assert cast.administrator.is_administrator
    assert cast.administrator.left_at is None


def test_a_coordinator_s_file_ends_nobody_s_role(cast: Cast, aiko: User) -> None:
    """The attack: Piotr brings a list without Aiko and is alone in charge."""
    for one in (cast.stranger, cast.aiko):
        Enrolment.objects.create(cohort=cast.other_cohort, person=one, seat="mentee", state="asked")
    intake = bring_in_file(
        actor=cast.piotr,
        cohort=cast.other_cohort,
        kind="staff",
        file_name="staff.csv",
        data=STAYING.replace("stranger\n", "").encode(),
        waits=True,
    )
    taken_over(intake, cast.piotr)
    assert person("stranger").gone_at is not None
    assert person("aiko").gone_at is None
    assert ("Another programme", "coordinator") in roles(aiko)


def test_nobody_who_left_is_named_for_a_role(cast: Cast, aiko: User) -> None:
    list_without_aiko(cast)
    programme = Programme.objects.get(pk=cast.programme.pk)
    with pytest.raises(Refused):
        name_for_role(actor=cast.noor, programme=programme, kind="deputy", email="aiko@firm.example")
