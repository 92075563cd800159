"""Makes accounts. Intake makes none: an account comes from a role, an invitation, the set-up or the listed person."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import Installation, User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import Refused


@transaction.atomic
def make_user(
    *,
    actor: User | None,
    email: str = "",
    name: str = "",
    language: str = "",
    timezone: str = "",
    password: str | None = None,
    is_administrator: bool = False,
    mail_is_proved: bool = False,
) -> User:
    """An account. Without a password it is entered by a code by mail. `mail_is_proved` says that whoever uses it has
    shown that the mail is theirs; otherwise their first code shows it."""
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                email=email,
                password=password,
                name=name.strip(),
                language=language,
                timezone=timezone,
                is_administrator=is_administrator,
            )
    except IntegrityError:
        raise Refused(_("There is already an account with this mail.")) from None
    if user.email:
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=mail_is_proved)
    action = "administrator made" if is_administrator else "account made"
    record(actor=actor, action=action, subject_kind="user", subject_uuid=user.uuid)
    return user


def find_or_make_user(*, actor: User | None, email: str, name: str = "") -> User:
    """The account with this mail, made if there is none: for people named by their mail, such as a coordinator."""
    wanted = email.strip().lower()
    if not wanted:
        raise Refused(_("An account needs a mail."))
    found = User.objects.filter(email=wanted).first()
    return found or make_user(actor=actor, email=wanted, name=name)


def fill_in(*, user: User, name: str, timezone: str) -> None:
    """What the staff list knows and the account does not: an account that was named by its mail has no name yet."""
    blank = {
        key: value
        for key, value in (("name", name), ("timezone", timezone))
        if value and not getattr(user, key)
    }
    if blank:
        User.objects.filter(pk=user.pk).update(**blank)
        for key, value in blank.items():
            setattr(user, key, value)


def choose_language(*, user: User, language: str) -> None:
    """The language of the person's pages and mails."""
    User.objects.filter(pk=user.pk).update(language=language)
    user.language = language


def mark_as_demo() -> None:
    """Say once and for all that this database is a demo. A database that people use already cannot become one."""
    if User.objects.exists():
        raise Refused(_("This database is in use. A demo needs one of its own."))
    Installation.objects.update_or_create(id=1, defaults={"is_demo": True})
