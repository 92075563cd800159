"""The one row parser of staff lists and enrolments, for the command and the web alike."""

from turnabout_engine.io.rows.columns import COLUMNS, DROPPED, PRIVATE, ROLE_COLUMNS
from turnabout_engine.io.rows.messages import Header, Notice, RowProblem
from turnabout_engine.io.rows.parsed import Parsed, iter_rows, iter_table, join, parse
from turnabout_engine.io.rows.person import Settings, read_person
from turnabout_engine.io.rows.table import NumberedRow, rows_written_in
from turnabout_engine.people.plain import from_plain, to_plain

__all__ = [
    "COLUMNS",
    "DROPPED",
    "PRIVATE",
    "ROLE_COLUMNS",
    "Header",
    "Notice",
    "NumberedRow",
    "Parsed",
    "RowProblem",
    "Settings",
    "from_plain",
    "iter_rows",
    "iter_table",
    "join",
    "parse",
    "read_person",
    "rows_written_in",
    "to_plain",
]
