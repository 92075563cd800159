"""One of everything that an address can name, in four places, made through the services.

`here` belongs to Ines and to Noor's programme; `beside` belongs to others of the same cohort; `elsewhere` to the other
programme; `held` waits for its release. What a place lacks is taken from `here`."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.utils.timezone import now

from tests.cast import Cast
from tests.ground.accounts.drawing import drawn_png
from turnabout.ground.accounts.models import User
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.services import make_entry_link, set_organisation
from turnabout.ground.accounts.tokens import token_of
from turnabout.matching.models import Proposal, Run
from turnabout.matching.services import perform_run, start_run
from turnabout.pairs.models import Pair
from turnabout.pairs.services import state
from turnabout.people.models import Aim, Correction, Offer, Person, Source, Topic
from turnabout.people.services import staff_list, start_intake
from turnabout.people.services.joining import Wish, ask
from turnabout.programmes import services
from turnabout.programmes.models import Cohort, Enrolment, Programme, Role
from turnabout.programmes.services import bring_in
from turnabout.programmes.services.delegates import name_delegate
from turnabout.programmes.services.links import make_open_link
from turnabout.programmes.services.lists import leave_in_peace
from turnabout.programmes.services.topics import merge_topics
from turnabout.programmes.tokens import LINK, QUIET
from turnabout.programmes.tokens import token_of as link_token
from turnabout.workflows.join_people import join_people

WITH_ACCOUNT = {
    "stranger": "stranger",
    "mentor": "ines",
    "partner": "tomas",
    "other_mentor": "yusuf",
    "coordinator": "noor",
    "deputy": "deepa",
    "sponsor": "sponsor",
    "safeguarding": "safeguarding",
    "other_coordinator": "piotr",
    "administrator": "administrator",
}


@dataclass(frozen=True)
class Scene:
    cast: Cast
    places: dict[str, dict[str, Any]] = field(repr=False)

    def args(self, names: tuple[str, ...], place: str = "here") -> list[Any]:
        return [self._arg(name, place) for name in names]

    def _arg(self, name: str, place: str) -> Any:
        if name == "absent":
            return uuid.uuid4()
        if name == "file":
            return "staff-list-template"
        found = self.places[place].get(name) or self.places["here"][name]
        return getattr(found, "uuid", found)

    def user(self, role: str) -> User | None:
        found = getattr(self.cast, WITH_ACCOUNT[role]) if role in WITH_ACCOUNT else None
        return getattr(found, "user", found)


def _seat(cohort: Cohort, person: Person, seat: str) -> Enrolment:
    """Confirmed, with a topic on each side."""
    topic, _made = Topic.objects.get_or_create(
        key="short-video", defaults={"name": "Short video for a brand"}
    )
    if seat == "mentor":
        Offer.objects.get_or_create(person=person, topic=topic, defaults={"level": 4})
    else:
        Aim.objects.get_or_create(person=person, topic=topic, defaults={"level_now": 1, "level_wanted": 3})
    state = Enrolment.State.CONFIRMED
    return Enrolment.objects.create(cohort=cohort, person=person, seat=seat, state=state)


def _file(by: User, cohort: Cohort) -> Any:
    intake = start_intake(
        actor=by, source=staff_list(), kind="staff", file_name="staff.csv", data=b"person_id\n1\n"
    )
    bring_in(actor=by, cohort=cohort, intake=intake)
    return intake


def _run(by: User, cohort: Cohort) -> Run:
    run = start_run(actor=by, cohort=cohort)
    perform_run(run.pk)
    run.refresh_from_db()
    assert run.state == Run.State.DONE, run.error
    return run


def _pair(cast: Cast, name: str, proposal: Proposal, *couple: Person, held: bool = False) -> Pair:
    """In a cohort of its own of the first programme."""
    at = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
    cohort = Cohort.objects.create(
        programme=cast.programme,
        name=name,
        starts_on=at.date(),
        state=Cohort.State.HELD if held else Cohort.State.PUBLISHED,
        hold_ends_at=at if held else None,
    )
    return Pair.objects.create(
        cohort=cohort,
        mentor=couple[0],
        mentee=couple[1],
        state=Pair.State.HELD if held else Pair.State.ACTIVE,
        explanation=proposal.explanation,
        line_certificate=proposal.line_certificate,
        released_at=None if held else at,
    )


def _listed(name: str, **more: Any) -> Person:
    plain = {"grade": 2, "languages": ["en"], "timezone": "Europe/Lisbon", "hours": "Mon-Fri 09:00-17:00"}
    mail = f"{name.split()[0].lower()}@firm.example"
    return Person.objects.create(name=name, email=mail, **{**plain, **more})


def _correction(person: Person) -> Correction:
    return Correction.objects.create(person=person, about="title", said="It is another one now.")


def _waiting(cohort: Cohort, name: str) -> Enrolment:
    return Enrolment.objects.create(cohort=cohort, person=_listed(name), seat="mentor", state="asked")


def _here(cast: Cast) -> dict[str, Any]:
    enrolment = _seat(cast.cohort, cast.ines, "mentor")
    _seat(cast.cohort, cast.tomas, "mentee")
    _seat(cast.cohort, cast.aiko, "mentee")
    beside = _seat(cast.cohort, cast.yusuf, "mentor")
    run = _run(cast.noor, cast.cohort)
    link = make_open_link(actor=cast.noor, cohort=cast.cohort)
    invitation = make_entry_link(purpose=Purpose.JOIN, email=_listed("Invited Person").email)
    return {
        "cohort": cast.cohort,
        "person": cast.ines,
        "correction": _correction(cast.ines),
        "enrolment": enrolment,
        "enrolment_beside": beside,
        "intake": _file(cast.noor, cast.cohort),
        "run": run,
        "proposal": run.proposals.get(mentor=cast.ines),
        "invitation": token_of(invitation.uuid),
        "delegation": name_delegate(actor=cast.tomas.user, leader=cast.tomas, assistant=cast.ines),
        "open_token": link_token(LINK, link.uuid),
        "link": link,
        "waiting_seat": _waiting(cast.cohort, "Waiting Here"),
        "act": leave_in_peace(actor=cast.noor, cohort=cast.cohort, seats=[]),
        "quiet_token": link_token(QUIET, enrolment.uuid),
        "set_up_link": token_of(make_entry_link(purpose=Purpose.SET_UP).uuid),
    }


def _elsewhere(cast: Cast) -> dict[str, Any]:
    """Piotr's programme, with two people whom the first one does not know."""
    cohort = cast.other_cohort
    mentor = _seat(cohort, _listed("Elsewhere Mentor", unit="North"), "mentor")
    leader = _seat(cohort, _listed("Another Leader", unit="South", grade=4), "mentee")
    run = _run(cast.piotr, cohort)
    pair = Pair.objects.create(
        cohort=cohort,
        mentor=mentor.person,
        mentee=leader.person,
        state=Pair.State.ACTIVE,
        explanation={},
        line_certificate={},
        released_at=dt.datetime(2026, 9, 1, tzinfo=dt.UTC),
    )
    return {
        "cohort": cohort,
        "person": mentor.person,
        "correction": _correction(mentor.person),
        "enrolment": mentor,
        "intake": _file(cast.piotr, cohort),
        "run": run,
        "proposal": run.proposals.get(),
        "pair": pair,
        "link": make_open_link(actor=cast.piotr, cohort=cohort),
        "waiting_seat": _waiting(cohort, "Awaited Elsewhere"),
        "act": leave_in_peace(actor=cast.piotr, cohort=cohort, seats=[]),
    }


