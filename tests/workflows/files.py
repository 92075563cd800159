"""Brings files in for tests, and reads them as a worker would."""

from __future__ import annotations

from typing import Any

from turnabout.ground.accounts.models import User
from turnabout.people.models import Aim, Intake, Offer, Person, PersonKey, ReportingLine
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.workflows.bring_in import bring_in_file
from turnabout.workflows.intake import read_waiting_files

STAFF = """person_id,name,email,manager_id,grade,unit,timezone,languages,hours
head,Adwoa Mensah,adwoa@firm.example,,5,Board,Europe/London,en,Mon-Fri 09:00-17:00
lead,Bjørn Åsen,bjorn@firm.example,head,4,Sales,Europe/Oslo,en;nb,Mon-Fri 09:00-17:00
new,陳 美玲,meiling@firm.example,lead,1,Sales,Asia/Taipei,en;zh,Mon-Wed 09:00-15:00
"""


def queue(cohort: Cohort, text: str | bytes, kind: str = "staff", *, by: User | None = None) -> Intake:
    data = text.encode() if isinstance(text, str) else text
    return bring_in_file(actor=by, cohort=cohort, kind=kind, file_name="people.csv", data=data)


def bring_in(cohort: Cohort, text: str | bytes, kind: str = "staff", *, by: User | None = None) -> Intake:
    """Queued and read; the intake as it stands then."""
    intake = queue(cohort, text, kind, by=by)
    read_waiting_files()
    return Intake.objects.get(pk=intake.pk)


def taken(cohort: Cohort, text: str | bytes, kind: str = "staff", *, by: User | None = None) -> Intake:
    """As `bring_in`, for a file that has to be taken over."""
    intake = bring_in(cohort, text, kind, by=by)
    assert intake.state == "switched", (intake.state, intake.error, intake.problems)
    return intake


def person(key: str) -> Person:
    return Person.objects.get(keys__key=key)


def lines(key: str) -> set[tuple[str, str, bool]]:
    """(kind, key of the manager, whether that manager is known)."""
    stored = ReportingLine.objects.filter(person__keys__key=key)
    return {(line.kind, line.manager_key, line.manager_id is not None) for line in stored}


def everything() -> dict[str, Any]:
    """All that files can change, without identifiers that say nothing."""
    columns = ("name", "title", "email", "grade", "unit", "site", "country", "timezone", "languages", "hours")
    return {
        "people": sorted(
            (key.key, *(str(getattr(key.person, name)) for name in (*columns, "interests", "style")))
            for key in PersonKey.objects.select_related("person")
        ),
        "lines": sorted(
            ReportingLine.objects.values_list("person__keys__key", "kind", "manager_key", "manager__name")
        ),
        "offers": sorted(Offer.objects.values_list("person__keys__key", "topic__key", "level")),
        "aims": sorted(
            Aim.objects.values_list(
                "person__keys__key", "position", "topic__key", "level_now", "level_wanted"
            )
        ),
        "seats": sorted(
            Enrolment.objects.values_list("cohort_id", "person__keys__key", "seat", "capacity", "state")
        ),
    }
