"""How somebody on the staff list comes to an account: by the link of an invitation, or by asking for a code.

The listed mail is the only tie. Where several people share one, nobody is tied to it: a guess could open a stranger's
page, so the list has to be mended first. A proved mail counts more than a letter: the account that came by one is
closed, with its code, its passphrase and its second step."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.selectors import user_by_mail
from turnabout.ground.accounts.services import close_account, fill_in, make_user, use_entry_link
from turnabout.ground.errors import Refused
from turnabout.people.selectors import person_by_listed_mail, person_of
from turnabout.people.services import link_user, untie_user
from turnabout.programmes.selectors import own_enrolments
from turnabout.programmes.selectors.unanswered import asked_cohort
from turnabout.programmes.services.paper import end_letters

if TYPE_CHECKING:
    from turnabout.ground.accounts.models import EntryLink, User
    from turnabout.people.models import Person
    from turnabout.programmes.models import Cohort


@transaction.atomic
def join(*, token: str) -> User:
    """Use an invitation: the account it was made for, or a new one tied to the listed person. Having the link proves
    the mail that it was sent to."""
    link = use_entry_link(token=token, purpose=Purpose.JOIN)
    if link.user is not None:
        if not link.user.is_active:
            raise Refused(_("This account is closed."))
        return _never_signed_in(link.user)
    person = person_by_listed_mail(link.email)
    if person is None:
        raise Refused(
            _("This mail does not belong to exactly one person on the staff list. Ask your coordinator.")
        )
    if not _is_free(person):
        raise Refused(_("You have an account already. Sign in with a code by mail."))
    known = user_by_mail(link.email)
    user = _never_signed_in(known) if known else _make_for(person, link.email, mail_is_proved=True)
    _tie(user, person)
    return user


def what_asks(link: EntryLink) -> Cohort | None:
    """The cohort that an invitation is about, for its page: what it is called and what taking part costs."""
    person = person_of(link.user) if link.user else person_by_listed_mail(link.email)
    return asked_cohort(person) if person else None


def _never_signed_in(user: User) -> User:
    """A link opens an account for the first time only: later, an old mail must not be worth as much as a code."""
    if user.last_login is not None:
        raise Refused(_("You have an account already. Sign in with a code by mail."))
    return user


def make_account_if_listed(email: str) -> None:
    """Whoever is on the staff list may sign in: make the account when its first code is asked for. It is tied to the
    person only once that code has proved the mail (`tie_to_listed_person`)."""
    person = person_by_listed_mail(email)
    if person is not None and _is_free(person) and user_by_mail(email) is None:
        try:
            _make_for(person, email.strip().lower(), mail_is_proved=False)
        except Refused:
            return  # an account that was closed: it stays closed


def tie_to_listed_person(user: User) -> None:
    """After a sign-in that proved the mail: if it is listed for one person who has no account, this is that person."""
    if not user.email or person_of(user) is not None:
        return
    person = person_by_listed_mail(user.email)
    if person is not None and _is_free(person):
        try:
            _tie(user, person)
        except Refused:
            return  # somebody else was tied a moment before; that must not cost the sign-in


def enrolment_to_answer(user: User) -> uuid.UUID | None:
    """The newest seat that waits for this person's word."""
    waiting = (
        enrolment.uuid for enrolment in own_enrolments(user) if enrolment.state == enrolment.State.ASKED
    )
    return next(waiting, None)


def _is_free(person: Person) -> bool:
    """Nobody's account yet, or one that came by a letter: only such a one has no mail."""
    return person.user is None or person.user.email is None


@transaction.atomic
def _tie(user: User, person: Person) -> None:
    by_letter = person.user
    if by_letter is not None:
        end_letters(actor=user, person=person)
        untie_user(actor=user, person=person)
        close_account(actor=user, user=by_letter)
    link_user(actor=user, person=person, user=user)
    fill_in(user=user, name=person.name, timezone=person.timezone)


def _make_for(person: Person, email: str, *, mail_is_proved: bool) -> User:
    return make_user(
        actor=None, email=email, name=person.name, timezone=person.timezone, mail_is_proved=mail_is_proved
    )
