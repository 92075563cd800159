"""The columns of a staff list, and what becomes of each column that a file's header names."""

from collections.abc import Iterable, Sequence

from turnabout_engine.io.rows.messages import Notice, RowProblem, printable

STAFF_COLUMNS = (
    "person_id",
    "name",
    "title",
    "email",
    "manager_id",
    "dotted_manager_ids",
    "grade",
    "unit",
    "site",
    "country",
    "timezone",
    "languages",
    "hours",
)
ROLE_COLUMNS = (
    "role",
    "capacity",
    "offers",
    "aims",
    "hesitant",
    "interests",
    "style",
    "prefer",
    "rather_not",
)
COLUMNS = (*STAFF_COLUMNS, *ROLE_COLUMNS)
DROPPED = ("date_of_birth", "age", "gender", "start_date")
"""Never read: direction follows skill, not age or years of service."""
PRIVATE = ("hesitant", "prefer", "rather_not")


def column_name(cell: str) -> str:
    return "_".join(cell.strip("\ufeff").casefold().replace("-", " ").replace("_", " ").split())


def read_header(
    cells: Sequence[str], line: int, drop_private: bool
) -> tuple[list[str | None], list[RowProblem], list[Notice]]:
    """For each cell of the header the column to read or None, with everything there is to say about it."""
    names = [column_name(cell) for cell in cells]
    kept: list[str | None] = []
    problems: list[RowProblem] = []
    notices: list[Notice] = []
    for cell, name in zip(cells, names, strict=True):
        left_out = _left_out(cell, name, line, drop_private)
        if left_out is not None:
            notices.append(left_out)
        elif name and name in kept:
            problems.append(
                RowProblem(line, name, printable(cell), "This column stands twice; keep one.", "column_twice")
            )
        kept.append(name if name and left_out is None and name not in kept else None)
    if "person_id" not in kept:
        shown = printable(", ".join(cell for cell in cells if cell))
        remedy = "There is no column person_id; the first line must name the columns."
        problems.append(RowProblem(line, "person_id", shown, remedy, "no_person_id"))
    return kept, problems, notices


def _left_out(cell: str, name: str, line: int, drop_private: bool) -> Notice | None:
    if name in DROPPED:
        return Notice("dropped_column", name, f"{name} was not read: the match never looks at it.", line)
    if name in PRIVATE and drop_private:
        text = f"{name} was not read: only the person can enter it, on their own page."
        return Notice("private_column", name, text, line)
    if name and name not in COLUMNS:
        shown = printable(cell.strip())
        return Notice(
            "unknown_column", shown, f"{shown} is not a column of a staff list; it was not read.", line
        )
    return None


def missing(present: Iterable[str], dropped: Iterable[str] = ()) -> list[Notice]:
    """A notice for every column that counts as empty because no file has it."""
    known = {*present, *dropped}
    return [
        Notice("missing_column", column, f"There is no column {column}; it counts as empty for everybody.")
        for column in COLUMNS
        if column not in known
    ]