def _entries(cast: Cast) -> dict[str, Any]:
    """A list that remembers, an entry that may be Ines, one that went into another, and a question to Ines."""
    source = staff_list()
    Source.objects.filter(pk=source.pk).update(
        words={"grade": {"x": "1"}}, forgotten={"plans": {"staff": {}}}
    )
    stays, goes = _listed("Stays Here"), _listed("Goes There")
    merge = join_people(actor=cast.administrator, stay=stays, other=goes, wish=Wish())
    account = User.objects.create_user(email="second@firm.example")
    asked = ask(actor=cast.administrator, stay=_listed("Second", user=account), other=cast.ines, wish=Wish())
    return {
        "source": source,
        "forget_kind": "words",
        "remember_kind": "plans",
        "twin": _listed("Ines Twin"),
        "person_merge": merge,
        "asked_merge": asked,
    }


def _topics(cast: Cast) -> dict[str, Any]:
    """One that waits to be settled, and one that was merged."""
    waits, former = (Topic.objects.create(key=key, name=key, state="to_review") for key in ("wait", "former"))
    into = Topic.objects.get(key="short-video")
    return {"topic": waits, "merge": merge_topics(actor=cast.noor, topic=former, into=into)}


def _set_up(cast: Cast, programme: Programme, deputy: User) -> dict[str, Any]:
    """A programme with a text of its own, and a deputy who was away for a moment."""
    by, kind = cast.administrator, "please_confirm"
    Role.objects.get_or_create(programme=programme, user=deputy, kind=Role.Kind.DEPUTY)
    services.take_away(actor=by, programme=programme, kind="deputy", user_uuid=deputy.uuid)
    services.give_back(actor=by, programme=programme, kind="deputy", user_uuid=deputy.uuid)
    services.set_wording(actor=by, programme=programme, kind=kind, subject="Come", body="Please come.")
    set_organisation(actor=by, name="Firm", mark=drawn_png(30, 20))
    return {"programme": programme, "role_user": deputy, "role_kind": "deputy", "mail_kind": kind}


def make_scene(cast: Cast) -> Scene:
    here = _here(cast)
    proposal = here["proposal"]
    here |= _entries(cast)
    here |= _topics(cast)
    here |= _set_up(cast, cast.programme, cast.deepa)
    here["pair"] = _pair(cast, "Winter", proposal, cast.ines, cast.tomas)
    state(actor=cast.tomas.user, pair=here["pair"].uuid, kinds=["pay"])
    here |= {"step_kind": "seen", "act_kind": "release", "course_kind": "resume"}
    beside = {
        "delegation": name_delegate(actor=cast.yusuf.user, leader=cast.yusuf, assistant=cast.stranger),
        "enrolment": here.pop("enrolment_beside"),
        "pair": _pair(cast, "Autumn", proposal, cast.yusuf, cast.aiko),
    }
    held = {"pair": _pair(cast, "Summer", proposal, cast.ines, cast.tomas, held=True)}
    ended = {"pair": _pair(cast, "Last year", proposal, cast.ines, cast.tomas)}
    Pair.objects.filter(pk=ended["pair"].pk).update(state=Pair.State.ENDED, ended_at=now())
    over = {"open_token": "not-a-token", "invitation": "not-a-token", "set_up_link": "not-a-token"}
    deputy = User.objects.create_user(email="deputy-elsewhere@firm.example")
    elsewhere = _elsewhere(cast) | _set_up(cast, cast.other_programme, deputy)
    return Scene(
        cast,
        {"here": here, "beside": beside, "held": held, "ended": ended, "over": over, "elsewhere": elsewhere},
    )
