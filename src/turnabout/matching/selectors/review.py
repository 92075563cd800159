"""The page on which a run is looked through: its figures, and one list at a time, filtered, searched, in pages.

The number of queries does not depend on the number of rows; sealed reasons are opened for the rows of the page only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from turnabout.matching.models import Run
from turnabout.matching.selectors.lines import Line, Show, UnplacedLine
from turnabout.matching.selectors.lists import Lists
from turnabout.matching.selectors.partners import partners_in_changes, people_by_key
from turnabout.matching.selectors.runs import run_for
from turnabout.matching.selectors.trying import lock_is_closed
from turnabout.people.selectors import topics_by_key
from turnabout.programmes.models import Enrolment

PAGE: Final = 25
NO_FIGURES: Final[dict[str, Any]] = {
    **dict.fromkeys(("mentees", "mentors", "placed", "pairs", "aims", "aims_met", "both_ways", "gap"), 0),
    "holds": False,
    "fair": False,
    "not_confirmed": {"mentee": 0, "mentor": 0},
    "rules_off": [],
    "dropped_locks": [],
}
"""What the figures of a run are called (`matching.solving` works them out)."""


@dataclass(frozen=True, slots=True)
class Review:
    """`decided_since` says that decisions made or taken back since then ask for a new match."""

    run: Run
    show: Show
    search: str
    figures: dict[str, Any]
    counts: dict[Show, int]
    rows: tuple[Line, ...]
    found: int
    page: int
    pages: int
    decided_since: bool
    confirmed_since: int
    has_previous: bool
    lock_closed: bool
    names: dict[str, str]  # of people whom changes mention, for the lists of those without a pair
    topics: dict[str, str]


def review(
    viewer: Any, run_uuid: UUID, *, show: Show = Show.WEAKEST, search: str = "", page: int = 1
) -> Review:
    """One page of one list of a run. Raises NotFound to everybody who does not coordinate the programme."""
    run = run_for(viewer, run_uuid)
    lists = Lists(run)
    keys = lists.searched(show, search)
    pages = max(1, -(-len(keys) // PAGE))
    page = min(max(1, page), pages)
    rows = tuple(lists.line(row) for row in lists.rows(show, keys[(page - 1) * PAGE : page * PAGE]))
    return Review(
        run=run,
        show=show,
        search=search,
        figures=NO_FIGURES | run.summary,
        counts={one: len(lists.keys[one]) for one in Show},
        rows=rows,
        found=len(keys),
        page=page,
        pages=pages,
        decided_since=lists.decided_since,
        confirmed_since=_confirmed_now(run) - run.summary.get("seats", 0),
        has_previous=lists.previous is not None,
        lock_closed=lock_is_closed(run),
        **_mentioned(show, rows),
    )


def _mentioned(show: Show, rows: tuple[Line, ...]) -> dict[str, dict[str, str]]:
    """Names and topics in what would place somebody; two queries, for the lists that say it."""
    if show not in (Show.UNPLACED, Show.WAITING):
        return {"names": {}, "topics": {}}
    keys = partners_in_changes(row.causes for row in rows if isinstance(row, UnplacedLine))
    return {
        "names": {key: person.name for key, person in people_by_key(keys).items()},
        "topics": {key: topic.name for key, topic in topics_by_key().items()},
    }


def _confirmed_now(run: Run) -> int:
    return run.cohort.enrolments.filter(state=Enrolment.State.CONFIRMED).count()
