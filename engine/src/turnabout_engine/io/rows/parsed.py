"""Reads a staff list whole or as a stream, and joins the file of roles to it by person_id."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from turnabout_engine.io.rows.columns import ROLE_COLUMNS, missing, read_header
from turnabout_engine.io.rows.messages import Header, Notice, RowProblem, printable
from turnabout_engine.io.rows.parquet import is_parquet, rows_of_parquet
from turnabout_engine.io.rows.person import Settings, read_person
from turnabout_engine.io.rows.table import Data, NumberedRow, numbered_rows
from turnabout_engine.people.person import PersonRow
from turnabout_engine.people.plain import fields_of
from turnabout_engine.policy import Policy

Event = Header | PersonRow | RowProblem | Notice


@dataclass(frozen=True)
class Parsed:
    """All that a file gave: the rows that can be used, every problem, every notice, and the columns it has."""

    rows: tuple[PersonRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    notices: tuple[Notice, ...] = ()
    columns: tuple[str, ...] = ()


def parse(
    data: Data,
    *,
    policy: Policy | None = None,
    grades: Mapping[str, int] | None = None,
    interests: Collection[str] | None = None,
    drop_private: bool = False,
    keep_unmapped_grades: bool = False,
) -> Parsed:
    """Read a whole file, CSV or Parquet. Never raises on its content; `grades` (or else the policy's) give numbers.

    interests: the ids that exist, None to take any. drop_private: leave hesitant, prefer and rather_not unread.
    """
    known = grades if grades is not None else policy.grades if policy else {}
    settings = Settings(known, interests, keep_unmapped_grades)
    table = rows_of_parquet(data) if is_parquet(data) else numbered_rows(data)
    events = list(iter_table(table, settings, drop_private=drop_private))
    return Parsed(
        tuple(event for event in events if isinstance(event, PersonRow)),
        tuple(event for event in events if isinstance(event, RowProblem)),
        tuple(event for event in events if isinstance(event, Notice)),
        next((event.columns for event in events if isinstance(event, Header)), ()),
    )


def iter_rows(data: Data, settings: Settings | None = None, *, drop_private: bool = False) -> Iterator[Event]:
    """The file as a stream, one row in memory at a time: the header first, then rows, problems and notices."""
    yield from iter_table(numbered_rows(data), settings, drop_private=drop_private)


def iter_table(
    table: Iterable[NumberedRow], settings: Settings | None = None, *, drop_private: bool = False
) -> Iterator[Event]:
    """The same for rows that come from elsewhere: the first one names the columns."""
    settings = settings or Settings()
    columns: list[str | None] | None = None
    unreadable = False
    for row in table:
        if isinstance(row, RowProblem):
            unreadable = True
            yield row
        elif columns is None:
            columns, problems, notices = read_header(row[1], row[0], drop_private)
            read = tuple(column for column in columns if column)
            yield Header(read)
            yield from problems
            yield from notices
            yield from missing(read, (notice.column for notice in notices))
            if "person_id" not in read:
                return
        else:
            yield from _person(*row, columns, settings)
    if columns is None and not unreadable:
        yield RowProblem(
            1, "", "", "There is nothing in this file; the first line must name the columns.", "empty"
        )


def _person(line: int, cells: list[str], columns: list[str | None], settings: Settings) -> Iterator[Event]:
    extra = next((cell for cell in cells[len(columns) :] if cell.strip()), None)
    if extra is not None:
        remedy = "This row has more cells than the header; put quotes around a cell that holds the separator."
        yield RowProblem(line, "", printable(extra), remedy, "extra_cells")
    row = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
    person, problems = read_person(row, line, settings)
    yield from problems
    if person is None or extra is not None:
        return
    yield person
    if person.hours and not person.timezone:
        text = f"Line {line} has hours but no timezone, so its hours cannot be used."
        yield Notice("hours_without_zone", "timezone", text, line)
    if person.grade_name and person.grade is None:
        text = f"Line {line}: the grade {person.grade_name} has no number yet."
        yield Notice("unmapped_grade", "grade", text, line)


def join(first: Parsed, second: Parsed) -> Parsed:
    """The first file's people with what the second one adds by person_id.

    A column in both comes from the second file if it belongs to the enrolment, else from the first; this is said.
    A person whom only the second file names is a problem.
    """
    shared = [column for column in second.columns if column in first.columns and column != "person_id"]
    taken = [c for c in second.columns if c != "person_id" and (c in ROLE_COLUMNS or c not in first.columns)]
    fields = fields_of(taken)
    additions = {row.person_id: {name: getattr(row, name) for name in fields} for row in second.rows}
    known = {row.person_id for row in first.rows}
    # While the first file has rows that cannot be read, nobody can say who is missing from it.
    strangers = () if first.problems else tuple(_stranger(r) for r in second.rows if r.person_id not in known)
    columns = (*first.columns, *(column for column in taken if column not in first.columns))
    said = [*first.notices, *second.notices]
    notices = [notice for notice in said if notice.code != "missing_column"]
    dropped = [notice.column for notice in notices]
    return Parsed(
        tuple(replace(row, **additions.get(row.person_id, {})) for row in first.rows),
        (*first.problems, *second.problems, *strangers, *_twice(second.rows)),
        (*notices, *missing(columns, dropped), *(_in_both(column) for column in shared)),
        columns,
    )


def _stranger(row: PersonRow) -> RowProblem:
    remedy = "This person is not in the staff list; correct person_id or add their row there."
    return RowProblem(row.line, "person_id", printable(row.person_id), remedy, "unknown_person")


def _twice(rows: tuple[PersonRow, ...]) -> Iterator[RowProblem]:
    seen: set[str] = set()
    for row in rows:
        if row.person_id in seen:
            remedy = "This person stands twice in the second file; keep one row."
            yield RowProblem(row.line, "person_id", printable(row.person_id), remedy, "duplicate_key")
        seen.add(row.person_id)


def _in_both(column: str) -> Notice:
    if column in ROLE_COLUMNS:
        return Notice("second_file_wins", column, f"{column} is in both files; the second one was taken.")
    return Notice("first_file_wins", column, f"{column} is in both files; the first one was taken.")
