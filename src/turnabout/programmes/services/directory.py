"""What coordinators and administrators keep right in the directory: requests of people, sites, the tree of units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.models import User
from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.ground.notify.services import send
from turnabout.people.models import Correction, Site, Unit
from turnabout.people.public_holidays import countries, regions
from turnabout.people.selectors.name_index import Place
from turnabout.programmes.permissions import coordinates_person, looks_after_directory, sets_up

LONGEST_ANSWER: Final = 1000
State = Correction.State


@transaction.atomic
def see_correction(*, actor: User, correction: Correction) -> None:
    """Somebody looks into it; the person sees that."""
    _may(actor, correction)
    seen = {"state": State.SEEN, "seen_at": now(), "by": actor}
    if not Correction.objects.filter(pk=correction.pk, state=State.OPEN).update(**seen):
        raise Refused(_("Somebody has looked into this already."))
    _note(actor, "correction seen", correction)


@transaction.atomic
def settle_correction(*, actor: User, correction: Correction, answer: str) -> None:
    """With an answer in words, whether the list was changed or not. The person is told that one waits; its words stay
    on their page."""
    _may(actor, correction)
    if not answer.strip() or len(answer) > LONGEST_ANSWER:
        raise Refused(_("Write a short answer. The person reads it on their own page."))
    asked = Correction.objects.select_for_update(of=("self",)).select_related("person__user")
    found = asked.get(pk=correction.pk)
    if found.state == State.SETTLED:
        raise Refused(_("Somebody has answered this already."))
    found.state, found.answer, found.by = State.SETTLED, answer.strip(), actor
    found.settled_at = now()
    found.seen_at = found.seen_at or found.settled_at
    found.save()
    if found.person.user is not None and found.person.user != actor:
        send(kind="correction_answered", user=found.person.user, params={"view": "own_entry"})
    _note(actor, "correction settled", correction)


@transaction.atomic
def settle_site(*, actor: User, place: Place, country: str, region: str) -> Site:
    """Where a site lies. A region that the country does not have is dropped: the country may just have changed."""
    _may_directory(actor)
    if country not in countries():
        raise Refused(_("Choose a country from the list."))
    site, _made = Site.objects.update_or_create(
        name=place.name,
        listed_country=place.country,
        defaults={"country": country, "region": region if region in regions(country) else ""},
    )
    record(actor=actor, action="site settled", subject_kind="site", subject_uuid=site.uuid)
    return site


@transaction.atomic
def place_units(*, actor: User | None, above: Mapping[str, str]) -> int:
    """Puts every unit named under the other, or at the top; refuses a circle. None is the system, for a demo."""
    if actor is not None:
        _may_directory(actor)
    standing = dict(Unit.objects.values_list("name", "parent__name")) | dict(above)
    if any(_circles(name, standing) for name in above):
        raise Refused(_("A unit cannot stand below itself. Nothing was changed."))
    names = {*above, *(parent for parent in above.values() if parent)}
    there = {unit.name: unit for unit in Unit.objects.filter(name__in=names)}
    missing = [Unit(name=name) for name in sorted(names - set(there))]
    Unit.objects.bulk_create(missing)
    there |= {unit.name: unit for unit in missing}
    changed = []
    for name, parent in above.items():
        unit, wanted = there[name], there.get(parent)
        if unit.parent_id != (wanted and wanted.pk):
            unit.parent = wanted
            changed.append(unit)
    Unit.objects.bulk_update(changed, ["parent"])
    record(actor=actor, action="units placed", subject_kind="unit", facts={"changed": len(changed)})
    return len(changed)


def _circles(name: str, above: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    while name:
        if name in seen:
            return True
        seen.add(name)
        name = above.get(name) or ""
    return False


def _may(actor: User, correction: Correction) -> None:
    if not sets_up(actor) and not coordinates_person(actor, correction.person):
        raise NotAllowed


def _may_directory(actor: User) -> None:
    if not looks_after_directory(actor):
        raise NotAllowed


def _note(actor: User, action: str, correction: Correction) -> None:
    record(actor=actor, action=action, subject_kind="correction", subject_uuid=correction.uuid)
