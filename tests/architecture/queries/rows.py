"""So many rows of everything that a page can list, written straight into the tables: nothing here is worked out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import now

from tests.cast import Cast, make_cast
from turnabout.ground.accounts.models import EntryLink, Installation, User
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.notify.models import Message
from turnabout.matching.models import Decision, LeftOut, Proposal, Run, Unplaced
from turnabout.pairs.models import Agreement, AgreementVersion, Occasion, Pair, Statement
from turnabout.pairs.words import Voice, prefilled
from turnabout.people import catalogue
from turnabout.people.intake.table import Plan
from turnabout.people.models import (
    Absence,
    Aim,
    Correction,
    Experiences,
    Hesitations,
    Intake,
    Offer,
    Person,
    PersonKey,
    PersonMerge,
    ReportingLine,
    Site,
    Source,
    Topic,
    TopicMerge,
    Unit,
)
from turnabout.programmes.models import (
    Cohort,
    CohortIntake,
    Delegation,
    Enrolment,
    Preferences,
    Programme,
    Role,
)

EXPLANATION = {
    "teaching": [],
    "shared": [{"kind": "site", "value": "Porto"}],
    "open_aims": {"mentor": 1, "mentee": 2},
}
CAUSES = {"candidates": 3, "removed": [["language", 2]], "passing": 1}
LINE = {"holds": True, "known": True, "proved": "whole", "distance": None}


@dataclass(frozen=True)
class Rows:
    """Noor's cohort with `number` rows in every list, and Ines who takes part in as many cohorts."""

    cast: Cast
    number: int
    things: dict[str, Any]


def make_rows(number: int) -> Rows:
    cast = make_cast()
    source, twin = _twins(cast, number)
    Installation.objects.create(id=1, is_demo=True)
    mentors = Person.objects.bulk_create(
        Person(name=f"Mentor {n}", email=f"m{n}@q.example") for n in range(number)
    )
    leaders = Person.objects.bulk_create(Person(name=f"Leader {n}") for n in range(number))
    _seats(cast.cohort, mentors, leaders)
    run = _run(cast.cohort, mentors, leaders, Run.State.DONE)
    for n in range(number):
        Run.objects.create(cohort=cast.cohort, round=0, state=Run.State.FAILED, by=cast.noor)
        Decision.objects.create(
            cohort=cast.cohort, round=0, mentor=mentors[n], mentee=leaders[n], kind="lock"
        )
    refused, switched, ready = _files(cast, number)
    own = _own(cast, number)
    waiting = _looked_after(number)
    correction = _listed(cast, number)
    _programmes(cast, number)
    _sponsors(cast.programme, number)
    _mails(cast, number)
    things = {
        "cohort": cast.cohort,
        "programme": cast.programme,
        "published": _publication(cast.programme, mentors, leaders),
        "run": run,
        "proposal": run.proposals.earliest("pk"),
        "refused": refused,
        "ready": ready,
        "switched": switched,
        "listed": Enrolment.objects.filter(cohort=cast.cohort, state="listed").earliest("pk"),
        "waiting": waiting,
        "person": cast.ines,
        "source": source,
        "twin": twin,
        "correction": correction,
        **own,
    }
    return Rows(cast, number, things)


def _twins(cast: Cast, number: int) -> tuple[Source, Person]:
    """So many keys, lines and spellings, and entries that may be Ines or went into hers."""
    source = Source.objects.get(key="staff")
    known = {f"heading {n}": "name" for n in range(number)}
    Source.objects.filter(pk=source.pk).update(
        plans={"staff": {"columns": known}}, words={"grade": {str(n): "1" for n in range(number)}}
    )
    for n in range(number):
        twin = Person.objects.create(name="Carvalho Ines", email=cast.ines.email)
        more = Source.objects.create(key=f"more-{n}", name=f"More {n}")
        for one in (twin, cast.ines):
            PersonKey.objects.create(source=more, key=f"twin-{one.pk}-{n}", person=one)
        ReportingLine.objects.create(person=twin, manager=cast.aiko, manager_key="a", kind="dotted")
        former = Person.objects.create(name="Former", merged_into=cast.ines, gone_at=now())
        done = {"person": cast.ines, "other": former, "done_at": now()}
        PersonMerge.objects.create(**done, ledger={"people": {}})
        account = User.objects.create_user(email=f"asked{n}@q.example")
        other = Person.objects.create(name=f"Asked {n}", user=account)
        asked = {"state": "asked", "choices": {"account": "other", "fields": {}, "list": None}}
        PersonMerge.objects.create(person=cast.ines, other=other, **asked)
    return source, twin


def _sponsors(programme: Programme, number: int) -> None:
    for n in range(number):
        sponsor = User.objects.create_user(email=f"sponsor{n}@q.example")
        Role.objects.create(programme=programme, user=sponsor, kind=Role.Kind.SPONSOR)


