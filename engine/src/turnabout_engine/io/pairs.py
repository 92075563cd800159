"""pairs.csv: written with formulas neutralised, read back for pairs of earlier rounds."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from turnabout_engine.explain import PairExplanation, sentences
from turnabout_engine.io.rows.cells import Unreadable, one_line
from turnabout_engine.io.rows.columns import column_name
from turnabout_engine.io.rows.messages import RowProblem, printable
from turnabout_engine.io.rows.table import Data, numbered_rows
from turnabout_engine.people.cast import Pair

COLUMNS = ("mentor_id", "mentee_id", "score", "reasons")
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def neutral(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """What `neutral` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write_pairs(pairs: Iterable[tuple[PairExplanation, int | None]]) -> bytes:
    """Explained pairs, each with its full score, as CSV."""
    text = StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for pair, score in pairs:
        reasons = " ".join(sentences(pair))
        table.writerow([neutral(pair.mentor_id), neutral(pair.mentee_id), score, neutral(reasons)])
    return text.getvalue().encode("utf-8")


def read_pairs(data: Data) -> tuple[tuple[Pair, ...], tuple[RowProblem, ...]]:
    """The (mentor_id, mentee_id) pairs of a file, and what is wrong with it; other columns are not read."""
    pairs: list[Pair] = []
    problems: list[RowProblem] = []
    places: tuple[int, int] | None = None
    for row in numbered_rows(data):
        if isinstance(row, RowProblem):
            problems.append(row)
        elif places is None:
            places = _places(row[1])
            if places is None:
                problems.append(_no_columns(row[0], row[1]))
                break
        else:
            _add(row[0], row[1], places, pairs, problems)
    if places is None and not problems:
        problems.append(_no_columns(1, []))
    return tuple(pairs), tuple(problems)


def _places(header: Sequence[str]) -> tuple[int, int] | None:
    names = [column_name(cell) for cell in header]
    if "mentor_id" not in names or "mentee_id" not in names:
        return None
    return names.index("mentor_id"), names.index("mentee_id")


def _no_columns(line: int, header: Sequence[str]) -> RowProblem:
    remedy = "The first line must name the columns mentor_id and mentee_id."
    return RowProblem(line, "", printable(", ".join(header)), remedy, "no_pair_columns")


def _add(
    line: int, cells: Sequence[str], places: tuple[int, int], pairs: list[Pair], problems: list[RowProblem]
) -> None:
    keys = []
    for name, place in zip(("mentor_id", "mentee_id"), places, strict=True):
        cell = cells[place] if place < len(cells) else ""
        try:
            key = one_line(plain(cell))
        except Unreadable as why:
            problems.append(RowProblem(line, name, printable(cell), why.remedy, why.code))
            return
        if not key:
            problems.append(RowProblem(line, name, "", f"Give {name}.", "empty_key"))
            return
        keys.append(key)
    pairs.append((keys[0], keys[1]))
