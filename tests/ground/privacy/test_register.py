"""Every field of every model says what it holds about a person, and what is private is sealed."""

from __future__ import annotations

from collections import Counter

from django.apps import apps
from django.db import models

from turnabout.ground.privacy.register import REGISTER, keys
from turnabout.ground.privacy.table import TABLE, Audience, Extent, may_see
from turnabout.ground.secrets.fields import SealedField

KEPT_IN_CONFIDENCE = {
    *("hesitant_aims", "preferences", "decline_reason", "full_score", "staff_file"),
    *("agreement", "stay_out"),
}


def fields() -> dict[str, models.Field]:
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.proxy:
            found |= {
                f"{model._meta.label}.{field.name}": field
                for field in model._meta.get_fields()
                if field.concrete
            }
    return found


def test_a_new_field_without_a_row_is_refused() -> None:
    missing = sorted(set(fields()) - set(keys()))
    assert not missing, (
        f"Say in ground/privacy/fields_*.py what these hold, for what, and for how long: {missing}"
    )


def test_no_row_tells_of_a_field_that_is_gone() -> None:
    gone = sorted(set(keys()) - set(fields()))
    assert not gone, f"Take these rows out of ground/privacy/fields_*.py: {gone}"


def test_no_field_stands_in_the_register_twice() -> None:
    assert [key for key, times in Counter(keys()).items() if times > 1] == []


def test_a_personal_field_names_its_purpose_retention_and_erasure() -> None:
    for row in REGISTER:
        assert row.purpose, row.key
        if row.datum:
            assert row.datum in TABLE, row.key
            assert row.retention, row.key
            assert row.erased, row.key


def test_what_is_said_in_confidence_is_sealed_in_the_database() -> None:
    """People, flags and file names around it are open; the words themselves are not."""
    open_beside = {
        "people.Hesitations.person",
        "people.Intake.file_name",
        "programmes.Preferences.person",
        "programmes.EnrolmentDraft.person",
        "programmes.EnrolmentDraft.saved_at",
        "programmes.Enrolment.reason_may_be_seen",
        *(f"pairs.Agreement.{name}" for name in ("introduction_held_at", "agreed_at")),
        *(f"pairs.Agreement.{seat}_seen" for seat in ("mentor", "mentee")),
        *(f"pairs.AgreementVersion.{seat}_signed_at" for seat in ("mentor", "mentee")),
        *(f"pairs.AgreementVersion.{name}" for name in ("seat", "one_screen")),
        *(f"pairs.Statement.{name}" for name in ("seat", "months")),
        *(f"pairs.Occasion.{name}" for name in ("seat", "released_at", "used_at")),
    }
    known = fields()
    confidential = {row.key for row in REGISTER if row.datum in KEPT_IN_CONFIDENCE}
    assert {key for key in confidential if not isinstance(known[key], SealedField)} == open_beside


def test_neither_coordinator_nor_administrator_reads_what_is_said_in_confidence() -> None:
    for datum in KEPT_IN_CONFIDENCE:
        assert may_see(Audience.COORDINATOR, datum) is not Extent.ALL
        assert may_see(Audience.ADMINISTRATOR, datum) is None
        assert may_see(Audience.STAFF, datum) is None
