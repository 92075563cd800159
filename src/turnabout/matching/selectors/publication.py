"""Where the publication of a cohort stands: nothing yet, on hold, or out; and what was left out of it and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from turnabout.ground.errors import NotFound
from turnabout.matching.models import LeftOut, Run
from turnabout.matching.selectors.held import HeldLine, held_lines
from turnabout.pairs.selectors import (
    PublishedPair,
    count_held,
    count_published,
    pairs_in_one_line,
    published_pairs,
)
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort
from turnabout.programmes.selectors import cohort_for_coordinator, counts_of
from turnabout.programmes.selectors.unplaced import UnplacedSeat, unplaced_seats

PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """Two people who were proposed and are no pair, with the code of the cause."""

    mentor: Person
    mentee: Person
    when: str
    cause: str


@dataclass(frozen=True, slots=True)
class PublicationView:
    """During the hold `on_hold` has what the match proposed and was not left out; the pairs themselves stay unseen.

    `unplaced` counts confirmed seats that are in no pair, by seat. Only one of the three lists is filled."""

    cohort: Cohort
    run_uuid: UUID | None
    held: int
    hold_ends_at: datetime | None
    released_at: datetime | None
    released: int
    show: str  # "pairs" or "unplaced"
    pairs: tuple[PublishedPair, ...]  # one page of them, as of the others
    on_hold: tuple[HeldLine, ...]
    without: tuple[UnplacedSeat, ...]
    unplaced: dict[str, int]
    page: int
    pages: int
    left_out: tuple[LeftOutLine, ...]
    in_one_line: tuple[PublishedPair, ...] = ()  # released pairs of which one stands above the other now


def publication_of(viewer: Any, cohort_uuid: UUID, *, page: int = 1, show: str = "pairs") -> PublicationView:
    """In a fixed number of queries, however many pairs there are."""
    cohort = cohort_for_coordinator(viewer, cohort_uuid)
    if not viewer.is_active:
        raise NotFound
    run = (
        Run.objects.filter(cohort=cohort, state=Run.State.PUBLISHED)
        .defer("frozen")
        .order_by("-round")
        .first()
    )
    released, held = count_published(cohort), count_held(cohort)
    unplaced = counts_of(viewer, cohort).unplaced
    show = "unplaced" if show == "unplaced" and sum(unplaced.values()) else "pairs"
    listed = sum(unplaced.values()) if show == "unplaced" else held or released
    pages = max(1, -(-listed // PAGE))
    page = min(max(1, page), pages)
    part, is_pairs = slice((page - 1) * PAGE, page * PAGE), show == "pairs"
    return PublicationView(
        cohort=cohort,
        run_uuid=run.uuid if run else None,
        held=held,
        hold_ends_at=cohort.hold_ends_at,
        released_at=run.released_at if run else None,
        released=released,
        show=show,
        pairs=tuple(published_pairs(cohort, part)) if is_pairs and not held else (),
        on_hold=tuple(held_lines(run, part)) if held else (),
        without=() if is_pairs else tuple(unplaced_seats(viewer, cohort, part)),
        unplaced=unplaced,
        page=page,
        pages=pages,
        left_out=_left_out(run),
        in_one_line=tuple(pairs_in_one_line(cohort)) if released else (),
    )


def count_in_one_line(viewer: Any, cohort: Cohort) -> int:
    """Released pairs that a later change of lines put one above the other; asked only where there are pairs."""
    if cohort.state != Cohort.State.PUBLISHED:
        return 0
    return len(pairs_in_one_line(cohort_for_coordinator(viewer, cohort.uuid)))


def _left_out(run: Run | None) -> tuple[LeftOutLine, ...]:
    rows = LeftOut.objects.filter(run=run).select_related("mentor", "mentee").order_by("mentee__name", "pk")
    return tuple(LeftOutLine(row.mentor, row.mentee, row.when, row.cause) for row in rows)
