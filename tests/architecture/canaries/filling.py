"""Fills every private datum through the services: three cohorts of one programme, one of another, and their files.

Spring is published: Ines with Tomas, Kai with Aiko. Autumn is open: a match is made, two have declined, one is at the
form, one has no account. Winter is held: Léa with Mina. Zoë takes part in the other programme."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from tests.architecture.canaries.birds import World
from tests.architecture.canaries.singing import canaries_of
from tests.architecture.canaries.staff_file import (
    ENROLMENTS,
    HOURS,
    QUEUED,
    REFUSED,
    REFUSED_ELSEWHERE,
    STAGED,
    WAITING,
    ZONE,
    listed_mail,
    staff_file,
)
from tests.cast import make_cast
from turnabout.ground.accounts.models import EntryLink, User
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.services import make_user
from turnabout.ground.accounts.tokens import token_of
from turnabout.matching.models import Proposal, Run
from turnabout.matching.services import decide, perform_run, publish, release, start_run
from turnabout.pairs.models import Pair
from turnabout.pairs.services import confirm_as_it_stands, confirm_terms, declare_occasion, state
from turnabout.pairs.words import Voice, prefilled
from turnabout.people.intake import claim_next, read
from turnabout.people.intake.table import Plan
from turnabout.people.models import Correction, Intake, Person, PersonMerge, Source, Topic, TopicMerge
from turnabout.people.services import AimLine, OfferLine, link_user, read_as
from turnabout.people.services.directory import (
    add_absence,
    ask_correction,
    save_offers_shown,
    switch_experiences,
)
from turnabout.people.services.joining import Wish
from turnabout.programmes.models import (
    BulkAct,
    Cohort,
    Delegation,
    Enrolment,
    OpenLink,
    Programme,
    Role,
    SavedView,
)
from turnabout.programmes.services import (
    Answer,
    ask_to_confirm,
    confirm_enrolment,
    decline,
    save_draft,
    start_own_enrolment,
)
from turnabout.programmes.services.delegates import name_delegate
from turnabout.programmes.services.directory import settle_correction
from turnabout.programmes.services.links import make_open_link
from turnabout.programmes.services.lists import leave_in_peace, save_view
from turnabout.programmes.services.nominating import nominate
from turnabout.programmes.services.topics import merge_topics
from turnabout.programmes.tokens import LINK, QUIET
from turnabout.programmes.tokens import token_of as link_token
from turnabout.workflows.bring_in import bring_in_file
from turnabout.workflows.intake import read_waiting_files
from turnabout.workflows.join_people import join_people

AT_THE_FORM = ("ines", "tomas", "omar", "mina", "stranger")
REASON, OPEN_REASON = "Qsecretreason of my own", "Qsaidreason for you"
DRAFT = "Qdraft"
WITH_NEW_ACCOUNT = ("kai", "lea", "omar", "petra", "quentin")


def fill() -> World:
    world = World(make_cast())
    _staff(world)
    _spring(world)
    _autumn(world)
    _winter(world)
    _curated(world)
    _directory(world)
    _joined(world)
    _elsewhere(world)
    _invited(world)
    _files(world)
    world.things |= _things()
    world.canaries = canaries_of(world)
    return world


def _staff(world: World) -> None:
    cast = world.cast
    for person in Person.objects.exclude(
        email=""
    ):  # other than the mail they sign in with; a file may not change it
        Person.objects.filter(pk=person.pk).update(email=listed_mail(person.keys.get().key))
    intake = bring_in_file(
        actor=cast.noor, cohort=cast.cohort, kind="staff", file_name="Qspring.csv", data=staff_file()
    )
    read_waiting_files()
    intake.refresh_from_db()
    assert intake.state == Intake.State.SWITCHED, (intake.state, intake.error, intake.problems)
    world.people = {key: person for person in Person.objects.all() for key in [person.keys.get().key]}
    for key in WITH_NEW_ACCOUNT:
        person = world.people[key]
        user = make_user(actor=None, email=f"{key}@firm.example", name=person.name, mail_is_proved=True)
        link_user(actor=None, person=person, user=user)
    world.users = {key: person.user for key, person in world.people.items() if person.user}
    outside = ("noor", "sponsor", "safeguarding", "piotr", "administrator")
    world.users |= {name: getattr(cast, name) for name in outside}
    world.coordinates = {"noor": "first", "piotr": "other"}
    world.takes_part_in = dict.fromkeys([*world.people, "q1"], "first") | {"stranger": "other", "q2": "other"}


def _topics() -> dict[str, Any]:
    return {topic.name: topic.uuid for topic in Topic.objects.filter(name__startswith="Q")}


def _confirm(world: World, key: str, cohort: Cohort, **private: Any) -> None:
    """What the file said, confirmed, with what only the person can add."""
    person, topics = Person.objects.get(pk=world.people[key].pk), _topics()
    seat = Enrolment.objects.select_related("cohort__programme", "person").get(cohort=cohort, person=person)
    hesitant = [
        AimLine(topics[name], 0, 4, 9 + at)
        for at, name in enumerate(private.pop("hesitates", ()))
        if name in topics
    ]
    answer = Answer(
        capacities={seat.seat: 1},
        languages=["en", "rm"],
        hours=HOURS,
        timezone=ZONE,
        interests=["chess", "poetry"] if key == "tomas" else ["chess", "birds"],
        style=[3, 1, 2],
        offers=[OfferLine(one.topic.uuid, one.level) for one in person.offers.select_related("topic")],
        aims=[
            AimLine(one.topic.uuid, one.level_now, one.level_wanted, one.position)
            for one in person.aims.select_related("topic")
        ],
        hesitant=hesitant,
        **private,
    )
    confirm_enrolment(actor=person.user, enrolment=seat, answer=answer)


def _match(by: User, cohort: Cohort) -> Run:
    run = start_run(actor=by, cohort=cohort)
    perform_run(run.pk)
    run = Run.objects.select_related("cohort__programme").get(pk=run.pk)
    assert run.state == Run.State.DONE, run.error
    return run


def _fresh(cohort: Cohort) -> Cohort:
    return Cohort.objects.select_related("programme").get(pk=cohort.pk)


def _spring(world: World) -> None:
    noor, cohort = world.cast.noor, world.cast.cohort
    ask_to_confirm(actor=noor, cohort=cohort)
    tomas = str(world.people["tomas"].uuid)
    _confirm(world, "ines", cohort, prefer=[tomas])
    _confirm(world, "kai", cohort)
    _confirm(world, "tomas", cohort, hesitates=["Qhesitant"])
    _confirm(world, "aiko", cohort)
    run = _match(noor, cohort)
    assert {(one.mentor.name, one.mentee.name) for one in run.proposals.all()} == {
        ("Ines Carvalho", "Tomas Okafor"),
        ("Kai Lindqvist", "Aiko 田中"),
    }
    publish(actor=noor, run=run)
    release(actor=noor, cohort=_fresh(cohort))
    world.pairs = [frozenset({"ines", "tomas"}), frozenset({"kai", "aiko"})]
    _agreed(world)


def _agreed(world: World) -> None:
    """Ines and Tomas agree on a page and change it, each once; Tomas stays out of something, and it comes up."""
    pair, ines, tomas = (
        Pair.objects.get(mentor=world.people["ines"]),
        world.users["ines"],
        world.users["tomas"],
    )
    at = {"pair": pair.uuid}
    usual = prefilled({}, Voice("I", "T"), cadence="weekly", driver="pair", months=9, far=False)
    goals = {"mentee_goal_1": "Qgoalformentee", "mentor_goal_1": "Qgoalformentor"}
    terms = {**usual, **goals, "rules_own": "Qownrule"}
    confirm_terms(actor=ines, terms=terms, base=0, **at)
    confirm_as_it_stands(actor=tomas, base=1, **at)
    confirm_terms(actor=tomas, terms={**terms, "place_own": "Qownplace"}, base=1, **at)
    state(actor=tomas, kinds=["own"], words="Qstayedout", **at)
    declare_occasion(actor=ines, kind="own", words="Qoccasion", **at)


def _autumn(world: World) -> None:
    noor, programme = world.cast.noor, world.cast.programme
    cohort = Cohort.objects.create(programme=programme, name="Autumn", starts_on=dt.date(2027, 9, 1))
    bring_in_file(actor=noor, cohort=cohort, kind="enrolments", file_name="Qautumn.csv", data=ENROLMENTS)
    read_waiting_files()
    ask_to_confirm(actor=noor, cohort=cohort)
    _confirm(world, "yusuf", cohort)
    _confirm(world, "tomas", cohort, hesitates=["Qhesitant"], rather_not=[str(world.people["quentin"].uuid)])
    for key, reason, seen in (("quentin", REASON, False), ("petra", OPEN_REASON, True)):
        seat = Enrolment.objects.get(cohort=cohort, person=world.people[key])
        decline(actor=world.users[key], enrolment=seat, reason=reason, may_be_seen=seen)
    seat = Enrolment.objects.select_related("person").get(cohort=cohort, person=world.people["omar"])
    save_draft(
        actor=world.users["omar"],
        enrolment=seat,
        values={"find": {"offers": "", "aims": "", "people": DRAFT}},
    )
    run = _match(noor, cohort)
    yusuf, tomas = world.people["yusuf"].uuid, world.people["tomas"].uuid
    decide(actor=noor, run=run, mentor_uuid=yusuf, mentee_uuid=tomas, kind="lock")
    _match(noor, cohort)


def _winter(world: World) -> None:
    noor = world.cast.noor
    cohort = Cohort.objects.create(
        programme=world.cast.programme, name="Winter", starts_on=dt.date(2027, 12, 1), policy={"floor": 0}
    )
    for key, seat in (("lea", "mentor"), ("mina", "mentee")):
        person = world.people[key]
        start_own_enrolment(actor=world.users[key], cohort=cohort, person=person, seat=seat)
    _confirm(world, "lea", cohort)
    _confirm(world, "mina", cohort, hesitates=["Qoflea"])
    publish(actor=noor, run=_match(noor, cohort))


def _directory(world: World) -> None:
    """Ines is away, shows what she can teach, and finds something wrong; Tomas has switched something on."""
    ines, tomas = (Person.objects.get(pk=world.people[key].pk) for key in ("ines", "tomas"))
    given: dict[str, Any] = {"actor": ines.user, "person": ines}
    day = dt.date(2031, 4, 3)
    add_absence(**given, first=day, last=day, today=day)
    offer = ines.offers.get(topic__name="Qofferalone")
    save_offers_shown(**given, listed=False, evidence={offer.uuid: "Qevidence"})
    for said in ("Qwrongtitle", "Qwrongunit"):
        correction = ask_correction(**given, about="title", said=said)
    settle_correction(actor=world.cast.noor, correction=correction, answer="Qanswered")
    switch_experiences(actor=tomas.user, person=tomas, keys=["faith"])


def _joined(world: World) -> None:
    """Two entries of one person whom nobody else knows."""
    stay, other = (Person.objects.create(name=f"Xtwin {n}") for n in range(2))
    join_people(actor=world.cast.administrator, stay=stay, other=other, wish=Wish())


def _curated(world: World) -> None:
    """Two topics become one, and nobody's answers are in either."""
    former, into = (Topic.objects.create(key=f"x{n}", name=f"Xtopic {n}") for n in range(2))
    merge_topics(actor=world.cast.piotr, topic=former, into=into)


