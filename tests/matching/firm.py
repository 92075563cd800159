"""A small firm with a cohort, for tests that run a real match: lines that part people, one leader out of reach."""

from __future__ import annotations

from dataclasses import dataclass

from tests.matching.making import make_cohort, make_leader, make_mentor, make_person, reports_to
from turnabout.ground.accounts.models import User
from turnabout.matching.models import Run
from turnabout.matching.services import decide, perform_run, publish, release, start_run
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort


@dataclass(frozen=True)
class Firm:
    """Mina heads everything, so her line is everybody. Tomas leads Operations, Aiko Marketing; Ines works under Aiko,
    Yusuf under Tomas, Kwame under Mina. Each of the five others may be paired across the lines."""

    cohort: Cohort
    other_cohort: Cohort  # of another programme
    noor: User  # coordinator
    deepa: User  # deputy
    sponsor: User
    piotr: User  # coordinator of the other programme
    administrator: User
    stranger: Person
    mina: Person
    tomas: Person
    aiko: Person
    ines: Person
    yusuf: Person
    kwame: Person


def _user(name: str, **more: bool) -> User:
    return User.objects.create_user(email=f"{name.lower()}@office.example", name=name, **more)


def make_firm() -> Firm:
    noor, deepa, sponsor, piotr = (_user(name) for name in ("Noor", "Deepa", "Sponsor", "Piotr"))
    cohort = make_cohort(coordinator=noor, deputy=deepa, sponsor=sponsor)
    mina = make_leader(cohort, "Mina", user=True, grade=5, unit="Board", title="Chief executive")
    tomas = make_leader(cohort, "Tomas", user=True, unit="Operations", interests=["running", "chess"])
    aiko = make_leader(cohort, "Aiko", user=True, unit="Marketing", languages=["en", "ja"])
    ines = make_mentor(cohort, "Ines", user=True, unit="Marketing", interests=["running"], style=[1, 2, 3])
    yusuf = make_mentor(cohort, "Yusuf", user=True, unit="Operations")
    kwame = make_mentor(cohort, "Kwame", user=True, unit="Research")
    for person, manager in ((tomas, mina), (aiko, mina), (ines, aiko), (yusuf, tomas), (kwame, mina)):
        reports_to(person, manager)
    return Firm(
        cohort=cohort,
        other_cohort=make_cohort("Elsewhere", coordinator=piotr),
        noor=noor,
        deepa=deepa,
        sponsor=sponsor,
        piotr=piotr,
        administrator=_user("Admin", is_administrator=True),
        stranger=make_person("Zoe", user=True),
        mina=mina,
        tomas=tomas,
        aiko=aiko,
        ines=ines,
        yusuf=yusuf,
        kwame=kwame,
    )


def make_run(firm: Firm) -> Run:
    """A match of the firm as it stands."""
    run = start_run(actor=firm.noor, cohort=firm.cohort)
    assert perform_run(run.pk)
    run = Run.objects.select_related("cohort__programme").get(pk=run.pk)
    assert run.state == Run.State.DONE, run.error
    return run


def decide_on(firm: Firm, run: Run, mentor: Person, mentee: Person, kind: str) -> None:
    decide(actor=firm.noor, run=run, mentor_uuid=mentor.uuid, mentee_uuid=mentee.uuid, kind=kind)


def make_run_of_known_pairs(firm: Firm) -> Run:
    """Ines with Tomas and Kwame with Aiko: the coordinator said so, and the match keeps it."""
    first = make_run(firm)
    for mentor, mentee in ((firm.ines, firm.tomas), (firm.kwame, firm.aiko)):
        decide_on(firm, first, mentor, mentee, "lock")
    return make_run(firm)


def publish_and_release(firm: Firm, run: Run) -> None:
    publish(actor=firm.noor, run=run)
    release(actor=firm.noor, cohort=Cohort.objects.select_related("programme").get(pk=firm.cohort.pk))
