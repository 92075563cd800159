"""Whom the two of a pair can turn to: who runs the programme, and who does not (system use, for readers of pairs)."""

from __future__ import annotations

from typing import Any

from turnabout.pairs.models import Pair
from turnabout.programmes.models import Role

Contact = tuple[str, str]
"""Name and mail, which are open to all staff for whoever has a role."""


def roles_of(pair: Pair) -> list[Role]:
    rows = Role.objects.filter(programme=pair.cohort.programme_id, user__is_active=True)
    return list(rows.select_related("user").order_by("pk"))


def coordinators(roles: list[Role], pair: Pair, viewer: Any) -> tuple[Contact, ...]:
    """Nobody is told to write to themself, nor about their partner to that partner where there is somebody else."""
    kind = Role.Kind
    for kinds, but in (
        ((kind.COORDINATOR,), _the_two(pair)),
        ((kind.DEPUTY,), _the_two(pair)),
        ((kind.COORDINATOR, kind.DEPUTY), {viewer.pk}),
    ):
        found = [role for role in roles if role.kind in kinds and role.user_id not in but]
        if found:
            return _contacts(found)
    return ()


def safe_people(roles: list[Role], pair: Pair) -> tuple[Contact, ...]:
    """Safeguarding contacts. The page says that they do not run the programme, so it must be true, and none is one of
    the two."""
    others = {role.user_id for role in roles if role.kind != Role.Kind.SAFEGUARDING} | _the_two(pair)
    return _contacts([role for role in roles if role.user_id not in others])


def safeguarded_by(viewer: Any) -> set[int]:
    """Ids of programmes whose safeguarding contact the viewer is, where they have no other part."""
    if not (getattr(viewer, "is_authenticated", False) and viewer.is_active):
        return set()
    roles = set(Role.objects.filter(user=viewer).values_list("programme_id", "kind"))
    others = {programme for programme, kind in roles if kind != Role.Kind.SAFEGUARDING}
    return {programme for programme, _kind in roles} - others


def may_safeguard(viewer: Any, pair: Pair) -> bool:
    """A safeguarding contact with no other part in the programme, nor in the pair."""
    return pair.cohort.programme_id in safeguarded_by(viewer) and viewer.pk not in _the_two(pair)


def _the_two(pair: Pair) -> set[int | None]:
    return {pair.mentor.user_id, pair.mentee.user_id}


def _contacts(roles: list[Role]) -> tuple[Contact, ...]:
    return tuple((role.user.name or role.user.email or "", role.user.email or "") for role in roles)
