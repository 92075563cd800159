"""The rows of a file as the one row parser takes them: the first names our columns, the others have our spellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from django.utils.translation import gettext as _
from turnabout_engine.io.rows import COLUMNS, DROPPED, NumberedRow, RowProblem, rows_written_in
from turnabout_engine.io.rows.columns import column_name

from turnabout.people.intake.limits import country_remedy, is_country
from turnabout.people.intake.table.plan import FAMILY, GIVEN, MAIL_KEY, XLSX, Plan
from turnabout.people.intake.table.words import Words, speller
from turnabout.people.intake.table.workbook import FORMULA, Beat, sheet_rows

MOST_ROWS: Final = 500_000
SHOWN: Final = 100
EAST_ASIAN: Final = (("\u2e80", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"))


def raw_rows(data: bytes, plan: Plan, beat: Beat = lambda: None) -> Iterator[NumberedRow]:
    """As they stand in the file, from its first row that is not blank."""
    if plan.form == XLSX:
        return iter(sheet_rows(data, plan.sheet, beat))
    return rows_written_in(data, plan.encoding, plan.separator)


def first_rows(data: bytes, plan: Plan, number: int) -> list[list[str]]:
    """A look at the top; rows that cannot be read are left out."""
    few = islice(raw_rows(data[: 512 * 1024] if plan.form != XLSX else data, plan), number)
    return [
        ["" if cell == FORMULA else _shown(cell) for cell in row[1]] for row in few if isinstance(row, tuple)
    ]


def _shown(cell: str) -> str:
    """As it can be stored and shown: bytes that the encoding cannot read become question marks."""
    return cell.strip("\ufeff ")[:SHOWN].encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def rows(data: bytes, plan: Plan, words: Words, beat: Beat = lambda: None) -> Iterator[NumberedRow]:
    """The heading in our names, then every row below it. Ends with a problem where there are too many."""
    shape = _Shape(plan, words)
    number = -1
    for row in raw_rows(data, plan, beat):
        if isinstance(row, RowProblem):
            yield row
            continue
        number += 1
        if number == plan.header:
            yield row[0], shape.heading(row[1])
        elif number > plan.header + MOST_ROWS:
            yield _too_many(row[0])
            return
        elif number > plan.header:
            yield from shape.row(*row)


def _too_many(line: int) -> RowProblem:
    remedy = _(
        "There are more than 500,000 rows. Bring in the parts of the organisation that take part, with their managers."
    )
    return RowProblem(line, "", "", remedy, "too_many_rows")


class _Shape:
    """How one row of the file becomes one for the parser."""

    def __init__(self, plan: Plan, words: Words) -> None:
        self.columns = list(plan.columns)
        self.spellers = [
            (at, spell) for at, column in enumerate(self.columns) if (spell := speller(column, words))
        ]
        self.country = self.columns.index("country") if "country" in self.columns else None
        self.mail_key = self.columns.index(MAIL_KEY) if MAIL_KEY in self.columns else None
        self.width = len(self.columns)
        self.parts = None
        if GIVEN in self.columns and FAMILY in self.columns:
            self.parts = self.columns.index(GIVEN), self.columns.index(FAMILY)

    def heading(self, cells: Sequence[str]) -> list[str]:
        """A heading that is read as nothing keeps its words, so that the notice can name it."""
        names: list[str] = []
        for at, cell in enumerate(cells):
            column = self.columns[at] if at < len(self.columns) else ""
            if self.parts and column == FAMILY:
                column = "name"
            elif self.parts and column == GIVEN:
                column, cell = "", ""
            if column == MAIL_KEY:
                column = "email"
            names.append(column or ("" if column_name(cell) in (*COLUMNS, *DROPPED) else cell))
        return names if self.mail_key is None else [*names, "person_id"]

    def row(self, line: int, cells: list[str]) -> Iterator[NumberedRow]:
        if FORMULA in cells or any(cell.startswith("=") for cell in cells):
            yield from self._formulas(line, cells)
            return
        width = len(cells)
        for at, spell in self.spellers:
            if at < width and cells[at]:
                cells[at] = spell(cells[at])
        yield from self._country(line, cells)
        if self.parts:
            given, family = (cells[at].strip() if at < width else "" for at in self.parts)
            if self.parts[1] >= width:
                cells = [*cells, *[""] * (self.parts[1] + 1 - width)]
            cells[self.parts[1]] = joined(given, family)
            if self.parts[0] < width:
                cells[self.parts[0]] = ""
        if self.mail_key is not None:
            mail = cells[self.mail_key].strip().lower() if self.mail_key < width else ""
            cells = [*cells[: self.width], *[""] * (self.width - len(cells)), mail]
        yield line, cells

    def _country(self, line: int, cells: list[str]) -> Iterator[RowProblem]:
        """Told here, because the parser looks at no country of a row in which it finds something else."""
        at = self.country
        if at is not None and at < len(cells) and (said := cells[at].strip()) and not is_country(said):
            cells[at] = ""
            yield RowProblem(line, "country", said[:SHOWN], country_remedy(), "country")

    def _formulas(self, line: int, cells: Sequence[str]) -> Iterator[NumberedRow]:
        """Only in columns that are read; elsewhere nobody looks at them."""
        read = [at for at, column in enumerate(self.columns) if column and column not in DROPPED]
        found = [at for at in read if at < len(cells) and (cells[at] == FORMULA or cells[at].startswith("="))]
        if not found:
            blank = ["" if cell == FORMULA or cell.startswith("=") else cell for cell in cells]
            yield from self.row(line, blank)
        for at in found:
            remedy = _("This cell holds a formula. Copy the column and paste it as values only.")
            shown = "" if cells[at] == FORMULA else cells[at][:SHOWN]
            yield RowProblem(line, self.columns[at], shown, remedy, "formula")


def joined(given: str, family: str) -> str:
    """The family name first where both are written in East Asian characters."""
    if given and family and _east_asian(given) and _east_asian(family):
        return f"{family} {given}"
    return f"{given} {family}".strip()


def _east_asian(text: str) -> bool:
    return any(low <= char <= high for char in text for low, high in EAST_ASIAN)
