"""What an intake of 100,000 people costs, beside the csv module, the model and `bulk_create` into the same table.

`python -m tests.benchmarks.intake [rows]` prints the ratios, the memory at its highest and how long others could not
write. It makes a database of its own in a temporary folder, or uses DATABASE_URL, which must be empty."""

from __future__ import annotations

import csv
import io
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any, Final

ROWS: Final = 100_000
HEADER: Final = (
    *("person_id", "name", "title", "email", "manager_id", "grade"),
    *("unit", "site", "country", "timezone", "languages", "hours"),
)
FOREIGN: Final = (
    *("Matricule", "Nom complet", "Poste", "Courriel", "Responsable", "Classification"),
    *("Service", "Ville", "Pays", "Fuseau horaire", "Langues", "Horaires"),
)
MOST: Final = {"plain": 3.0, "compared": 5.0, "memory": 1.0, "lock": 60.0}


def staff(rows: int, *, changed: bool = False) -> list[tuple[str, ...]]:
    """A tree of managers with eight people below each; every twentieth has a new title in the second year."""
    return [
        (
            f"P{n:06}",
            f"Person Number {n}",
            "Moved" if changed and n % 20 == 0 else f"Post {n % 400}",
            f"person.{n}@firm.example",
            f"P{(n - 1) // 8:06}" if n else "",
            str(1 + n % 6),
            f"Unit {n % 300}",
            f"Site {n % 40}",
            "GB",
            "Europe/London",
            "en",
            "Mon-Fri 09:00-17:00",
        )
        for n in range(rows)
    ]


def written(header: tuple[str, ...], rows: list[tuple[str, ...]], separator: str = ",") -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def by_hand(data: bytes) -> None:
    """The least that puts these people, their keys and their lines into the same tables and indexes."""
    from django.db import transaction

    from turnabout.people.models import Person, PersonKey, ReportingLine, Source

    source, _made = Source.objects.get_or_create(key="by-hand", defaults={"name": "By hand"})
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    with transaction.atomic():
        people = Person.objects.bulk_create([_person(row) for row in rows], batch_size=2_000)
        by_key = {row["person_id"]: person for row, person in zip(rows, people, strict=True)}
        PersonKey.objects.bulk_create(
            [PersonKey(source=source, key=key, person=person) for key, person in by_key.items()],
            batch_size=5_000,
        )
        ReportingLine.objects.bulk_create(
            [
                ReportingLine(
                    person=by_key[row["person_id"]],
                    manager=by_key.get(row["manager_id"]),
                    source=source,
                    manager_key=row["manager_id"],
                    kind="solid",
                )
                for row in rows
                if row["manager_id"]
            ],
            batch_size=5_000,
        )


def _person(row: dict[str, str]) -> Any:
    from turnabout.people.models import Person

    same = ("name", "title", "email", "unit", "site", "country", "timezone", "hours")
    return Person(
        grade=int(row["grade"]), languages=row["languages"].split(";"), **{name: row[name] for name in same}
    )


def brought_in(data: bytes, *, waits: bool) -> dict[str, float]:
    """An intake from its claim to its end: seconds of all, and of the transaction that others wait for."""
    from turnabout.people.intake.table import Plan
    from turnabout.people.models import Intake
    from turnabout.people.services import approve, read_as, staff_list, start_intake
    from turnabout.workflows import intake as workflow

    seconds = {"lock": 0.0}
    switch = workflow._switch

    def timed(*args: Any) -> None:
        started = time.perf_counter()
        switch(*args)
        seconds["lock"] = time.perf_counter() - started

    workflow._switch = timed
    try:
        started = time.process_time()
        intake = start_intake(
            actor=None, source=staff_list(), kind="directory", file_name="a.csv", data=data, waits=waits
        )
        workflow.read_waiting_files()
        intake = Intake.objects.get(pk=intake.pk)
        if intake.state == "asking":
            plan = Plan.of(intake.plan)
            read_as(actor=None, intake=intake, plan=plan.changed(sure=True))
            workflow.read_waiting_files()
            intake = Intake.objects.get(pk=intake.pk)
        if waits:
            approve(actor=None, intake=intake, gone=False, same=())
            workflow.read_waiting_files()
        seconds["all"] = time.process_time() - started
        state = Intake.objects.values_list("state", flat=True).get(pk=intake.pk)
        if state != "switched":
            raise RuntimeError(f"the file ended as {state}")
    finally:
        workflow._switch = switch
    return seconds


def seconds_of(act: Callable[[], object]) -> float:
    """Of the processor: other work on the machine says nothing about this."""
    started = time.process_time()
    act()
    return time.process_time() - started


def clear() -> None:
    from turnabout.people.models import Before, Intake, Person, Source

    Before.objects.all().delete()
    Intake.objects.all().delete()
    Person.objects.all().delete()
    Source.objects.all().delete()


def measure(rows: int) -> dict[str, float]:
    """Everything once; the database is emptied in between, so that each meets the same tables."""
    people, later = staff(rows), staff(rows, changed=True)
    ours, foreign = written(HEADER, people), written(FOREIGN, later, ";")
    figures = {"by_hand": seconds_of(lambda: by_hand(ours))}
    clear()
    first = brought_in(ours, waits=False)
    second = brought_in(foreign, waits=True)
    clear()
    third = brought_in(foreign, waits=True)
    return figures | {
        "plain": first["all"] / figures["by_hand"],
        "compared_with_all": second["all"] / figures["by_hand"],
        "compared": third["all"] / figures["by_hand"],
        "lock": max(first["lock"], second["lock"], third["lock"]),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }


def told(rows: int, figures: dict[str, float]) -> str:
    return (
        f"{rows:,} people: csv, model and bulk_create {figures['by_hand']:.1f} s\n"
        f"an intake                         {figures['plain']:.2f} times that (at most {MOST['plain']:.0f})\n"
        f"mapped, compared, taken over      {figures['compared']:.2f} times that (at most {MOST['compared']:.0f})\n"
        f"the same onto a list of all       {figures['compared_with_all']:.2f} times that\n"
        f"others cannot write for           {figures['lock']:.1f} s (at most {MOST['lock']:.0f})\n"
        f"memory at its highest             {figures['memory']:.2f} GiB (at most {MOST['memory']:.0f})"
    )


def main(arguments: list[str]) -> int:
    rows = int(arguments[0]) if arguments else ROWS
    with tempfile.TemporaryDirectory(prefix="turnabout-benchmark-") as home:
        os.environ["TURNABOUT_HOME"] = home
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "turnabout.config.settings")
        os.environ.setdefault("TURNABOUT_LOG", "quiet")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        figures = measure(rows)
    sys.stdout.write(told(rows, figures) + "\n")
    return int(any(figures[name] > most for name, most in MOST.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
