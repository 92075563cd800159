"""Reads a file with the one row parser into staged rows, and checks it as a whole. All or nothing: one cell that
cannot be used, and nothing of the file is taken over."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from time import monotonic
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _
from turnabout_engine.io.rows import Header, Notice, NumberedRow, RowProblem, Settings, iter_table
from turnabout_engine.io.rows.table import numbered_rows
from turnabout_engine.people import PersonRow

from turnabout.people import catalogue
from turnabout.people.intake.asking import ask_if_unsure
from turnabout.people.intake.checks import KEPT_OF_A_KIND, Checks
from turnabout.people.intake.claims import Claim, end, heartbeat, move
from turnabout.people.intake.columns import read_of
from turnabout.people.intake.comparing import Comparison
from turnabout.people.intake.guard import Guard, added
from turnabout.people.intake.limits import beyond
from turnabout.people.intake.memory import joined, meanings_of
from turnabout.people.intake.notices import Notices
from turnabout.people.intake.spellings import Spellings
from turnabout.people.intake.staging import STRETCH, Staging
from turnabout.people.intake.table import NotATable, Plan, rows
from turnabout.people.models import Intake, Upload

HOPELESS: Final = ("empty", "no_rows", "too_many_rows")
BEAT: Final = 20.0  # seconds; a worker that is silent for minutes is taken to be gone
MOST_PROBLEMS: Final = 20_000  # kept of one file; the number of all of them is kept too


def read(
    claim: Claim,
    *,
    guard: Guard | None = None,
    grades: Mapping[str, int] | None = None,
    stretch: int = STRETCH,
) -> bool:
    """Read the claimed file; True when its rows are staged and may be switched at once. A file that waits for a
    person's word is read as they said, or as is likely, and compared with what stands there.

    `grades` are the numbers that the programme gave to names of grades."""
    intake = Intake.objects.select_related("by", "source").get(pk=claim.intake)
    data = _content(intake)
    reading = _Reading(claim, intake, stretch, Comparison(intake, guard or Guard()) if intake.waits else None)
    known = {interest.key for interest in catalogue.interests()}
    settings = Settings(grades or {}, known, keep_unmapped_grades=intake.kind == Intake.Kind.ENROLMENTS)
    try:
        if intake.waits and ask_if_unsure(claim, intake, data):
            return False
        for event in iter_table(_table(intake, data, reading.beat), settings, drop_private=True):
            reading.take(event)
            reading.beat()
    except NotATable as error:
        reading.give_up(error)
    return reading.close()


def _content(intake: Intake) -> bytes:
    return base64.b64decode(Upload.objects.get(intake=intake).content)


def _table(intake: Intake, data: bytes, beat: Callable[[], None]) -> Iterable[NumberedRow]:
    """Without a person to ask nothing is guessed."""
    if not intake.waits:
        return numbered_rows(data)
    return rows(data, Plan.of(intake.plan), joined(intake.source.words, meanings_of(intake)), beat)


class _Reading:
    """What one file has given so far."""

    def __init__(self, claim: Claim, intake: Intake, stretch: int, comparison: Comparison | None) -> None:
        self.claim, self.intake, self.comparison = claim, intake, comparison
        self.staging = Staging(claim, stretch)
        self.staging.compare = comparison
        self.notices = Notices(intake.kind)
        self.checks = Checks(intake.source_id, intake.kind)
        self.problems: list[RowProblem] = []
        self.spellings = Spellings()
        self.count = 0
        self.last_bad_line = 0
        self.is_lost = False  # no mending of cells would help
        self.heard_at = monotonic()

    def beat(self) -> None:
        """Say that this worker is alive: by the clock, for a part of a file may have no rows and take long."""
        if monotonic() - self.heard_at > BEAT:
            self.heard_at = monotonic()
            heartbeat(self.claim, self.staging.read)

    def give_up(self, error: NotATable) -> None:
        """Told before whatever was found until then, for mending that would not help."""
        self.is_lost = True
        problem = RowProblem(0, "", "", error.remedy, error.code)
        self._problem(problem)
        self.problems = [problem, *(one for one in self.problems if one is not problem)]

    def take(self, event: Header | PersonRow | RowProblem | Notice) -> None:
        match event:
            case PersonRow():
                self._row(event)
            case RowProblem():
                self._problem(event)
            case Notice():
                self.notices.add(event)
            case Header():
                self._header(event)

    def _header(self, header: Header) -> None:
        columns = read_of(self.intake.kind, header.columns)
        self.notices.header(header.columns)
        self.staging.header(columns)
        self.checks.header(columns)

    def _row(self, row: PersonRow) -> None:
        too_much = beyond(row)
        for problem in too_much:
            self._problem(problem)
        if not too_much:
            self.staging.add(row)
            self.checks.add(row)

    def _problem(self, problem: RowProblem) -> None:
        self.count += 1
        self.spellings.add(problem)
        self.is_lost = self.is_lost or problem.code in HOPELESS
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
        self.staging.spoil()
        if self.staging.fields and problem.line != self.last_bad_line:  # several in one row are one row
            self.last_bad_line = problem.line
            self.staging.count()

    def close(self) -> bool:
        self.staging.put_away()
        for problem in self.checks.problems():
            self._problem(problem)
        if not self.staging.read and not self.count:
            remedy = _("There is nothing below the names of the columns. Give everybody a row.")
            self._problem(RowProblem(1, "", "", remedy, "no_rows"))
        if self.count:
            self._refuse()
        else:
            self._stage()
        return not self.count and not self.intake.waits

    @transaction.atomic
    def _stage(self) -> None:
        found, counts = self.checks.findings()
        if self.comparison is not None:
            diff, numbers = self.comparison.result()
            self._save("diff", diff)
            kept = self.comparison.tally.guarded
            found, counts["findings"] = added(found, counts["findings"], kept, KEPT_OF_A_KIND)
            counts |= numbers
        self._save("findings", found)
        after = Intake.State.READY if self.intake.waits else Intake.State.STAGED
        move(self.claim, Intake.State.READING, after, counts=counts, **self._read())

    @transaction.atomic
    def _refuse(self) -> None:
        """A file that waits stays here while a person can still say what its cells mean."""
        self._save("problems", list(map(asdict, self.problems)))
        values = {"counts": {"problems": self.count}, **self._read()}
        if self.intake.waits and not self.is_lost:
            self._save("look", {**(self.intake.look or {}), "spellings": self.spellings.all()})
            move(self.claim, Intake.State.READING, Intake.State.MENDING, **values)
        else:
            end(self.claim, Intake.State.READING, Intake.State.REFUSED, actor=self.intake.by, **values)

    def _read(self) -> dict[str, Any]:
        read = self.staging.read
        return {"rows_read": read, "rows_total": read, "notices": self.notices.all()}

    def _save(self, name: str, value: Any) -> None:
        """A sealed column is saved through its row; the conditional update in the same transaction decides."""
        setattr(self.intake, name, value)
        self.intake.save(update_fields=[name])
