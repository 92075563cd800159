"""Letters with a code for people without mail: made, opened for the first time with a passphrase, and used again.

The coordinator who prints a letter knows its code. The passphrase that the person chooses at the first use is theirs
alone. What a fresh letter for a forgotten one does stands in paper_anew.py.

A letter is for people who are listed with no mail at all. Where there is one, whoever it belongs to comes in by it, and
a code in somebody else's hands must open nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.accounts.services import make_user
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.people.models import Person
from turnabout.people.services import link_user
from turnabout.programmes.models import STILL_OPEN, Cohort, Enrolment, PaperCode
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.tokens import code_of, digest_of

VALID_FOR: Final = timedelta(days=60)
SHORTEST: Final = 8  # letters of the passphrase; guesses are few and the code is needed too
WRONG: Final = _(
    "The code and the passphrase do not belong together. Look at the letter again, or ask your coordinator."
)


@transaction.atomic
def make_letters(*, actor: User, cohort: Cohort, only: Collection[int] | None = None) -> int:
    """A code for everybody on the list who has neither a mail of their own nor an account; returns how many are new.
    They count as asked from now on, for the letter asks them."""
    if not coordinates(actor, cohort.programme):
        raise NotAllowed
    cohort = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if cohort.state not in STILL_OPEN:
        raise Refused(_("The pairs of this cohort are published. There is nothing left to confirm."))
    people = without_mail(cohort) if only is None else without_mail(cohort) & set(only)
    PaperCode.objects.filter(cohort=cohort, person__in=people, used_at=None, expires_at__lt=now()).delete()
    there = set(cohort.paper_codes.values_list("person_id", flat=True))
    known = set(Person.objects.filter(pk__in=people - there).exclude(user=None).values_list("pk", flat=True))
    new = [_code(actor, cohort, person, person in known) for person in sorted(people - there)]
    PaperCode.objects.bulk_create(new)
    waiting = cohort.enrolments.filter(person__in=people, state=Enrolment.State.LISTED)
    waiting.update(state=Enrolment.State.ASKED, asked_at=now())
    record(
        actor=actor,
        action="letters made",
        subject_kind="cohort",
        subject_uuid=cohort.uuid,
        programme_uuid=cohort.programme.uuid,
        facts={"letters": len(new)},
    )
    return len(new)


def _code(actor: User, cohort: Cohort, person: int, is_known: bool) -> PaperCode:
    """Whoever came in by an earlier letter has a passphrase: the new code asks for that one."""
    row = PaperCode(cohort=cohort, person_id=person, by=actor, expires_at=now() + VALID_FOR)
    row.used_at = row.made_at if is_known else None
    row.digest = digest_of(code_of(row.uuid))
    return row


def without_mail(cohort: Cohort) -> set[int]:
    """Ids of people with a seat that waits, for whom no mail is known. One that several people are listed with is a
    mail too: a file could make it so, and an administrator's list says whose it is."""
    waiting = (Enrolment.State.LISTED, Enrolment.State.ASKED)
    here = cohort.enrolments.filter(state__in=waiting, person__gone_at=None)
    none = here.filter(person__email="", person__user__email=None).exclude(person__user__is_active=False)
    return set(none.values_list("person_id", flat=True))


@transaction.atomic
def enter_by_paper(*, code: str, passphrase: str) -> User:
    """The first time the passphrase is chosen, later it has to be the same. Wrong, used-up and unknown codes are
    refused in the same words; the caller bounds how often one may try."""
    row = _open_row(code)
    if row is None:
        make_password(passphrase)  # takes as long as checking one
        raise Refused(WRONG)
    if row.used_at is None:
        return _first_time(row, passphrase)
    user = row.person.user
    if user is None or not user.is_active or not user.check_password(passphrase):
        raise Refused(WRONG)
    return user


def _open_row(code: str) -> PaperCode | None:
    """Once used, a code stays a name to sign in with while the cohort is open."""
    rows = PaperCode.objects.select_for_update(of=("self",)).select_related(
        "person__user", "cohort__programme"
    )
    row = rows.filter(digest=digest_of(code)).first()
    if row is None or (row.used_at is None and row.expires_at < now()):
        return None
    return row


def _first_time(row: PaperCode, passphrase: str) -> User:
    is_free = _waits_for_a_passphrase(row.person.user)
    if not is_free or row.person.gone_at is not None or row.person.email:
        raise Refused(WRONG)  # they have come in by another door since, left, or got a mail
    if len(passphrase) < SHORTEST:
        raise Refused(_("Choose a passphrase of at least eight letters. Three short words are good."))
    _not_too_common(passphrase)
    user = _with_passphrase(row.person, passphrase)
    row.used_at = now()
    row.save(update_fields=["used_at"])
    _record(user, row)
    return user


@transaction.atomic
def end_letters(*, actor: User, person: Person) -> None:
    """Whoever has proved the listed mail is this person: codes of theirs open nothing any more."""
    ended, _each = PaperCode.objects.filter(person=person).delete()
    record(
        actor=actor,
        action="letters ended",
        subject_kind="person",
        subject_uuid=person.uuid,
        facts={"letters": ended},
    )


def _waits_for_a_passphrase(user: User | None) -> bool:
    """There is no account yet, or its passphrase was forgotten and a fresh letter made."""
    return user is None or (user.is_active and not user.email and not user.has_usable_password())


def _with_passphrase(person: Person, passphrase: str) -> User:
    user = person.user
    if user is None:
        user = make_user(actor=None, name=person.name, timezone=person.timezone, password=passphrase)
        link_user(actor=user, person=person, user=user)
    else:
        user.set_password(passphrase)
        user.save(update_fields=["password"])
    return user


def _not_too_common(passphrase: str) -> None:
    try:
        CommonPasswordValidator().validate(passphrase)
    except ValidationError:
        raise Refused(_("Too many people use that one. Choose another, such as three short words.")) from None


def _record(user: User, row: PaperCode) -> None:
    facts: dict[str, Any] = {}
    record(
        actor=user,
        action="letter used",
        subject_kind="paper code",
        subject_uuid=row.uuid,
        programme_uuid=row.cohort.programme.uuid,
        facts=facts,
    )
