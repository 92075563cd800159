"""What an explanation holds, cut to what its viewer may see; plain values, ready for JSON and for translation."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from turnabout_engine.rules.tally import Unmatched

Viewer = Literal["mentor", "mentee", "coordinator"]


@dataclass(frozen=True, slots=True)
class Shared:
    """Something both sides entered alike.

    kind: interest, aim (both want to learn it), offer (both can teach it), style (`number` is the answer, `value` the
    question 1 to 3), site, country, language (`value` is the code without region).
    """

    kind: str
    value: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Teaching:
    """Who teaches what to whom. `reaches` is how far the teacher's level goes; `place` the aim's place, from 1."""

    topic: str
    teacher: Literal["mentor", "mentee"]
    level: int
    now: int
    wanted: int
    reaches: int
    place: int


@dataclass(frozen=True, slots=True)
class LineView:
    """The certificate of the reporting line as the viewer sees it; common manager and steps for coordinators only.

    known: both stand somewhere in the reporting lines. proved: "whole" or up to how many levels.
    """

    holds: bool
    known: bool
    proved: int | Literal["whole"]
    distance: int | None
    common: str | None = None
    common_name: str | None = None
    mentee_steps: int | None = None
    mentor_steps: int | None = None


@dataclass(frozen=True, slots=True)
class PairExplanation:
    """One pair for one viewer, from the visible score and open data alone.

    score and parts (name, points, most points) are for coordinators; everybody else gets the band's word.
    units: (mentee's, mentor's) where they differ. hours: common minutes a week, None where not known.
    innovation: the programme weighs innovation and influence, and this pair joins them; for coordinators.
    """

    mentor_id: str
    mentee_id: str
    mentor_name: str
    mentee_name: str
    viewer: Viewer
    band: str
    shared: tuple[Shared, ...] = ()
    teaching: tuple[Teaching, ...] = ()
    hours: int | None = None
    units: tuple[str, str] | None = None
    line: LineView | None = None
    score: int | None = None
    parts: tuple[tuple[str, int, int], ...] | None = None
    innovation: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every pair of a solution in its order, and for coordinators why the others have none."""

    viewer: Viewer
    pairs: tuple[PairExplanation, ...]
    unmatched: tuple[Unmatched, ...] = ()


def as_plain(explanation: Explanation | PairExplanation) -> dict[str, Any]:
    """Dictionaries, lists, strings and numbers."""
    return asdict(explanation)
