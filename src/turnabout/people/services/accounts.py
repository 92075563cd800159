"""Ties an account to the person on the staff list, and parts them."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.services import fill_in
from turnabout.ground.audit.services import record
from turnabout.ground.errors import Refused
from turnabout.people.models import Person


def link_user(*, actor: Any, person: Person, user: Any) -> Person:
    """`user` is this person. Once: a person tied to another account, or an account to another person, is refused."""
    try:
        with transaction.atomic():
            free = Person.objects.filter(pk=person.pk, user__isnull=True).update(user=user)
            if free:
                record(actor=actor, action="account tied", subject_kind="person", subject_uuid=person.uuid)
    except IntegrityError:
        raise Refused(_("This account already belongs to somebody else on the staff list.")) from None
    if not free and not Person.objects.filter(pk=person.pk, user=user).exists():
        raise Refused(_("This person already has another account."))
    fill_in(user=user, name=person.name, timezone=person.timezone)
    person.user = user
    return person


@transaction.atomic
def untie_user(*, actor: Any, person: Person) -> None:
    """The account that was this person's is not any more. Whoever calls has checked the right."""
    if Person.objects.filter(pk=person.pk, user=person.user).update(user=None):
        record(actor=actor, action="account parted", subject_kind="person", subject_uuid=person.uuid)
    person.user = None
