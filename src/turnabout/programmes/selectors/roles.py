"""Whether an account has a part in any programme that lets it see more than its own."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from turnabout.ground.accounts.models import User
from turnabout.ground.accounts.second_step import STEPS
from turnabout.programmes.models import Role

SEES_OTHERS = (Role.Kind.COORDINATOR, Role.Kind.DEPUTY, Role.Kind.SAFEGUARDING)


def sees_others(user: Any) -> bool:
    """True for coordinators, deputies and safeguarding contacts: their sessions end sooner."""
    return Role.objects.filter(user=user, kind__in=SEES_OTHERS).exists()


def staff_without_second_step() -> list[str]:
    """Names of those who see more than their own and sign in by a code alone, for administrators."""
    users = User.objects.filter(is_active=True).exclude(authenticator__type__in=STEPS)
    roles = Role.objects.filter(kind__in=SEES_OTHERS).values("user")
    found = users.filter(Q(is_administrator=True) | Q(pk__in=roles)).order_by("name", "pk")
    return [name or email or "" for name, email in found.values_list("name", "email")]
