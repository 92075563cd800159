"""The fixed cast of the tests: who they are, and how they stand to each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from turnabout.ground.accounts.models import User
from turnabout.people.models import Person, PersonKey, ReportingLine, Source
from turnabout.programmes.models import Cohort, Programme, Role


@dataclass(frozen=True)
class Cast:
    """People of two programmes of one organisation.

    Mina heads everything; Tomas and Aiko lead units below her; Ines works under Aiko, Yusuf under Tomas.
    Noor coordinates the first programme with Deepa as deputy; Piotr coordinates the other one.
    """

    mina: Person  # head of the organisation
    tomas: Person  # leader, Operations
    aiko: Person  # leader, Marketing
    ines: Person  # reverse mentor, under Aiko
    yusuf: Person  # reverse mentor, under Tomas; right-to-left name
    stranger: Person  # on the staff list, not in any programme
    noor: User  # coordinator
    deepa: User  # deputy
    sponsor: User
    safeguarding: User  # from outside, not on the staff list
    piotr: User  # coordinator of the other programme
    administrator: User
    programme: Programme
    cohort: Cohort
    other_programme: Programme
    other_cohort: Cohort


PEOPLE = {
    # By key, each with name, title, grade, unit, site, country, zone and the key of their manager.
    "mina": ("Mina Sørensen", "Chief executive", 5, "Board", "Copenhagen", "DK", "Europe/Copenhagen", None),
    "tomas": ("Tomas Okafor", "Director", 4, "Operations", "Lagos", "NG", "Africa/Lagos", "mina"),
    "aiko": ("Aiko 田中", "Director", 4, "Marketing", "Porto", "PT", "Europe/Lisbon", "mina"),
    "ines": ("Ines Carvalho", "Specialist", 2, "Marketing", "Porto", "PT", "Europe/Lisbon", "aiko"),
    "yusuf": ("يوسف حداد", "Analyst", 1, "Operations", "Lagos", "NG", "Africa/Lagos", "tomas"),
    "stranger": ("Zoë Stranger", "Engineer", 2, "Research", "Porto", "PT", "Europe/Lisbon", "mina"),
}


def _make_people() -> dict[str, Person]:
    source = Source.objects.create(key="staff", name="Staff list")
    people: dict[str, Person] = {}
    for key, (name, title, grade, unit, site, country, zone, manager) in PEOPLE.items():
        mail = f"{key}@firm.example"
        people[key] = person = Person.objects.create(
            name=name,
            title=title,
            email=mail,
            grade=grade,
            unit=unit,
            site=site,
            country=country,
            timezone=zone,
            languages=["en"],
            hours="Mon-Fri 09:00-17:00",
            user=_user(mail, name),
        )
        PersonKey.objects.create(source=source, key=key, person=person)
        if manager:
            ReportingLine.objects.create(
                person=person, manager=people[manager], manager_key=manager, kind=ReportingLine.Kind.SOLID
            )
    return people


def _user(mail: str, name: str = "", **extra: bool) -> User:
    return User.objects.create_user(email=mail, name=name or mail.split("@")[0].title(), **extra)


def _programme(name: str, **roles: User) -> tuple[Programme, Cohort]:
    programme = Programme.objects.create(name=name)
    cohort = Cohort.objects.create(programme=programme, name="Spring", starts_on=dt.date(2027, 3, 1))
    for kind, user in roles.items():
        Role.objects.create(programme=programme, user=user, kind=kind)
    return programme, cohort


def make_cast() -> Cast:
    people = _make_people()
    roles = {
        name: _user(f"{name}@firm.example") for name in ("noor", "deepa", "sponsor", "safeguarding", "piotr")
    }
    programme, cohort = _programme(
        "Turnabout 2027",
        coordinator=roles["noor"],
        deputy=roles["deepa"],
        sponsor=roles["sponsor"],
        safeguarding=roles["safeguarding"],
    )
    other_programme, other_cohort = _programme("Another programme", coordinator=roles["piotr"])
    return Cast(
        **people,
        **roles,
        administrator=_user("admin@firm.example", is_administrator=True),
        programme=programme,
        cohort=cohort,
        other_programme=other_programme,
        other_cohort=other_cohort,
    )
