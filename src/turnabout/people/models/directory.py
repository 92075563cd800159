"""What the directory adds to the staff list: sites, the tree of units, who is away, and what somebody finds wrong."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.secrets.fields import SealedField
from turnabout.people.models.staff import Person


class Site(models.Model):
    """A place of work that somebody has looked at: where it lies decides on its public holidays.

    People name their site in words; the row is found by these words and the country."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    listed_country = models.CharField(max_length=2, blank=True)  # as the staff list has it
    country = models.CharField(_("country"), max_length=2, blank=True)
    region = models.CharField(_("region"), max_length=10, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "listed_country"], name="one_row_per_site")]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """Where a unit hangs in the tree. People name their unit in words; a unit without a row stands at the top."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200, unique=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="children")

    def __str__(self) -> str:
        return self.name


class Absence(models.Model):
    """Days on which a person is away, the first and the last included. No reason is asked."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="absences")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="absence_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"absence {self.uuid}"


class Correction(models.Model):
    """Something that a person finds wrong in what the staff list says of them."""

    class About(models.TextChoices):
        NAME = "name", _("my name")
        TITLE = "title", _("my job title")
        UNIT = "unit", _("my unit")
        SITE = "site", _("my site or country")
        EMPLOYER = "employer", _("my employer")
        MAIL = "mail", _("my mail")
        GRADE = "grade", _("my grade")
        LINE = "line", _("whom I report to")
        OTHER = "other", _("something else")

    class State(models.TextChoices):
        OPEN = "open", _("not looked at yet")
        SEEN = "seen", _("being looked into")
        SETTLED = "settled", _("settled")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="corrections")
    about = models.CharField(_("what is wrong"), max_length=8, choices=About.choices)
    said = SealedField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)
    answer = SealedField(null=True)
    asked_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"correction {self.uuid} ({self.state})"