def _elsewhere(world: World) -> None:
    piotr, cohort = world.cast.piotr, world.cast.other_cohort
    person = world.people["stranger"]
    start_own_enrolment(actor=world.users["stranger"], cohort=cohort, person=person, seat="mentor")
    _confirm(world, "stranger", cohort)
    bring_in_file(actor=piotr, cohort=cohort, kind="staff", file_name="Qother.csv", data=REFUSED_ELSEWHERE)


def _invited(world: World) -> None:
    """A link, a suggestion, an assistant, a view and an act on the list of Autumn."""
    noor, cohort = world.cast.noor, Cohort.objects.get(name="Autumn")
    make_open_link(actor=noor, cohort=cohort)
    nominate(actor=world.users["kai"], cohort=cohort, person=world.people["lea"], seat="mentor")
    name_delegate(actor=world.users["tomas"], leader=world.people["tomas"], assistant=world.people["kai"])
    save_view(actor=noor, cohort=cohort, name="Qview", query={"search": "Qviewed"})
    leave_in_peace(actor=noor, cohort=cohort, seats=[Enrolment.objects.latest("pk").uuid])


def _files(world: World) -> None:
    """One that waits for a word, one refused, one that is read and not switched, one that waits for its turn."""
    noor, cohort = world.cast.noor, world.cast.cohort
    intake = bring_in_file(
        actor=noor,
        cohort=cohort,
        kind="staff",
        file_name="Qfile.csv",
        data=WAITING,
        new_source="Qlist",
        waits=True,
    )
    read_waiting_files()
    intake.refresh_from_db()
    read_as(actor=noor, intake=intake, plan=Plan.of(intake.plan).changed(sure=True))
    read_waiting_files()
    for data in (REFUSED, STAGED, QUEUED):
        if data == STAGED:
            read_waiting_files()
        bring_in_file(actor=noor, cohort=cohort, kind="staff", file_name="Qfile.csv", data=data)
    claim = claim_next()
    assert claim
    assert read(claim)
    states = set(Intake.objects.values_list("state", flat=True))
    assert states == {"switched", "ready", "refused", "staged", "queued"}


