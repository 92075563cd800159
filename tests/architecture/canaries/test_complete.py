"""Every personal text of the product has its canary, or a reason why none can be told from other texts."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from tests.architecture.canaries.birds import World
from turnabout.ground.privacy.register import REGISTER, FieldRow
from turnabout.ground.privacy.table import TABLE

pytestmark = pytest.mark.django_db
TEXTS = (models.CharField, models.TextField, models.JSONField)

WITHOUT = {
    "accounts.User.name": "the name on the staff list, which is open to all staff",
    "accounts.User.timezone": "a copy of the zone on the staff list",
    "accounts.User.language": "one of the languages of the pages",
    "accounts.EntryLink.email": "the listed mail, whose canary is looked for in every table",
    "audit.Entry.action": "words of the product",
    "audit.Entry.subject_kind": "words of the product",
    "audit.Entry.facts": "no canary may be there at all: a test of its own",
    "notify.Message.address": "the listed mail",
    "notify.Message.language": "one of the languages of the pages",
    "notify.Message.kind": "words of the product",
    "account.EmailAddress.email": "the account's mail",
    "account.EmailConfirmation.key": "never filled: mails are confirmed by code",
    "mfa.Authenticator.type": "words of the library",
    "mfa.Authenticator.data": "sealed by the library's own way; tests of the second step hold that it is in no table",
    "people.Person.unit": "shown together with name and title",
    "people.Person.site": "shown together with name and title",
    "people.Person.country": "two letters, shown together with name and title",
    "people.Person.style": "three numbers from 1 to 3",
    "people.Person.own_fields": "names of columns",
    "people.PersonKey.key": "open like the name",
    "people.ReportingLine.kind": "solid or dotted",
    "people.Correction.about": "words of the product",
    "people.TopicMerge.moved": "identifiers and levels of offers and open aims, which have their canaries",
    "people.PersonMerge.choices": "names of columns and which of two entries counts",
    "people.PersonMerge.ledger": "rows before and after, sealed values still closed, which have their canaries",
    "people.Intake.choices": "keys that somebody ticked, out of those in the comparison",
    "people.Before.rows": "what people and their lines had before, which have their canaries",
    "people.Intake.findings": "repeats keys of managers, which have their canary",
    "programmes.Role.kind": "words of the product",
    "programmes.Enrolment.seat": "words of the product",
    "programmes.Enrolment.state": "words of the product",
    "programmes.Enrolment.origin": "words of the product",
    "programmes.Nomination.seat": "words of the product",
    "programmes.PaperCode.digest": "a digest; tests of letters hold that the code is in no table",
    "programmes.LastPage.page": "made at random for every opened page, and told to nobody else",
    "programmes.BulkAct.before": "identifiers of rows and words of the product",
    "matching.Proposal.band": "words of the product",
    "matching.Proposal.explanation": "repeats shared topics, which have their canary",
    "matching.Proposal.line_certificate": "copied to the pair, where its canary sits",
    "matching.Unplaced.seat": "words of the product",
    "matching.Unplaced.causes": "numbers by rule",
    "matching.LeftOut.cause": "words of the product",
    "matching.Decision.kind": "words of the product",
    "pairs.Pair.explanation": "repeats shared topics, which have their canary",
    "pairs.AgreementVersion.seat": "words of the product",
    "pairs.AgreementVersion.one_screen": "words of the product",
    "pairs.Statement.seat": "words of the product",
    "pairs.Occasion.seat": "words of the product",
    "pairs.Ending.asked": "words of the product",
    "pairs.Trial.answers": "words of the product",
    "pairs.Pause.seat": "words of the product",
    "programmes.Enrolment.next_partner": "words of the product",
}
WITHOUT_A_TEXT_OF_THEIR_OWN = {
    "role": "open to all staff",
    "capacity": "a number from 1 to 10",
    "without_partner": "a date",
    "working_style": "three numbers from 1 to 3",
    "decision": "two names and a kind",
    "ending": "words of the product; its own tests compare pages and mails byte for byte",
    "trial_answer": "yes or no; its own tests compare pages and mails byte for byte",
    "pause": "dates",
    "next_partner": "words of the product",
    "way_back": "what stood in other rows, whose data have their canaries",
    "nomination": "two names",
    "second_step": "sealed by the library's own way; tests of the second step look for it in every table",
    "delegation": "two names and what was done, in words of the product",
    "unplaced": "a name and numbers by rule",
    "explanation": "repeats shared topics, which have their canary",
    "outgoing_mail": "mails have a test of their own",
    "audit": "has a test of its own",
}
NOT_BUILT_YET = {
    *("fit_check", "goals", "meetings", "messages", "notes"),
    *("report", "safeguarding_case", "survey_answers"),
}


def holds_text(row: FieldRow) -> bool:
    """Relations, numbers and dates are told by what they belong to; most of them have canaries all the same."""
    field = apps.get_model(*row.model.split(".")[:2])._meta.get_field(row.field)
    return isinstance(field, TEXTS)


def test_every_personal_text_has_a_canary_or_a_reason_for_having_none(world: World) -> None:
    personal = {row.key for row in REGISTER if row.datum and holds_text(row)}
    filled = {canary.field for canary in world.canaries}
    missing = sorted(personal - filled - set(WITHOUT))
    assert not missing, f"Put a canary into these, in tests/architecture/canaries: {missing}"
    assert not set(WITHOUT) & filled
    assert set(WITHOUT) <= personal, "a reason for a field that is gone"


def test_every_row_of_the_who_sees_what_table_has_a_canary_or_a_reason_for_having_none(world: World) -> None:
    filled = {canary.datum for canary in world.canaries}
    assert set(TABLE) == filled | set(WITHOUT_A_TEXT_OF_THEIR_OWN) | NOT_BUILT_YET
    assert not filled & (set(WITHOUT_A_TEXT_OF_THEIR_OWN) | NOT_BUILT_YET)
    assert not NOT_BUILT_YET & {row.datum for row in REGISTER}, "there is a field now: put a canary into it"


def test_a_canary_says_what_the_register_says(world: World) -> None:
    """The datum of a canary is that of its field, or a narrower one that the same field may hold."""
    narrower = {"mail_of_role": "account", "hesitant_aims": "credentials", "credentials": "outgoing_mail"}
    datum = {row.key: row.datum for row in REGISTER}
    for canary in world.canaries:
        said = datum[canary.field]
        assert canary.datum == said or narrower.get(canary.datum) == said, canary.key
