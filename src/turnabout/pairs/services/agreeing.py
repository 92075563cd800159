"""Writes the agreement: a version for every change, a name under the clauses that need both, a word to the other."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.pairs.models import Agreement, AgreementVersion
from turnabout.pairs.services.the_two import Mine, lock, note, tell
from turnabout.pairs.terms import Terms, clean, named


class ChangedMeanwhile(Refused):
    """The page was written after it was opened here. Doors show both."""

    def __init__(self) -> None:
        super().__init__(_("The page was changed while you had it open. Look at it once more."))


@transaction.atomic
def confirm_terms(
    *, actor: Any, pair: UUID, terms: Terms, base: int, together: bool = False
) -> AgreementVersion:
    """Put the actor's name under these words, which were written over version `base` (0: none yet). `together`: the
    other sits at the same screen and confirms too, which they can take back from their own."""
    mine, wanted = lock(actor, pair), clean(terms)
    agreement = _agreement(mine, base)
    version = _version(agreement, mine, wanted)
    is_new = version.pk is None
    _sign_myself(version, mine, agreement)
    if together and not _signed(version, mine.partner_seat):
        _sign(version, mine.partner_seat)
        version.one_screen = mine.seat
    version.save()
    if is_new:
        agreement.version = version.number
        setattr(agreement, f"{mine.seat}_seen", version.number)
    _settle(agreement)
    kind = _told(version, together=version.one_screen == mine.seat and together)
    if is_new or kind != "agreement_changed":
        tell(mine.pair, kind, mine.partner_seat)
    facts = {"version": version.number, "one_screen": together}
    note(actor, mine.pair, "agreement changed" if is_new and base else "agreement confirmed", **facts)
    return version


@transaction.atomic
def confirm_as_it_stands(*, actor: Any, pair: UUID, base: int) -> None:
    """Put the actor's name under version `base`, which must be the newest. Where the other confirmed for them on one
    screen, it is their own word now."""
    mine = lock(actor, pair)
    agreement = _agreement(mine, base)
    latest = _latest(agreement)
    _sign_myself(latest, mine, agreement)
    latest.save()
    setattr(agreement, f"{mine.seat}_seen", latest.number)
    _settle(agreement)
    note(actor, mine.pair, "agreement confirmed", version=latest.number, one_screen=False)


@transaction.atomic
def keep_earlier(*, actor: Any, pair: UUID, base: int) -> None:
    """The clauses that need both names stay as they last had them; all else of the newest version stays too."""
    mine = lock(actor, pair)
    agreement = _agreement(mine, base)
    latest = _latest(agreement)
    standing = next((one for one in _versions(agreement) if _has_both(one)), None)
    if standing is None or _has_both(latest):
        raise Refused(_("There is nothing to keep: the page stands as it is."))
    version = _version(agreement, mine, {**latest.terms, **named(standing.terms)})
    version.save()
    agreement.version = version.number
    setattr(agreement, f"{mine.seat}_seen", version.number)
    _settle(agreement)
    tell(mine.pair, "agreement_changed", mine.partner_seat)
    note(actor, mine.pair, "agreement kept as it was", version=version.number)


@transaction.atomic
def take_back_name(*, actor: Any, pair: UUID) -> None:
    """ "That was not me": the name that the other put there on their own screen goes from every version."""
    mine = lock(actor, pair)
    agreement = Agreement.objects.filter(pair=mine.pair).first()
    rows = agreement.versions.filter(one_screen=mine.partner_seat) if agreement else None
    if agreement is None or rows is None or not rows.exists():
        raise Refused(_("Nobody has confirmed for you, or you have confirmed it yourself since."))
    rows.update(**{f"{mine.seat}_signed_at": None, "one_screen": ""})
    _settle(agreement)
    tell(mine.pair, "agreement_waits", mine.partner_seat)
    note(actor, mine.pair, "agreement name taken back")


@transaction.atomic
def mark_seen(*, actor: Any, pair: UUID, base: int) -> None:
    """The actor has seen the changes up to `base`."""
    mine = lock(actor, pair, over_too=True)
    column = f"{mine.seat}_seen"
    newer = {"version__gte": base, f"{column}__lt": base}
    Agreement.objects.filter(pair=mine.pair, **newer).update(**{column: base})


def _agreement(mine: Mine, base: int) -> Agreement:
    """Of two writers the pair's lock lets one go first; the second was looking at an older version."""
    row, _made = Agreement.objects.get_or_create(pair=mine.pair)
    if row.version != base:
        raise ChangedMeanwhile
    return row


def _versions(agreement: Agreement) -> list[AgreementVersion]:
    """Newest first."""
    return list(agreement.versions.order_by("-number"))


def _latest(agreement: Agreement) -> AgreementVersion:
    found = agreement.versions.order_by("-number").first()
    if found is None:
        raise Refused(_("There is no page yet. Open it and confirm it."))
    return found


def _version(agreement: Agreement, mine: Mine, terms: Terms) -> AgreementVersion:
    """The newest one if it says the same, else a new one. Names stay under clauses that are word for word what they
    stood under before."""
    earlier = _versions(agreement)
    if earlier and earlier[0].terms == terms:
        return earlier[0]
    version = AgreementVersion(agreement=agreement, number=agreement.version + 1, seat=mine.seat, terms=terms)
    alike = next((one for one in earlier if named(one.terms) == named(terms)), None)
    if alike:
        version.mentor_signed_at, version.mentee_signed_at = alike.mentor_signed_at, alike.mentee_signed_at
        version.one_screen = alike.one_screen
    return version


def _signed(version: AgreementVersion, seat: str) -> bool:
    return getattr(version, f"{seat}_signed_at") is not None


def _has_both(version: AgreementVersion) -> bool:
    return _signed(version, "mentor") and _signed(version, "mentee")


def _sign(version: AgreementVersion, seat: str) -> None:
    if not _signed(version, seat):
        setattr(version, f"{seat}_signed_at", now())


def _sign_myself(version: AgreementVersion, mine: Mine, agreement: Agreement) -> None:
    """What the other confirmed for them on one screen is their own word now."""
    _sign(version, mine.seat)
    agreement.versions.filter(one_screen=mine.partner_seat).update(one_screen="")
    if version.one_screen == mine.partner_seat:
        version.one_screen = ""


def _settle(agreement: Agreement) -> None:
    """Whether some version carries both names, and since when."""
    agreed = agreement.versions.exclude(mentor_signed_at=None).exclude(mentee_signed_at=None).exists()
    agreement.agreed_at = (agreement.agreed_at or now()) if agreed else None
    if agreed and agreement.introduction_held_at is None:
        agreement.introduction_held_at = now()
    agreement.save()


def _told(version: AgreementVersion, *, together: bool) -> str:
    if together:
        return "agreement_together"
    return "agreement_changed" if _has_both(version) else "agreement_waits"