def _seats(cohort: Cohort, mentors: list[Person], leaders: list[Person]) -> None:
    """Of each answer one: listed mentors, declined leaders with a reason."""
    for mentor, leader in zip(mentors, leaders, strict=True):
        Enrolment.objects.create(cohort=cohort, person=mentor, seat="mentor")
        declined = {"state": "declined", "decline_reason": "Too busy", "reason_may_be_seen": True}
        Enrolment.objects.create(cohort=cohort, person=leader, seat="mentee", **declined)


def _run(cohort: Cohort, mentors: list[Person], leaders: list[Person], state: str) -> Run:
    run = Run.objects.create(cohort=cohort, round=0, state=state)
    for mentor, leader in zip(mentors, leaders, strict=True):
        two: dict[str, Any] = {"run": run, "mentor": mentor, "mentee": leader}
        sealed = {"explanation": EXPLANATION, "line_certificate": LINE}
        Proposal.objects.create(**two, visible_score=5000, band="good", **sealed)
        Unplaced.objects.create(run=run, person=leader, seat="mentee", causes=CAUSES)
        LeftOut.objects.create(**two, when="publish", cause="language")
    return run


def _pair(cohort: Cohort, mentor: Person, mentee: Person) -> Pair:
    sealed = {"explanation": EXPLANATION, "line_certificate": LINE}
    return Pair.objects.create(
        cohort=cohort, mentor=mentor, mentee=mentee, state=Pair.State.ACTIVE, released_at=now(), **sealed
    )


def _publication(programme: Programme, mentors: list[Person], leaders: list[Person]) -> Cohort:
    cohort = _cohort(programme, "Published", Cohort.State.PUBLISHED)
    _run(cohort, mentors, leaders, Run.State.PUBLISHED)
    for mentor, leader in zip(mentors, leaders, strict=True):
        pair = _pair(cohort, mentor, leader)
        Statement.objects.create(pair=pair, seat="mentee", what={"kind": "pay", "words": ""}, months=6)
        without = {"seat": "mentee", "state": "confirmed", "unplaced_at": now()}
        Enrolment.objects.create(cohort=cohort, person=mentor, **without)
    return cohort


def _cohort(programme: Programme, name: str, state: str = Cohort.State.OPEN) -> Cohort:
    return Cohort.objects.create(programme=programme, name=name, starts_on=dt.date(2027, 3, 1), state=state)


def _files(cast: Cast, number: int) -> tuple[Intake, Intake, Intake]:
    source = Source.objects.get(key="staff")
    problem = {"column": "grade", "value": "x", "code": "number", "remedy": "A number."}
    finding = {"code": "unknown_manager", "people": ["p"], "lines": [2], "count": 1, "value": "gone"}
    refused = Intake(source=source, kind="staff", state="refused", counts={"problems": number})
    refused.problems = [{"line": n, **problem} for n in range(number)]
    switched = Intake(source=source, kind="staff", state="switched")
    switched.counts = {"new": 1, "changed": 0, "findings": {"unknown_manager": number}}
    switched.findings = [finding] * number
    waiting = [Intake(source=source, kind="staff", file_name=f"{n}.csv") for n in range(number)]
    ready = Intake(
        source=source, kind="staff", state="ready", waits=True, plan=Plan(columns=("person_id",)).plain()
    )
    ready.counts = {"new": number, "changed": number, "absent": number, "listed": number, "findings": {}}
    ready.look = {"top": [["person_id"], *([str(n)] for n in range(number))], "sheets": []}
    person = {
        "key": "p",
        "name": "P",
        "uuid": "u",
        "known_as": "Q",
        "known_key": "q",
        "why": "mail",
        "sure": True,
    }
    ready.diff = {
        "new": [{"person_id": "p", "line": 2, "name": "P"}] * number,
        "changed": [{"key": "p", "name": "P", "line": 2, "fields": [["title", "a", "b"]]}] * number,
        "gone": [person] * number,
        "same": [person] * number,
        "fields": {"title": number},
    }
    for intake in (*waiting, refused, switched, ready):
        intake.save()
        CohortIntake.objects.create(cohort=cast.cohort, intake=intake)
    return refused, switched, ready


