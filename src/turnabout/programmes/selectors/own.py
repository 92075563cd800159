"""What a person may see of their own part in a cohort: seats, what they typed, whom they named, whom they may name."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Final

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Person
from turnabout.programmes.finding import fits, fold
from turnabout.programmes.models import Enrolment, EnrolmentDraft, LastPage, Preferences

MOST_FOUND: Final = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody in the cohort, as all staff may see them."""

    uuid: str
    name: str
    title: str
    unit: str
    former: list[str] = field(default_factory=list)  # of entries that went into this one


@dataclass(frozen=True)
class OwnAnswer:
    """`draft` is what the person typed and did not confirm yet, or None; `epoch` what a page that shows it carries."""

    epoch: int
    draft: dict[str, Any] | None
    prefer: tuple[str, ...]
    rather_not: tuple[str, ...]
    typed_by: str = ""  # who typed the draft for the person, until they change it themself


def own_enrolments(viewer: User) -> list[Enrolment]:
    """Every seat of the viewer with its cohort and programme, newest cohort first."""
    return (
        list(_of(viewer).order_by("-cohort__starts_on", "-cohort_id", "seat"))
        if viewer.is_authenticated
        else []
    )


def own_enrolment(viewer: User, enrolment_uuid: uuid.UUID) -> Enrolment:
    found = _of(viewer).filter(uuid=enrolment_uuid).first() if viewer.is_authenticated else None
    if found is None:
        raise NotFound
    return found


def own_seats(viewer: User, enrolment: Enrolment) -> list[Enrolment]:
    """All seats of the viewer in the cohort of one of them: one person may have both."""
    return list(_of(viewer).filter(cohort=enrolment.cohort_id).order_by("pk"))


def own_answer(viewer: User, enrolment: Enrolment) -> OwnAnswer:
    _only_own(viewer, enrolment)
    at = {"cohort": enrolment.cohort_id, "person": enrolment.person_id}
    # First of all: a draft that is newer than its epoch is asked about once too often, an older one would be lost.
    epoch = LastPage.objects.filter(**at).values_list("epoch", flat=True).first() or 0
    draft = EnrolmentDraft.objects.filter(**at).select_related("typed_by").first()
    wishes = Preferences.objects.filter(**at).first()
    people = wishes.people if wishes else {}
    return OwnAnswer(
        epoch=epoch,
        draft=draft.values if draft else None,
        prefer=tuple(people.get("prefer", ())),
        rather_not=tuple(people.get("rather_not", ())),
        typed_by=(draft.typed_by.name or draft.typed_by.email or "") if draft and draft.typed_by else "",
    )


def find_people(viewer: User, enrolment: Enrolment, typed: str) -> list[Found]:
    """People of the cohort whose name fits. All states are searched, so that nobody's answer can be told from it."""
    _only_own(viewer, enrolment)
    if len(fold(typed).replace(" ", "")) < 2:
        return []
    return [one for one in _in_cohort(enrolment) if fits(typed, [one.name])][:MOST_FOUND]


def names_of(viewer: User, enrolment: Enrolment, people: Collection[str]) -> dict[str, Found]:
    """Those of the cohort with these uuids, or with what they were before two entries became one. The whole cohort is
    read: a query by uuid would name them in a log."""
    _only_own(viewer, enrolment)
    if not people:
        return {}
    there = [(name, one) for one in _in_cohort(enrolment) for name in (one.uuid, *one.former)]
    return {name: one for name, one in there if name in people}


def _in_cohort(enrolment: Enrolment) -> list[Found]:
    rows = (
        Person.objects.filter(
            pk__in=Enrolment.objects.filter(cohort=enrolment.cohort_id).values("person"),
        )
        .exclude(pk=enrolment.person_id)
        .order_by("name", "pk")
        .values_list("uuid", "name", "title", "unit", "merged__uuid")
    )
    found: dict[str, Found] = {}
    for uuid_, *said, former in rows:
        one = found.setdefault(str(uuid_), Found(str(uuid_), *said))
        if former is not None:
            one.former.append(str(former))
    return list(found.values())


def _of(viewer: User) -> Any:
    return Enrolment.objects.filter(person__user=viewer).select_related("cohort__programme", "person")


def _only_own(viewer: User, enrolment: Enrolment) -> None:
    if not viewer.is_authenticated or enrolment.person.user_id != viewer.pk:
        raise NotFound
