"""Two entries of the directory turn out to be one person, or one entry to be two: all rooms move at once, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.services import close_account, open_account_again
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.ground.notify.services import send
from turnabout.matching.services import watch_lines
from turnabout.matching.services.joining import join_decisions, part_decisions
from turnabout.pairs.joining import join_pairs, paired_people, pairs_stand_in_the_way, part_pairs
from turnabout.pairs.selectors import people_in_pairs
from turnabout.people.selectors.merging import merge_for_owner, untouched_since
from turnabout.people.services import joining
from turnabout.programmes.permissions import sets_up
from turnabout.programmes.selectors import people_with_a_part
from turnabout.programmes.services import tell_of_changed_mails
from turnabout.programmes.services.joining import (
    has_a_part_to_run,
    join_seats,
    part_seats,
    seats_stand_in_the_way,
)

if TYPE_CHECKING:
    from turnabout.ground.accounts.models import User
    from turnabout.people.models import Person, PersonMerge
    from turnabout.people.services.joining import Split, Wish

IN_THE_WAY: Final = _(
    "What the two take part in cannot become one by itself. It is one of these: both have a pair in the same cohort, "
    "they are or were a pair, both had the same partner, one of them assists the other, or pairs of one of them are "
    "about to come out. Ask the coordinators of your programmes to end one of the two first."
)


@transaction.atomic
def join_people(*, actor: User, stay: Person, other: Person, wish: Wish) -> PersonMerge:
    """`other` goes into `stay`; only an administrator may, for it moves mails, lines and seats of any programme. Where
    both have an account nothing changes until its owner agrees that one is closed: nobody comes to read what was
    confided to the other."""
    if not sets_up(actor):
        raise NotAllowed
    _may_be_joined(actor, stay, other, wish)
    if stay.user_id and other.user_id:
        merge = joining.ask(actor=actor, stay=stay, other=other, wish=wish)
        send(kind="entries_to_join", user=closing_user(merge, wish), params={"view": "own_entry"})
        return merge
    return _join(actor, stay, other, wish)


@transaction.atomic
def agree_to_join(*, actor: User, merge: PersonMerge) -> PersonMerge:
    """The owner of the account that is closed says that both are them."""
    _only_who_was_asked(actor, merge)
    wish = joining.agreed(actor=actor, merge=merge)
    _may_be_joined(merge.by, merge.person, merge.other, wish)
    return _join(actor, merge.person, merge.other, wish, merge)


@transaction.atomic
def decline_to_join(*, actor: User, merge: PersonMerge) -> None:
    """By the person who was asked, or taken back by an administrator."""
    if not sets_up(actor):
        _only_who_was_asked(actor, merge)
    joining.declined(actor=actor, merge=merge)


@transaction.atomic
def split_person(*, actor: User, person: Person, split: Split) -> PersonMerge:
    if not sets_up(actor):
        raise NotAllowed
    new, changes = joining.split_entry(actor=actor, person=person, split=split)
    merge = joining.done(actor=actor, person=person, other=new, ledger={"people": changes}, kind="split")
    watch_lines()
    return merge


@transaction.atomic
def undo_join(*, actor: User, merge: PersonMerge) -> int:
    """A merge or a split goes back to what it was, as far as nobody changed it since; returns how many rows could not
    be put back whole."""
    if not sets_up(actor):
        raise NotAllowed
    other = merge.other
    if merge.kind == "split" and other is not None:
        _has_nothing_yet(other, merge)
    ledger = joining.close(actor=actor, merge=merge)
    left = part_decisions(actor=actor, changes=ledger["matching"]) if "matching" in ledger else 0
    left += part_pairs(actor=actor, changes=ledger["pairs"]) if "pairs" in ledger else 0
    left += part_seats(actor=actor, changes=ledger["programmes"]) if "programmes" in ledger else 0
    people = [one for one in (merge.person, other) if one is not None]
    left += joining.part_entries(actor=actor, people=people, changes=ledger["people"])
    if "accounts" in ledger:
        open_account_again(actor=actor, changes=ledger["accounts"])
    watch_lines()
    return left


def closing_user(merge: PersonMerge, wish: Wish) -> User:
    """Whose account is closed when the two are one."""
    return merge.person.user if wish.account == "other" else merge.other.user


def _may_be_joined(actor: User | None, stay: Person, other: Person, wish: Wish) -> None:
    """Nobody joins an entry with their own: they would come to read what the other was told in confidence."""
    if actor is not None and actor.pk in (stay.user_id, other.user_id):
        raise Refused(_("One of the two is your own entry. Ask another administrator."))
    if stay.user_id and other.user_id:
        closing = stay.user if wish.account == "other" else other.user
        if has_a_part_to_run(closing):
            raise Refused(
                _(
                    "The account that would be closed runs a programme or is an administrator's. Keep that account, or "
                    "give its part to the other one first."
                )
            )
    if seats_stand_in_the_way(stay, other) or pairs_stand_in_the_way(stay, other):
        raise Refused(IN_THE_WAY)


def _join(
    actor: User, stay: Person, other: Person, wish: Wish, merge: PersonMerge | None = None
) -> PersonMerge:
    mail, both = stay.email, bool(stay.user_id and other.user_id)
    closing = (stay.user if wish.account == "other" else other.user) if both else None
    paired = paired_people(stay, other)
    ledger: dict[str, Any] = {
        "matching": join_decisions(actor=actor, stay=stay, other=other),
        "pairs": join_pairs(actor=actor, stay=stay, other=other),
        "programmes": join_seats(actor=actor, stay=stay, other=other, paired=paired),
        "people": joining.join_entries(actor=actor, stay=stay, other=other, wish=wish),
    }
    if closing is not None:
        ledger["accounts"] = close_account(actor=actor, user=closing)
    done = joining.done(actor=actor, person=stay, other=other, ledger=ledger, merge=merge)
    _tell(stay, mail, closing)
    watch_lines()
    return done


def _tell(stay: Person, mail_before: str, closing: User | None) -> None:
    """The person, at the account that stays and at the one that is closed; and a mail that is not listed any more."""
    stay.refresh_from_db()
    if mail_before and stay.email.lower() != mail_before.lower():
        tell_of_changed_mails(before={stay.pk: mail_before})
    if stay.user is not None:
        send(kind="entries_joined", user=stay.user, params={"view": "own_entry"})
    if closing is not None and closing.email:
        send(
            kind="entries_joined",
            address=closing.email,
            language=closing.language,
            params={"view": "account_login"},
        )


def _only_who_was_asked(actor: User, merge: PersonMerge) -> None:
    if merge_for_owner(actor, merge.uuid).pk != merge.pk:
        raise NotFound


def _has_nothing_yet(new: Person, merge: PersonMerge) -> None:
    """Who came out of a split and has a life of their own since goes back by a merge, not by an undo."""
    busy = new.user_id is not None or bool(new.own_fields) or not untouched_since(new, merge)
    if busy or new.pk in people_with_a_part([new.pk]) or new.pk in people_in_pairs():
        raise Refused(
            _("The new person has an account, a part or another key by now. Put the two together instead.")
        )
