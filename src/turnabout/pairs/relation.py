"""What a viewer is to somebody on the staff list, in the words of the who-sees-what table."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from turnabout.ground.privacy.table import Audience
from turnabout.pairs.course import is_over_for
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programmes.permissions import coordinates_person, sets_up


def audiences_of(viewer: Any, person: Person) -> frozenset[Audience]:
    """Nobody is anything without signing in. A held pair makes no partner."""
    if not getattr(viewer, "is_authenticated", False):
        return frozenset()
    found = {
        Audience.STAFF: True,
        Audience.OWNER: person.user_id == viewer.pk,
        Audience.ADMINISTRATOR: sets_up(viewer),
        Audience.COORDINATOR: coordinates_person(viewer, person),
        Audience.PARTNER: are_partners(viewer, person),
    }
    return frozenset(audience for audience, is_so in found.items() if is_so)


def are_partners(viewer: Any, person: Person) -> bool:
    """In a pair that is out and, as the viewer finds it, not over."""
    mine = Q(mentor__user=viewer, mentee=person.pk) | Q(mentee__user=viewer, mentor=person.pk)
    rows = Pair.objects.filter(mine, state__in=(Pair.State.ACTIVE,), released_at__isnull=False)
    return any(
        not is_over_for(pair, "mentee" if pair.mentor_id == person.pk else "mentor")
        for pair in rows.select_related("ending").defer("explanation", "line_certificate")
    )
