"""How many seats of a cohort stand where: the only figures about enrolments that the coordinator's thread needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.next_partner import FREE
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.selectors.cohorts import cohorts_of

Cell = tuple[str, str]  # state, seat


@dataclass(frozen=True)
class Counts:
    """Seats by state and seat, and by seat those that the pairs went out without."""

    cells: dict[Cell, int] = field(default_factory=dict)
    unplaced: dict[str, int] = field(default_factory=dict)

    def of(self, *, state: str = "", seat: str = "") -> int:
        return sum(
            number
            for (its_state, its_seat), number in self.cells.items()
            if state in ("", its_state) and seat in ("", its_seat)
        )

    @property
    def total(self) -> int:
        return self.of()

    @property
    def confirmed(self) -> int:
        return self.of(state=Enrolment.State.CONFIRMED)

    @property
    def waiting(self) -> int:
        """Asked and not answered."""
        return self.of(state=Enrolment.State.ASKED)

    @property
    def listed(self) -> int:
        return self.of(state=Enrolment.State.LISTED)

    @property
    def can_match(self) -> bool:
        """There is somebody on both sides."""
        seats = (Enrolment.Seat.MENTOR, Enrolment.Seat.MENTEE)
        return all(self.of(state=Enrolment.State.CONFIRMED, seat=seat) for seat in seats)


def counts_of(viewer: User, cohort: Cohort) -> Counts:
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    return _count([cohort.pk]).get(cohort.pk, Counts())


def counts_of_all(viewer: User) -> dict[int, Counts]:
    """For every cohort that the viewer coordinates, by its id, in one query more than the cohorts themselves."""
    cohorts = cohorts_of(viewer)
    found = _count([cohort.pk for cohort in cohorts])
    return {cohort.pk: found.get(cohort.pk, Counts()) for cohort in cohorts}


def _count(cohorts: Iterable[int]) -> dict[int, Counts]:
    rows = (
        Enrolment.objects.filter(cohort__in=list(cohorts))
        .values_list("cohort_id", "state", "seat")
        .annotate(n=Count("pk"), without=Count("pk", filter=FREE))
        .order_by()
    )
    counts: defaultdict[int, Counts] = defaultdict(Counts)
    for cohort_id, state, seat, number, without in rows:
        counts[cohort_id].cells[state, seat] = number
        if state == Enrolment.State.CONFIRMED:
            counts[cohort_id].unplaced[seat] = without
    return dict(counts)
