"""Who can sign in, the links that open a door once, and whose installation this is."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.purpose import Purpose


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str | None = None, password: str | None = None, **extra: Any) -> User:
        user = self.model(email=(email or "").strip().lower() or None, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. Whoever is staff has a Person too; contacts from outside have only this."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("mail"), null=True, blank=True, unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, blank=True)
    language = models.CharField(_("page language"), max_length=16, blank=True)
    is_administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=now)
    second_step_asked_at = models.DateTimeField(
        null=True
    )  # since when this person has been asked to set one up
    left_at = models.DateTimeField(null=True)  # since when no staff list names this person any more

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_per_mail")]

    def __str__(self) -> str:
        return f"user {self.uuid}"


class EntryLink(models.Model):
    """A link that opens one door once: set-up of an empty installation, an invitation, or the demo's cast."""

    Purpose = Purpose

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    email = models.EmailField(blank=True)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="entry_links")
    label = models.CharField(max_length=60, blank=True)  # what the demo's person is, for the page of its cast
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.purpose} link {self.uuid}"


class Installation(models.Model):
    """One row: what this database is. Only a database marked as demo has sign-in links and a page of its mails."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    is_demo = models.BooleanField(default=False)
    second_step_required = models.BooleanField(default=False)  # of whoever sees more than their own
    second_step_grace_days = models.PositiveSmallIntegerField(default=14)
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="only_one_installation")]

    def __str__(self) -> str:
        return "demo" if self.is_demo else "installation"


class Organisation(models.Model):
    """One row: what the organisation is called, and its mark, as they stand in mails."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=80, blank=True)
    mark = models.BinaryField(null=True)  # a PNG made anew from its pixels
    mark_width = models.PositiveSmallIntegerField(default=0)
    mark_height = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="only_one_organisation")]

    def __str__(self) -> str:
        return self.name
