"""Writes the demo's two files, with the columns that an organisation's own files would have."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from turnabout.cli.demo_organisation.organisation import Aim, Enrolment, Organisation, Person

STAFF_COLUMNS = (
    "person_id", "name", "title", "email", "manager_id", "dotted_manager_ids", "grade", "unit", "site",
    "country", "timezone", "languages", "hours",
)  # fmt: skip
ROLE_COLUMNS = (
    "person_id", "role", "capacity", "offers", "aims", "hesitant", "interests", "style", "prefer", "rather_not",
)  # fmt: skip
PRIVATE_COLUMNS = ("hesitant", "prefer", "rather_not")


def write(organisation: Organisation, folder: Path, *, private: bool = False) -> tuple[Path, Path]:
    """Write `staff.csv` and `enrolments.csv` as UTF-8 and return their paths.

    `private` adds what only `turnabout match` reads; a coordinator's file leaves it to each person's own form.
    """
    folder.mkdir(parents=True, exist_ok=True)
    staff, enrolments = folder / "staff.csv", folder / "enrolments.csv"
    _write(staff, STAFF_COLUMNS, (_staff_row(person) for person in organisation.people))
    columns = [column for column in ROLE_COLUMNS if private or column not in PRIVATE_COLUMNS]
    rows = (_enrolment_row(enrolment) for enrolment in organisation.enrolments)
    _write(enrolments, columns, ([row[column] for column in columns] for row in rows))
    return staff, enrolments


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _staff_row(person: Person) -> list[str]:
    return [
        person.person_id, person.name, person.title, person.email, person.manager_id,
        ";".join(person.dotted_manager_ids), str(person.grade), person.unit, person.site, person.country,
        person.timezone, ";".join(person.languages), person.hours,
    ]  # fmt: skip


def _enrolment_row(enrolment: Enrolment) -> dict[str, str]:
    return {
        "person_id": enrolment.person_id,
        "role": enrolment.role,
        "capacity": enrolment.capacity,
        "offers": ";".join(f"{offer.topic}:{offer.level}" for offer in enrolment.offers),
        "aims": _aims(enrolment.aims),
        "hesitant": _aims(enrolment.hesitant),
        "interests": ";".join(enrolment.interests),
        "style": ";".join(str(answer) for answer in enrolment.style),
        "prefer": ";".join(enrolment.prefer),
        "rather_not": ";".join(enrolment.rather_not),
    }


def _aims(aims: Iterable[Aim]) -> str:
    return ";".join(f"{aim.topic}:{aim.now}:{aim.wanted}" for aim in aims)