def _own(cast: Cast, number: int) -> dict[str, Any]:
    """Ines offers, wants, hesitates and names; she has a seat and a pair in so many cohorts."""
    ines, topics = cast.ines, _topics(number)
    cohort = _cohort(cast.other_programme, "Own")
    seat = Enrolment.objects.create(cohort=cohort, person=ines, seat="mentor")
    named = [str(one.uuid) for one in Person.objects.order_by("-pk")[:number]]
    for n, topic in enumerate(topics):
        Offer.objects.create(person=ines, topic=topic, level=3)
        Aim.objects.create(person=ines, topic=topic, level_now=1, level_wanted=2, position=n)
    for person in Person.objects.filter(uuid__in=named):
        Enrolment.objects.create(cohort=cohort, person=person, seat="mentee")
    hesitant = [
        {"uuid": str(t.uuid), "topic": str(t.uuid), "now": 0, "wanted": 1, "position": 9} for t in topics
    ]
    Hesitations.objects.create(person=ines, aims={"aims": hesitant, "fill": ""})
    Preferences.objects.create(cohort=cohort, person=ines, people={"prefer": named, "rather_not": []})
    pairs = []
    for n in range(number):
        one = _cohort(cast.other_programme, f"Round {n}", Cohort.State.PUBLISHED)
        Enrolment.objects.create(cohort=one, person=ines, seat="mentor", state="confirmed")
        pairs.append(_pair(one, ines, cast.tomas))
    _agreed(pairs[0], number)
    for person in Person.objects.filter(uuid__in=named):
        Delegation.objects.create(leader=ines, assistant=person)
    return {"enrolment": seat, "pair": pairs[0]}


def _agreed(pair: Pair, number: int) -> None:
    """So many versions, statements and occasions of one pair."""
    terms = prefilled({}, Voice("I", "T"), cadence="weekly", driver="pair", months=9, far=False)
    agreement = Agreement.objects.create(
        pair=pair, version=number, introduction_held_at=now(), agreed_at=now()
    )
    signed = {"mentor_signed_at": now(), "mentee_signed_at": now()}
    for n in range(1, number + 1):
        words = {**terms, "end_goal": f"Goal {n}"}
        AgreementVersion.objects.create(agreement=agreement, number=n, seat="mentor", terms=words, **signed)
        what = {"kind": "own", "words": f"Thing {n}"}
        Statement.objects.create(pair=pair, seat="mentee", what=what, months=6)
        Occasion.objects.create(pair=pair, seat="mentee", about=what)


def _topics(number: int) -> list[Topic]:
    made = [Topic(key=f"topic-{n}", name=f"Topic {n}", family="craft") for n in range(number)]
    return list(Topic.objects.bulk_create(made))


def _looked_after(number: int) -> Topic:
    """So many topics wait to be settled, were merged, or were laid aside."""
    into = Topic.objects.create(key="into", name="Topic that stays", family="craft-and-career")
    for n in range(number):
        former = Topic.objects.create(key=f"former-{n}", name=f"Former {n}", state="merged", merged_into=into)
        TopicMerge.objects.create(topic=former, into=into, state_before="active", moved={})
        Topic.objects.create(key=f"gone-{n}", name=f"Topic gone {n}", state="retired", parent=into)
        waiting = Topic.objects.create(key=f"wait-{n}", name=f"Topic wait {n}", state="to_review")
    return waiting


def _listed(cast: Cast, number: int) -> Correction:
    """So many people below Ines, each at a site and in a unit of their own; as many absences and requests of hers."""
    line, above = {"manager": cast.ines, "manager_key": "ines", "kind": "solid"}, None
    experiences = {"keys": [one.key for one in catalogue.experiences()][:number], "fill": ""}
    Experiences.objects.create(person=cast.ines, shown=experiences)
    for n in range(number):
        person = Person.objects.create(name=f"Listed {n}", unit=f"Unit {n}", site=f"Site {n}")
        ReportingLine.objects.create(person=person, **line)
        PersonKey.objects.create(source=Source.objects.get(key="staff"), key=f"listed-{n}", person=person)
        above = Unit.objects.create(name=f"Unit {n}", parent=above)
        Site.objects.create(name=f"Site {n}", country="PT")
        day = dt.date(2031, 1, 1) + dt.timedelta(days=n)
        Absence.objects.create(person=cast.ines, first=day, last=day)
        correction = Correction.objects.create(person=cast.ines, about="other", said="x", state="seen")
    return correction


def _programmes(cast: Cast, number: int) -> None:
    for n in range(number):
        programme = Programme.objects.create(name=f"Programme {n}")
        Role.objects.create(programme=programme, user=cast.noor, kind="coordinator")
        _cohort(programme, f"Cohort {n}")


def _mails(cast: Cast, number: int) -> None:
    for n in range(number):
        params = {"programme": "P", "cohort": "C", "name": f"Person {n}", "view": "home"}
        mail = Message(kind="please_confirm", user=cast.ines.user, state="sent", sent_at=now(), params=params)
        mail.message_id = f"<{n}@q.example>"
        mail.save()
        link = EntryLink(
            purpose=Purpose.DEMO, user=cast.noor, label=f"person {n}", expires_at=now() + dt.timedelta(9)
        )
        link.save()
