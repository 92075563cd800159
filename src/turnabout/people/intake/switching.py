"""The switch: staged rows become people, lines, offers and aims in the transaction of whoever calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from turnabout.people.intake.checks import KEPT_OF_A_KIND
from turnabout.people.intake.claims import Claim, ClaimLostError, end
from turnabout.people.intake.guard import Guard, added
from turnabout.people.intake.least import reducer
from turnabout.people.intake.memory import remember
from turnabout.people.intake.presence import absent, mark_back, mark_gone, put_under
from turnabout.people.intake.staging import PlainRow, stretches
from turnabout.people.intake.switching_lines import Named, switch_lines
from turnabout.people.intake.switching_people import switch_people
from turnabout.people.intake.switching_topics import Topics, switch_topics
from turnabout.people.intake.tally import Tally
from turnabout.people.intake.trace import Trace
from turnabout.people.models import Before, Intake
from turnabout.people.services.catalogue import load_catalogue

ROLES = ("mentor", "mentee")


@dataclass(frozen=True, slots=True)
class ListedSeat:
    """A seat that the file lists; the programme makes an enrolment of it."""

    person_id: int
    seat: str
    capacity: int


@dataclass(frozen=True)
class Switched:
    intake: Intake
    counts: dict[str, Any]
    seats: list[ListedSeat]
    mails_changed: dict[int, str]  # person: the mail that was listed before
    lines_changed: bool
    trace: Trace


def switch(claim: Claim, guard: Guard) -> Switched:
    """Everything or nothing: call it in a transaction that ends with `finish`."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A switch needs a transaction around it.")
    if not claim.row(Intake.State.STAGED).update(claimed_at=now()):
        raise ClaimLostError
    intake = Intake.objects.select_related("by", "source").defer("problems").get(pk=claim.intake)
    load_catalogue()
    tally, topics = Tally(), Topics()
    choices = intake.choices or {}
    put_under(intake.source_id, choices.get("same", {}), tally, guard)
    reduce = reducer(intake.source, guard.taking_part)
    named: dict[int, Named] = {}
    keys: dict[str, int] = {}
    seats: list[ListedSeat] = []
    for whole in _each_person_once(claim):
        rows = [reduce(row) for row in whole]
        people = switch_people(intake.source_id, rows, tally, guard)
        switch_topics(rows, people, topics, tally)
        for row in rows:
            person = keys[row["person_id"]] = people[row["person_id"]].pk
            named[person] = Named.by(row)
            seats += _seats(person, row)
    mark_back(intake.source_id, keys, tally)
    if choices.get("gone") and intake.kind != Intake.Kind.ENROLMENTS:
        mark_gone(list(absent(intake.source_id, keys, guard)), tally)
    open_lines = switch_lines(intake.source_id, named, tally, guard)
    tally.topics_to_review = topics.made
    remember(intake)
    counts = {**intake.counts, **tally.counts(), "open_lines": open_lines, "findings": _tell(intake, tally)}
    tally.trace.new = sorted(tally.new)
    return Switched(intake, counts, seats, tally.mails_changed, bool(tally.lines_changed), tally.trace)


def _tell(intake: Intake, tally: Tally) -> dict[str, int]:
    """What the guard kept joins the findings of the reading; returns how many there are of each kind."""
    before = intake.counts.get("findings", {})
    found, numbers = added(intake.findings or [], before, tally.guarded, KEPT_OF_A_KIND)
    if numbers != before:
        intake.findings = found
        intake.save(update_fields=["findings"])
    return numbers


def _each_person_once(claim: Claim) -> Iterator[list[PlainRow]]:
    """Of two rows with one key the first counts, whatever stretches they stand in."""
    seen: set[str] = set()
    for stretch in stretches(claim):
        rows = []
        for row in stretch:
            if row["person_id"] not in seen:
                seen.add(row["person_id"])
                rows.append(row)
        yield rows


def _seats(person: int, row: PlainRow) -> Iterator[ListedSeat]:
    for role in ROLES:
        if role in row.get("roles", ()):
            yield ListedSeat(person, role, row.get(f"{role}_capacity", 1))


def finish(claim: Claim, switched: Switched, counts: dict[str, Any]) -> None:
    """The file is in, and gone: `counts` are added to those of the switch."""
    everything = {**switched.counts, **counts}
    if switched.intake.waits:
        Before.objects.filter(
            intake__source=switched.intake.source_id
        ).delete()  # only the last one can be undone
        for number, rows in enumerate(switched.trace.stretches()):
            Before.objects.create(intake=switched.intake, number=number, rows=rows)
    end(claim, Intake.State.STAGED, Intake.State.SWITCHED, actor=switched.intake.by, counts=everything)
