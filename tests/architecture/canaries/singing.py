"""The canaries of the world: which field each sits in, whom it is about, and where its rightful readers find it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from tests.architecture.canaries.birds import Canary, World
from tests.architecture.canaries.staff_file import HOURS, STAFF, ZONE, listed_mail, title_of
from turnabout.ground.privacy.table import Audience
from turnabout.matching.models import Proposal, Run
from turnabout.pairs.models import Pair
from turnabout.programmes.models import Enrolment

Open = partial(Canary, open_at_rest=True)
BOTH = (("ines", "pair"), ("tomas", "pair"), ("noor", "proposal"))
FORM, NOWHERE = ("enrolment",), ("nowhere",)
EVERYBODY = tuple(STAFF)
INVITING = ("cohort_invite",)  # its menu names every grade of the staff list, as its units and sites
CATALOGUE = ("topics",)  # names every topic, and nobody
IN_DIRECTORY = (
    "people",
    "person",
    "person_lines",
    "person_compare",
    "person_split",
    "own_entry",
)  # where the head stands by name, as everybody does


def canaries_of(world: World) -> list[Canary]:
    kinds: tuple[Any, ...] = (
        _profile,
        _confided,
        _directory,
        _listed,
        _files,
        _accounts,
        _seats,
        _kept,
        _matched,
        _agreed,
    )
    return [canary for kind in kinds for canary in kind(world)]


def own(who: str) -> tuple[tuple[str, str], ...]:
    return ((who, "enrolment"),)


def _profile(world: World) -> Iterator[Canary]:
    yield Open("people.Person.name", "name", STAFF["kai"][0], ("kai",), (("aiko", "pair"), ("noor", "run")))
    yield Open("people.Person.title", "name", title_of("kai"), ("kai",), (("aiko", "pair"), ("noor", "run")))
    yield Open(
        "people.Offer.topic", "open_offers", "Qshared", ("ines", "tomas", "yusuf"), BOTH, in_menus=CATALOGUE
    )
    yield Open("people.Offer.topic", "open_offers", "Qofferalone", ("ines",), own("ines"), in_menus=CATALOGUE)
    yield Open(
        "people.Offer.topic", "open_offers", "Qofzoe", ("stranger",), own("stranger"), in_menus=CATALOGUE
    )
    yield Open("people.Aim.topic", "open_aims", "Qreturn", ("ines", "tomas"), BOTH, in_menus=CATALOGUE)
    yield Open("people.Aim.topic", "open_aims", "Qaimalone", ("tomas",), own("tomas"), in_menus=CATALOGUE)
    first = HOURS.split()[1].split("-")[0]
    yield Open("people.Person.hours", "hours", first, EVERYBODY, own("tomas"))
    yield Open("people.Person.timezone", "hours", ZONE, EVERYBODY, own("tomas"), in_menus=FORM)
    yield Open("people.Person.languages", "languages", "rm", EVERYBODY, own("tomas"))
    menus = ("enrolment", "face")
    yield Open("people.Person.interests", "interests", "Poetry", ("tomas",), own("tomas"), in_menus=menus)


def _confided(world: World) -> Iterator[Canary]:
    """Ines teaches what Tomas hesitates to ask: it decides on their pair, and no page of theirs may say so. Topics
    have names in the catalogue; that somebody hesitates stands nowhere but under the seal."""
    hesitant = partial(Open, "people.Hesitations.aims", "hesitant_aims", only_at=FORM)
    offered = (*CATALOGUE, "person", "own_offers")  # by Ines, openly; Léa's page is not among those looked at
    yield hesitant("Qhesitant", ("tomas", "ines"), own("tomas"), in_menus=offered)
    yield hesitant("Qoflea", ("mina", "lea"), own("mina"), in_menus=CATALOGUE)
    wished = str(world.people["quentin"].uuid)
    wish = partial(Canary, "programmes.Preferences.people", "preferences", only_at=FORM)
    yield wish(wished, ("tomas",), own("tomas"), in_menus=("people",))  # everybody stands there with a link
    yield Canary(
        "programmes.EnrolmentDraft.values", "hesitant_aims", "Qdraft", ("omar",), own("omar"), only_at=FORM
    )
    reason = partial(Canary, "programmes.Enrolment.decline_reason", "decline_reason")
    yield reason("Qsecretreason", ("quentin",))
    yield reason("Qsaidreason", ("petra",), (("noor", "cohort_enrolments"),), said=True)


def _directory(world: World) -> Iterator[Canary]:
    """What people keep in the directory themselves."""
    found = (("ines", "own_entry"), ("tomas", "person"))
    yield Open("people.Absence.first", "absences", "3 April 2031", ("ines",), found)
    found = (("ines", "own_offers"), ("tomas", "person"), ("noor", "person"))
    yield Open("people.Offer.evidence", "open_offers", "Qevidence", ("ines",), found)
    correction = partial(Canary, datum="corrections", owners=("ines",))
    asked = (("ines", "own_entry"), ("noor", "correction"), ("administrator", "correction"))
    yield correction("people.Correction.said", text="Qwrongtitle", found=asked)
    yield correction("people.Correction.answer", text="Qanswered", found=asked)
    lived = "Practising a faith at work"
    found = (("ines", "person"), ("noor", "person"))
    menu = ("own_experience",)  # all that can be switched on, to everybody
    yield Canary(
        "people.Experiences.shown", "lived_experience", lived, ("tomas",), found, in_menus=menu, said=True
    )


def _listed(world: World) -> Iterator[Canary]:
    """What the staff list says, and not everybody reads."""
    partners = {"ines": "tomas", "tomas": "ines", "kai": "aiko", "aiko": "kai"}
    for key in EVERYBODY:
        found = ((partners[key], "pair"),) if key in partners else ()
        yield Open("people.Person.email", "mail", listed_mail(key), (key,), found)
        yield Open("people.Person.grade", "grade", str(STAFF[key][1]), (key,), in_menus=INVITING)
    found = (("noor", "intake"), ("noor", "intake_findings"))
    yield Open("people.ReportingLine.manager_key", "reporting_line", "qbosskey", ("omar",), found)


def _files(world: World) -> Iterator[Canary]:
    """What was wrong with a file its coordinator reads; the rest of it nobody."""
    for text in ("Qrowname", "Qqueued", "Qunread"):
        yield Canary("people.Upload.content", "staff_file", text, ("q1",))
    yield Canary("people.StagedRows.rows", "staff_file", "Qstaged", ("q1",))
    told = {"also": (Audience.COORDINATOR,)}
    found = (("noor", "intake"), ("noor", "intake_changes"), ("noor", "intake_reading"))
    yield Canary("people.Intake.diff", "staff_file", "Qdiffed", ("q1",), found, **told)
    found = (("noor", "intake_reading"),)
    yield Canary("people.Intake.look", "staff_file", "Qlooked", ("q1",), found, **told)
    found = (("noor", "intake"), ("noor", "intake_problems"))
    yield Canary("people.Intake.problems", "staff_file", "Qbadgrade", ("q1",), found, **told)
    yield Canary(
        "people.Intake.problems", "staff_file", "Qelsewhere", ("q2",), (("piotr", "intake"),), **told
    )
    name = partial(Open, "people.Intake.file_name", "staff_file", **told)
    yield name("Qspring.csv", ("q1",), (("noor", "cohort_intakes"),))
    yield name("Qother.csv", ("q2",), (("piotr", "cohort_intakes"),))


def _accounts(world: World) -> Iterator[Canary]:
    for name, user in world.users.items():
        datum = "mail_of_role" if name in {*world.coordinates, "sponsor", "safeguarding"} else "account"
        found = (("ines", "pair"),) if name == "noor" else ()
        yield Open("accounts.User.email", datum, user.email, (name,), found)


def _seats(world: World) -> Iterator[Canary]:
    names = {person.pk: key for key, person in world.people.items()}
    for seat in Enrolment.objects.all():
        yield Open("programmes.Enrolment.person", "seat", str(seat.uuid), (names[seat.person_id],))
    for pair in Pair.objects.all():
        owners = names[pair.mentor_id], names[pair.mentee_id]
        if pair.state == Pair.State.HELD:
            yield Open("pairs.Pair.state", "pair", str(pair.uuid), owners, only_at=NOWHERE)
        else:
            found = tuple((owner, "home") for owner in owners)
            stated = (Audience.SAFEGUARDING,) if pair.statements.exists() else ()
            yield Open("pairs.Pair.mentor", "pair", str(pair.uuid), owners, found, also=stated)


def _agreed(world: World) -> Iterator[Canary]:
    """What Ines and Tomas agree on is theirs; what he stays out of the safeguarding contact reads too."""
    agreement = partial(Canary, "pairs.AgreementVersion.terms", "agreement", owners=("ines", "tomas"))
    for text in ("Qgoalformentee", "Qgoalformentor", "Qownrule", "Qownplace"):
        yield agreement(
            text, found=(("ines", "agreement"), ("tomas", "agreement"), ("ines", "agreement_words"))
        )
    readers = tuple((who, "stay_out") for who in ("ines", "tomas", "safeguarding"))
    yield Canary("pairs.Statement.what", "stay_out", "Qstayedout", ("ines", "tomas"), readers)
    yield Canary("pairs.Occasion.about", "stay_out", "Qoccasion", ("ines", "tomas"), readers)


def _kept(world: World) -> Iterator[Canary]:
    """Views of the list that Noor keeps."""
    found = (("noor", "cohort_enrolments"),)
    yield Open("programmes.SavedView.name", "saved_view", "Qview", ("noor",), found)
    yield Open("programmes.SavedView.query", "saved_view", "Qviewed", ("noor",), found)


def _matched(world: World) -> Iterator[Canary]:
    """Who the nearest common manager is, and what a pair is worth with all that is hidden."""
    head, two = STAFF["qhead"][0], ("ines", "tomas", "yusuf", "kai", "aiko")
    yield Open(
        "pairs.Pair.line_certificate",
        "line_certificate",
        head,
        two,
        (("noor", "proposal"),),
        in_menus=IN_DIRECTORY,
    )
    names = {str(person.uuid): key for key, person in world.people.items()}
    shown = {points(score) for score in Proposal.objects.values_list("visible_score", flat=True)}
    for run in Run.objects.exclude(frozen=None):
        told = _told(run)
        for mentor, mentee, score in run.frozen["result"]["pairs"]:
            owners = (names[mentor], names[mentee])
            full = partial(Open, "matching.Run.frozen", "full_score", owners=owners)
            yield full(str(score))
            if points(score) not in shown:
                yield full(points(score))
            if run.state == Run.State.DONE:
                found = (("noor", "run"), ("noor", "proposal"))
                fit = told[mentor, mentee]
                yield Open("matching.Proposal.visible_score", "visible_score", fit, owners, found)


def _told(run: Run) -> dict[tuple[str, str], str]:
    """What the coordinator reads of each pair."""
    proposals = run.proposals.select_related("mentor", "mentee")
    return {(str(one.mentor.uuid), str(one.mentee.uuid)): points(one.visible_score) for one in proposals}


def points(score: int) -> str:
    """As the part of the face prints it, so that no other number on a page is taken for one."""
    return f'fit-number">{score // 100}'
