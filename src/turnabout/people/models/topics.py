"""What can be taught and learnt, and what people say of it: offers, open aims, hesitations, what they have lived."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.secrets.fields import SealedField
from turnabout.people.models.staff import Person


class Topic(models.Model):
    """Something one can teach or learn. Unknown topics of a file wait for review under the words they came with.

    A merged topic stays as a row that points on: files, open forms and sealed hesitations may still name it."""

    class State(models.TextChoices):
        ACTIVE = "active"
        TO_REVIEW = "to_review"
        RETIRED = "retired"  # nobody can choose it any more; whoever has it keeps it
        MERGED = "merged"

    class Origin(models.TextChoices):
        STARTER = "starter"  # ships with Turnabout; its words are mended at every start
        ORGANISATION = "organisation"
        ESCO = "esco"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=120)
    sentence = models.CharField(max_length=300, blank=True)
    family = models.CharField(max_length=60, blank=True)
    aliases = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ACTIVE)
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="children")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    origin = models.CharField(
        max_length=12, choices=Origin.choices, default=Origin.ORGANISATION, db_default="organisation"
    )
    uri = models.CharField(max_length=200, blank=True, db_default="")  # of an imported skill, in its taxonomy
    changed_at = models.DateTimeField(
        default=now, db_default=Now()
    )  # the newest tells when an index is out of date

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="merged", merged_into__isnull=False)
                | (~models.Q(state="merged") & models.Q(merged_into__isnull=True)),
                name="merged_topic_points_on",
            ),
            models.UniqueConstraint(fields=["uri"], condition=~models.Q(uri=""), name="one_topic_per_uri"),
        ]

    def __str__(self) -> str:
        return self.name


class TopicMerge(models.Model):
    """One topic that went into another, with what is needed to undo it. Hesitations are not touched: whoever reads
    them follows the topic, so this row can say nothing of them."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="merges")
    into = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="merges_here")
    state_before = models.CharField(max_length=9, choices=Topic.State.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)
    undone_at = models.DateTimeField(null=True)
    moved = SealedField()  # services/topics/moving.py says what

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["topic"], condition=models.Q(undone_at__isnull=True), name="one_merge_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"merge {self.uuid}"


class Offer(models.Model):
    """A topic the person can teach, with a level from 1 to 5; `evidence` is what they add later, if they like."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="offers")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="offers")
    level = models.PositiveSmallIntegerField()
    evidence = models.CharField(_("what shows it"), max_length=300, blank=True, db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "topic"], name="one_offer_per_topic"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="offer_level_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"offer {self.uuid}"


class Aim(models.Model):
    """An open aim: a topic to learn, from a level now to a level wanted; `position` (among open aims only)
    gives its weight."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="aims")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="aims")
    level_now = models.PositiveSmallIntegerField()
    level_wanted = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "topic"], name="one_aim_per_topic"),
            models.CheckConstraint(
                condition=models.Q(level_now__range=(0, 5), level_wanted__range=(1, 5)),
                name="aim_levels_0_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"aim {self.uuid}"


class Hesitations(models.Model):
    """All hesitant aims of a person in one sealed value, so that neither topic nor number can be read from the rows.

    `aims` is {"aims": [{uuid, topic (uuid), now, wanted, position}], "fill": blanks up to a whole block, so that the
    length tells nothing}; `position` is the place in the one order with the open aims."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="hesitations")
    aims = SealedField()

    class Meta:
        verbose_name_plural = "hesitations"

    def __str__(self) -> str:
        return f"hesitations {self.uuid}"


class Experiences(models.Model):
    """What a person has lived and switched on, all in one sealed value. There is no level, and nothing is kept of what
    is off. Its own table, apart from topics: no offer, aim or score can ever hold one.

    `shown` is {"keys": keys of the catalogue, "fill": blanks up to a whole block}."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="experiences")
    shown = SealedField()

    class Meta:
        verbose_name_plural = "experiences"

    def __str__(self) -> str:
        return f"experiences {self.uuid}"
