"""Programmes, who runs them, their cohorts, and who takes part."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.secrets.fields import SealedField
from turnabout.people.models import Intake, Person
from turnabout.programmes.models_delegates import Delegation
from turnabout.programmes.models_inviting import Nomination, OpenLink, PaperCode
from turnabout.programmes.models_last_page import LastPage
from turnabout.programmes.models_lists import BulkAct, SavedView
from turnabout.programmes.next_partner import NextPartner
from turnabout.programmes.plan import Basis, Cadence, Driver, Form

__all__ = [
    "STILL_OPEN",
    "BulkAct",
    "Cohort",
    "CohortIntake",
    "Delegation",
    "Enrolment",
    "EnrolmentDraft",
    "LastPage",
    "Nomination",
    "OpenLink",
    "PaperCode",
    "Preferences",
    "Programme",
    "Role",
    "SavedView",
]


class Programme(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(_("purpose"), blank=True)
    mentor_label = models.CharField(max_length=40, default="reverse mentor")
    mentee_label = models.CharField(max_length=40, default="leader")
    form = models.CharField(max_length=11, choices=Form.choices, default=Form.REVERSE)
    cadence = models.CharField(max_length=11, choices=Cadence.choices, default=Cadence.FORTNIGHTLY)
    driver = models.CharField(max_length=6, choices=Driver.choices, default=Driver.MENTOR)
    months = models.PositiveSmallIntegerField(default=9)  # how long a pair is meant to go on
    trial_weeks = models.PositiveSmallIntegerField(
        default=6
    )  # after which both say whether it does; 0 for none
    agreement_nudges = models.PositiveSmallIntegerField(
        default=2, db_default=2
    )  # how often a pair that has begun and not agreed is reminded; 0 for never
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.UNDECIDED)
    basis_note = models.TextField(blank=True)  # where it is written, and whom to ask
    purposes = models.JSONField(default=list)  # beyond matching, which every programme has
    made_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.name


class Role(models.Model):
    """A part that an account plays in one programme; nobody has it beyond that programme."""

    class Kind(models.TextChoices):
        COORDINATOR = "coordinator", _("coordinator")
        DEPUTY = "deputy", _("deputy coordinator")
        SPONSOR = "sponsor", _("sponsor")
        SAFEGUARDING = "safeguarding", _("safeguarding contact")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="roles")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    since = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "user", "kind"], name="one_role_once")]

    def __str__(self) -> str:
        return self.kind


class Cohort(models.Model):
    """One round of a programme. `round` counts its publications; publishing is a conditional update on it."""

    class State(models.TextChoices):
        OPEN = "open"
        HELD = "held"
        PUBLISHED = "published"
        CLOSED = "closed"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="cohorts")
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True)
    policy = models.JSONField(default=dict)  # rules and weights, keys as in the engine's Policy
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    round = models.PositiveIntegerField(default=0)
    hold_ends_at = models.DateTimeField(null=True)
    by_invitation = models.BooleanField(
        default=False
    )  # whether only who is listed or has an open link may join
    chasing = models.BooleanField(default=False)  # whether those who do not answer are reminded by themselves
    made_at = models.DateTimeField(default=now)
    first_match_at = models.DateTimeField(null=True)
    rules_changed_at = models.DateTimeField(null=True)
    rules_changes = models.PositiveIntegerField(default=0)  # since the first match

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="held", hold_ends_at__isnull=False)
                | (~models.Q(state="held") & models.Q(hold_ends_at__isnull=True)),
                name="hold_has_an_end",
            )
        ]

    def __str__(self) -> str:
        return self.name


# To people who take part, a held cohort looks open: nothing may tell them that pairs are waiting.
STILL_OPEN = (Cohort.State.OPEN, Cohort.State.HELD)


class Enrolment(models.Model):
    """A seat in a cohort. Only seats that the person confirmed enter a run."""

    class Seat(models.TextChoices):
        MENTOR = "mentor"
        MENTEE = "mentee"

    class State(models.TextChoices):
        LISTED = "listed"  # by a file; the person has not been asked
        ASKED = "asked"
        CONFIRMED = "confirmed"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"
        LATER = "later"  # not this cohort; the person would like to be asked for a later one
        REMOVED = "removed"  # taken off the list before the person answered

    class Origin(models.TextChoices):
        FILE = "file"
        FILTER = "filter"
        LIST = "list"
        SPONSOR = "sponsor"  # a list that the sponsor of the programme stands on too
        NOMINATED = "nominated"
        LATER = "later"  # asked for in an earlier cohort
        LINK = "link"
        SELF = "self"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="enrolments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    seat = models.CharField(max_length=6, choices=Seat.choices)
    capacity = models.PositiveSmallIntegerField(default=1)
    capacity_is_own = models.BooleanField(default=False)  # set by the person: no file overwrites it
    state = models.CharField(max_length=9, choices=State.choices, default=State.LISTED)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    decline_reason = SealedField(null=True)
    reason_may_be_seen = models.BooleanField(default=False)
    origin = models.CharField(max_length=9, choices=Origin.choices, default=Origin.FILE)
    link = models.ForeignKey(OpenLink, null=True, on_delete=models.SET_NULL, related_name="+")
    unplaced_at = models.DateTimeField(null=True)  # since when the pairs are out without this seat
    next_partner = models.CharField(
        max_length=7, choices=NextPartner.choices, blank=True, default="", db_default=""
    )  # what the person wants since a pair of theirs is over, or rests
    reminders = models.PositiveSmallIntegerField(default=0)
    no_reminders = models.BooleanField(
        default=False
    )  # the person, or a coordinator for them, has stopped them
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # who typed the form for the person, who then confirmed it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "person", "seat"], name="one_seat_once"),
            models.CheckConstraint(condition=models.Q(capacity__range=(1, 10)), name="capacity_1_to_10"),
        ]

    def __str__(self) -> str:
        return f"enrolment {self.uuid}"


class Preferences(models.Model):
    """Whom a person would like, and would rather not have, as partner in a cohort. Sealed: not even the number shows.

    `people` is {"prefer": [person uuid], "rather_not": [person uuid], "fill": blanks up to a fixed length}. Every
    confirmed person has a row, with or without names in it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    people = SealedField()

    class Meta:
        verbose_name_plural = "preferences"
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="one_set_of_preferences")]

    def __str__(self) -> str:
        return f"preferences {self.uuid}"


class EnrolmentDraft(models.Model):
    """What a person has typed into the form of a cohort and not confirmed yet, sealed as a whole.

    `values` is what the form sent, valid or not, so that neither an error nor the end of a session loses it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    values = SealedField()
    saved_at = models.DateTimeField(default=now)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # who typed it for the person; empty once the person has changed it themself

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="one_draft_per_cohort")]

    def __str__(self) -> str:
        return f"draft {self.uuid}"


class CohortIntake(models.Model):
    """Which cohort a file was brought in for."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="intakes")
    intake = models.OneToOneField(Intake, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"intake for {self.cohort_id}"
