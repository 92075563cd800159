"""Somebody is on no staff list any more, or on one again: their account and their roles follow.

It looks at what the lists say now, not at what a file did. So it may be called at any time and twice, and puts right
what an undone file, two entries put together, or a worker that was killed have left."""

from __future__ import annotations

from django.db import transaction

from turnabout.ground.accounts.services.leaving import mark_back, mark_left
from turnabout.people.selectors.leavers import back_with_an_account, left_with_an_account
from turnabout.programmes.services.leaving import end_roles, give_back_roles


@transaction.atomic
def settle_leavers() -> tuple[int, int]:
    """How many have left, and how many are back."""
    left = [person.user for person in left_with_an_account() if mark_left(user=person.user)]
    for user in left:
        end_roles(user=user)
    back = [person.user for person in back_with_an_account()]
    for user in back:
        give_back_roles(user=user)
        mark_back(user=user)
    return len(left), len(back)
