"""Makes what matching tests start from: people with seats in a cohort, and runs that need no solver."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from turnabout.ground.accounts.models import User
from turnabout.matching.models import Proposal, Run
from turnabout.people.models import Aim, Offer, Person, ReportingLine, Topic
from turnabout.people.services import AimLine, save_profile
from turnabout.programmes.models import Cohort, Enrolment, Programme, Role
from turnabout.programmes.services.preferences import save_preferences

TOPICS = ("video", "prompts", "captions", "budgets", "boards", "suppliers")


def make_topics() -> dict[str, Topic]:
    for key in TOPICS:
        Topic.objects.get_or_create(key=key, defaults={"name": key.title()})
    return {topic.key: topic for topic in Topic.objects.filter(key__in=TOPICS)}


def make_person(name: str, *, user: bool = False, **fields: Any) -> Person:
    mail = f"{name.lower().replace(' ', '.')}@firm.example"
    account = User.objects.create_user(email=mail, name=name) if user else None
    plain = {
        "title": "Specialist",
        "unit": "Operations",
        "site": "Porto",
        "timezone": "Europe/Lisbon",
        "languages": ["en"],
        "hours": "Mon-Fri 09:00-17:00",
        "grade": 2,
    }
    return Person.objects.create(name=name, email=mail, user=account, **{**plain, **fields})


def reports_to(person: Person, manager: Person, kind: str = "solid") -> None:
    ReportingLine.objects.create(person=person, manager=manager, manager_key=str(manager.uuid), kind=kind)


def offers(person: Person, **levels: int) -> None:
    topics = make_topics()
    Offer.objects.bulk_create(
        Offer(person=person, topic=topics[key], level=level) for key, level in levels.items()
    )


def aims(person: Person, *wanted: tuple[str, int, int]) -> None:
    topics = make_topics()
    Aim.objects.bulk_create(
        Aim(person=person, topic=topics[key], level_now=now, level_wanted=want, position=at)
        for at, (key, now, want) in enumerate(wanted)
    )


def seat(
    cohort: Cohort, person: Person, kind: str, *, state: str = "confirmed", capacity: int = 1
) -> Enrolment:
    return Enrolment.objects.create(cohort=cohort, person=person, seat=kind, state=state, capacity=capacity)


def wishes(
    cohort: Cohort, person: Person, *, prefer: Sequence[Person] = (), rather_not: Sequence[Person] = ()
) -> None:
    save_preferences(
        cohort=cohort,
        person=person,
        prefer=[str(other.uuid) for other in prefer],
        rather_not=[str(other.uuid) for other in rather_not],
    )


def hesitates(person: Person, *wanted: tuple[str, int, int]) -> None:
    """What this person wants to learn and keeps to themself; replaces what was kept before."""
    topics, after = make_topics(), person.aims.count()
    lines = [AimLine(topics[key].uuid, now, want, after + at) for at, (key, now, want) in enumerate(wanted)]
    save_profile(actor=person.user, person=person, hesitant=lines)


def make_cohort(name: str = "Spring", **roles: User) -> Cohort:
    programme = Programme.objects.create(name=f"Programme of {name}")
    for kind, user in roles.items():
        Role.objects.create(programme=programme, user=user, kind=kind)
    return Cohort.objects.create(programme=programme, name=name, starts_on=dt.date(2027, 3, 1))


def make_leader(cohort: Cohort, name: str, **fields: Any) -> Person:
    """A mentee of grade 4 who wants to learn two things and can teach one."""
    person = make_person(name, **{"grade": 4, "title": "Director", **fields})
    aims(person, ("video", 0, 3), ("prompts", 1, 3))
    offers(person, budgets=4)
    seat(cohort, person, "mentee")
    return person


def make_mentor(cohort: Cohort, name: str, **fields: Any) -> Person:
    """A mentor of grade 2 who can teach two things and wants to learn one."""
    person = make_person(name, **fields)
    offers(person, video=4, prompts=3)
    aims(person, ("budgets", 0, 2))
    seat(cohort, person, "mentor")
    return person


def make_done_run(cohort: Cohort, *couples: tuple[Person, Person]) -> Run:
    """A finished run with these (mentor, mentee) proposals, as if a solver had made them."""
    run = Run.objects.create(cohort=cohort, round=cohort.round, state=Run.State.DONE, summary={})
    Proposal.objects.bulk_create(
        Proposal(
            run=run,
            mentor=mentor,
            mentee=mentee,
            visible_score=5000,
            band="good",
            explanation={},
            line_certificate={},
        )
        for mentor, mentee in couples
    )
    return run
