"""Which part somebody has in which programme, for their own start page."""

from __future__ import annotations

from dataclasses import dataclass

from turnabout.ground.accounts.models import User
from turnabout.programmes.models import Role


@dataclass(frozen=True, slots=True)
class Part:
    kind: str
    programme: str


def parts_of(viewer: User) -> list[Part]:
    """The viewer's own roles, in one query, safeguarding contacts before sponsors before who runs a programme."""
    rows = Role.objects.filter(user=viewer.pk).order_by("programme__name", "pk")
    order = (Role.Kind.SAFEGUARDING, Role.Kind.SPONSOR, Role.Kind.COORDINATOR, Role.Kind.DEPUTY)
    found = [Part(kind, name) for kind, name in rows.values_list("kind", "programme__name")]
    return sorted(found, key=lambda part: order.index(Role.Kind(part.kind)))
