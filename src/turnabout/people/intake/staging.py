"""Rows between reading and the switch: sealed in stretches, and opened one stretch at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any, Final

from django.db import transaction
from turnabout_engine.people import PersonRow
from turnabout_engine.people.plain import fields_of

from turnabout.people.intake.claims import Claim, heartbeat
from turnabout.people.models import StagedRows

STRETCH: Final = 500
LEFT_OUT: Final = {"hours", "grade_name"}  # the text of the hours is kept, and the number of the grade

PlainRow = dict[str, Any]


class Staging:
    """Collects rows, puts every full stretch away, and says to others how far it is.

    Once there is a problem nothing more is kept, for then nothing will be switched."""

    def __init__(self, claim: Claim, stretch: int = STRETCH) -> None:
        self.claim, self.stretch = claim, stretch
        self.fields: list[str] = []
        self.rows: list[Sequence[Any]] = []
        self.read = self.number = 0
        self.keeps = True
        self.compare: Callable[[list[PlainRow]], None] | None = (
            None  # shown every stretch before it is put away
        )
        StagedRows.objects.filter(intake=claim.intake).delete()  # of a worker that was killed

    def header(self, columns: Sequence[str]) -> None:
        """Only what these columns fill is kept of a row."""
        self.fields = sorted((fields_of(columns) | {"line"}) - LEFT_OUT)
        self.values = attrgetter(*self.fields)
        self.special = [(at, _PLAIN[name]) for at, name in enumerate(self.fields) if name in _PLAIN]

    def spoil(self) -> None:
        """There is a problem in the file."""
        self.keeps = False
        self.rows = []

    def add(self, row: PersonRow) -> None:
        if self.keeps:
            values = list(self.values(row))
            for at, plain in self.special:
                values[at] = plain(values[at])
            self.rows.append(values)
        self.count()

    def count(self) -> None:
        """One more row was read, whatever is in it."""
        self.read += 1
        if self.read % self.stretch == 0:
            self.put_away()

    def put_away(self) -> None:
        with transaction.atomic():
            heartbeat(self.claim, self.read)
            if self.rows and self.keeps:
                if self.compare is not None:
                    self.compare(
                        [dict(zip(self.fields, map(_as_sealed, row), strict=True)) for row in self.rows]
                    )
                rows = {"fields": self.fields, "rows": self.rows}
                StagedRows.objects.create(intake_id=self.claim.intake, number=self.number, rows=rows)
        self.number += 1
        self.rows = []


def _as_sealed(value: Any) -> Any:
    """Under a seal a tuple becomes a list, and so does what stands in the database."""
    return list(value) if isinstance(value, tuple) else value


_PLAIN: Final[dict[str, Callable[[Any], Any]]] = {
    "roles": sorted,
    "offers": lambda offers: [(offer.topic, offer.level) for offer in offers],
    "aims": lambda aims: [(aim.topic, aim.now, aim.wanted) for aim in aims],
}


def stretches(claim: Claim) -> Iterator[list[PlainRow]]:
    """One query each: a cursor left open over the writes of the switch behaves differently on the two databases."""
    staged = StagedRows.objects.filter(intake=claim.intake)
    for pk in staged.order_by("number").values_list("pk", flat=True):
        content = staged.get(pk=pk).rows
        yield [dict(zip(content["fields"], row, strict=True)) for row in content["rows"]]
