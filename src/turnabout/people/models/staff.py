"""Staff as the organisation lists them: sources, people, their keys and whom they report to."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """A list that staff come from. Keys are unique within it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.SlugField(unique=True)
    name = models.CharField(_("name of the list"), max_length=120)
    employer = models.CharField(_("employer"), max_length=120, blank=True, default="", db_default="")
    is_minimal = models.BooleanField(
        default=False, db_default=False
    )  # of people in no cohort only name, mail and lines are kept
    plans = models.JSONField(default=dict)  # by kind of file: how the last one was read
    words = models.JSONField(default=dict)  # by column: what its spellings mean, as {"grade": {"cadre": 4}}
    forgotten = models.JSONField(default=dict)  # `plans` or `words` as they were, to be brought back

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Someone on a staff list. `own_fields` names what the person confirmed or changed: no file overwrites it.

    A merged entry stays as a row that points on: matches, wishes and old addresses may still name it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("title"), max_length=200, blank=True)
    email = models.EmailField(_("listed mail"), blank=True, db_index=True)
    grade = models.IntegerField(_("grade"), null=True)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    site = models.CharField(_("site"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, blank=True)
    languages = models.JSONField(_("languages"), default=list)
    hours = models.CharField(_("working hours"), max_length=400, blank=True)
    interests = models.JSONField(_("interests"), default=list)
    style = models.JSONField(_("working style"), null=True)
    own_fields = models.JSONField(default=list)
    lists_offers = models.BooleanField(
        default=False, db_default=False
    )  # all staff may see what they can teach
    listed_at = models.DateTimeField(default=now)
    gone_at = models.DateTimeField(null=True)  # since when no list names them any more
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="merged"
    )  # two entries were one person: this is the other, and everything of theirs is there
    led_by = models.ForeignKey(
        Source, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # of somebody whom several lists name, the one that says what they are; others fill in what is empty

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(gone_at__isnull=False, user=None),
                name="whoever_is_merged_is_gone",
            )
        ]

    def __str__(self) -> str:
        return f"person {self.uuid}"


class PersonKey(models.Model):
    """The key of a person in one source."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="keys")
    key = models.CharField(max_length=120)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keys")
    gone_at = models.DateTimeField(null=True)  # since when the list does not name it any more

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_person_per_key")]

    def __str__(self) -> str:
        return self.key


class ReportingLine(models.Model):
    """One step up. A line whose manager is not on the list is open: `manager` is empty, `manager_key` as named.

    `source` is the list that says so; without one the line counts for every list."""

    class Kind(models.TextChoices):
        SOLID = "solid"
        DOTTED = "dotted"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="lines_up")
    manager = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="lines_down")
    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="+")
    manager_key = models.CharField(max_length=120)
    kind = models.CharField(max_length=6, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "source", "manager_key", "kind"], name="one_line_per_manager_and_kind"
            ),
            models.UniqueConstraint(
                fields=["person", "source"],
                condition=models.Q(kind="solid"),
                name="one_solid_line_per_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} line"