def _things() -> dict[str, list[Any]]:
    return {
        "cohort": list(Cohort.objects.order_by("pk")),
        "enrolment": list(
            Enrolment.objects.filter(
                person__keys__key__in=("ines", "tomas", "omar", "mina", "stranger")
            ).order_by("pk")
        ),
        "intake": list(Intake.objects.order_by("pk")),
        "run": list(Run.objects.order_by("pk")),
        "proposal": list(Proposal.objects.select_related("run").order_by("pk")),
        "pair": list(Pair.objects.order_by("pk")),
        "person": list(
            Person.objects.filter(keys__key__in=("ines", "tomas", "omar", "mina", "stranger")).order_by("pk")
        ),
        "correction": list(Correction.objects.order_by("pk")),
        "other": list(Person.objects.filter(keys__key__in=("kai", "lea")).order_by("pk")),
        "join": list(PersonMerge.objects.order_by("pk")),
        "source": list(Source.objects.order_by("pk")),
        "what": ["words", "plans"],
        "topic": list(Topic.objects.filter(name__startswith="Xtopic").order_by("pk")),
        "merge": list(TopicMerge.objects.order_by("pk")),
        "token": [token_of(EntryLink.objects.filter(purpose=Purpose.JOIN).latest("pk").uuid)],
        "open_token": [link_token(LINK, link.uuid) for link in OpenLink.objects.order_by("pk")],
        "quiet_token": [link_token(QUIET, Enrolment.objects.earliest("pk").uuid)],
        "link": list(OpenLink.objects.order_by("pk")),
        "act": list(BulkAct.objects.order_by("pk")),
        "view": list(SavedView.objects.order_by("pk")),
        "delegation": list(Delegation.objects.order_by("pk")),
        "programme": list(Programme.objects.order_by("pk")),
        "kind": ["deputy", "please_confirm"],  # of a role, of a mail
        "user": list(User.objects.filter(pk__in=Role.objects.values("user")).order_by("pk")[:2]),
        "name": ["staff-list-template"],
        "mail": [uuid.uuid4()],
        "step": ["seen"],
        "doing": ["release"],
        "turn": ["resume"],
    }
