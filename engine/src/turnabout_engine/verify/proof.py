"""Whether a certificate proves what it says: each case bounded by its prices, no case left out, the gap honest."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.verify.cases import Branch, denied, left_out, read_branch
from turnabout_engine.verify.charged import charged_worth, read_unit
from turnabout_engine.verify.figures import same
from turnabout_engine.verify.prices import Prices, Value, below_zero, bound, read_prices
from turnabout_engine.verify.report import Failure, first_of
from turnabout_engine.verify.slack import loose_ends
from turnabout_engine.verify.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

STAGES = ("placed", "seats", "total")


def unproved(table: Table, pairs: NDArray[np.int64], value: Value, certificate: Any) -> Iterator[Failure]:
    """Everything that keeps the certificate from proving that these pairs are within its gap of the best."""
    proved = yield from proved_by(table, certificate)
    if proved is not None:
        yield from _bound_as_stated(certificate, proved[0])
        yield from _claims(table, pairs, value, certificate, *proved)


def proved_by(table: Table, certificate: Any) -> Generator[Failure, None, tuple[Value, list[Prices]] | None]:
    """The bound that the leaves of a certificate prove, with their prices; None where they prove none."""
    unit = read_unit(certificate.unit)
    if isinstance(unit, Failure):
        yield unit
        return None
    least = certificate.least
    if least is not None and (not isinstance(least, int) or isinstance(least, bool)):
        yield Failure("certificate-form", "certificate least", f"{least!r} is not a score")
        return None
    read = [_read_leaf(table, leaf, number, unit, least) for number, leaf in enumerate(certificate.leaves)]
    broken = [leaf for leaf in read if isinstance(leaf, Failure)]
    cases = [leaf for leaf in read if not isinstance(leaf, Failure)]
    missing = left_out([branch for branch, _ in cases])
    if missing is not None and not broken:
        broken.append(Failure("case-left-out", f"case {missing}", "no prices bound this case"))
    yield from broken
    for _, prices in cases:
        yield from first_of(below_zero(table, prices))
    if broken:
        return None
    fixed = table.find(table.problem.fixed)
    placed, seats, parts = max(bound(table, prices, fixed) for _, prices in cases)
    return (placed, seats, parts // unit), [prices for _, prices in cases]


def _read_leaf(
    table: Table, leaf: Any, number: int, unit: int, least: int | None
) -> tuple[Branch, Prices] | Failure:
    problem = table.problem
    branch = read_branch(table, leaf.branch, number)
    if isinstance(branch, Failure):
        return branch
    mentee = read_prices(leaf.mentee_prices, problem.mentee_ids, "mentee")
    if isinstance(mentee, Failure):
        return mentee
    mentor = read_prices(leaf.mentor_prices, problem.mentor_ids, "mentor")
    if isinstance(mentor, Failure):
        return mentor
    charged = charged_worth(table, unit, leaf.couple_prices)
    if isinstance(charged, Failure):
        return charged
    available = np.ones(len(table.key), dtype=bool) if least is None else table.score >= least
    available[denied(table, branch)] = False
    return branch, Prices(mentee, mentor, available, charged)


def _claims(
    table: Table, pairs: NDArray[np.int64], value: Value, certificate: Any, proved: Value, cases: list[Prices]
) -> Iterator[Failure]:
    """The open stage and the gap as stated, against those that the prices give."""
    stage, gap = _gap(proved, value)
    if not same(certificate.gap, gap) or certificate.open_stage != stage:
        message = f"says {certificate.gap!r} of {certificate.open_stage}, the prices leave {gap} of {stage}"
        yield Failure("gap", "certificate gap", message)
        if len(cases) == 1:
            yield from first_of(loose_ends(table, cases[0], pairs))


def _bound_as_stated(certificate: Any, proved: Value) -> Iterator[Failure]:
    stated = certificate.bound
    if len(stated) != 3 or not all(same(one, other) for one, other in zip(stated, proved, strict=True)):
        yield Failure("bound", "certificate bound", f"says {stated!r}, the prices prove {proved}")


def _gap(proved: Value, value: Value) -> tuple[str | None, int]:
    for stage, most, found in zip(STAGES, proved, value, strict=True):
        if most != found:
            return stage, most - found
    return None, 0
