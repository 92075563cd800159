"""How a file is probably meant to be read, and whether a person should look before it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from turnabout.people.intake.table.encoding import encoding_of
from turnabout.people.intake.table.form import NotATable, form_of
from turnabout.people.intake.table.naming import heading, is_ours, meaning
from turnabout.people.intake.table.plan import CSV, FAMILY, GIVEN, MAIL_KEY, XLSX, Plan
from turnabout.people.intake.table.separator import separator_of
from turnabout.people.intake.table.shaping import first_rows
from turnabout.people.intake.table.workbook import first_wide_sheet, sheets

HEAD: Final = 256 * 1024
SEARCHED: Final = 15  # rows among which the one with the headings is looked for


def guess(data: bytes, remembered: Mapping[str, Any]) -> Plan:
    """`remembered` is what `to_remember` gave for the last file of this list. Raises NotATable."""
    form = form_of(data)
    plan = _workbook(data, remembered) if form == XLSX else _text(data, remembered)
    table = first_rows(data, plan, SEARCHED)
    if not table:
        return plan.changed(sure=True)
    known: Mapping[str, str] = remembered.get("columns", {})
    plan = plan.changed(header=_header(table, known))
    headings = table[plan.header]
    columns = columns_of(headings, known)
    sure = plan.sure and plan.header == 0 and all(not text or is_ours(text) for text in headings)
    again = bool(known) and all(heading(text) in known for text in headings if text)
    return plan.changed(columns=columns, sure=(sure or again) and "person_id" in columns)


def columns_of(headings: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """What the headings probably mean; what somebody said of a heading counts more."""
    return _each_once(known.get(heading(text), meaning(text)) for text in headings)


def to_remember(plan: Plan, headings: Sequence[str]) -> dict[str, Any]:
    """What the next file of this list is read by: headings, for they may stand in another order then."""
    columns = {heading(text): column for text, column in zip(headings, plan.columns, strict=False) if text}
    return {"columns": columns, "encoding": plan.encoding, "sheet": plan.sheet}


def _workbook(data: bytes, remembered: Mapping[str, Any]) -> Plan:
    """The remembered sheet, or the first that has several columns. One sheet alone raises no question."""
    names = sheets(data)
    if not names:
        raise NotATable("no_sheet", "")
    best = remembered.get("sheet") if remembered.get("sheet") in names else ""
    blank = Plan(form=XLSX)
    best = best or first_wide_sheet(data, SEARCHED)
    return blank.changed(sheet=best, sure=len(names) == 1 or best == remembered.get("sheet"))


def _text(data: bytes, remembered: Mapping[str, Any]) -> Plan:
    encoding, certain = encoding_of(data, remembered.get("encoding", ""))
    head = data[:HEAD].decode(encoding, errors="replace").splitlines(keepends=True)
    lines = [line for line in head if line.strip()][:40]
    return Plan(CSV, encoding, separator_of(lines), sure=certain)


def _header(table: Sequence[Sequence[str]], known: Mapping[str, str]) -> int:
    """The row in which most cells mean a column; the first one where none does."""
    marks = [sum(bool(meaning(cell) or known.get(heading(cell))) for cell in row) for row in table]
    return marks.index(max(marks)) if max(marks) > 1 or marks[0] == 0 else 0


def _each_once(columns: Iterable[str]) -> tuple[str, ...]:
    """Of two columns that seem to mean the same the first counts. A family name alone is the name."""
    found: list[str] = []
    for column in columns:
        found.append("" if column in found else column)
    if "person_id" not in found and MAIL_KEY not in found and "email" in found:
        found[found.index("email")] = MAIL_KEY
    for part in (GIVEN, FAMILY):
        other = FAMILY if part == GIVEN else GIVEN
        if part in found and (other not in found or "name" in found):
            found[found.index(part)] = "" if "name" in found else "name"
    return tuple(found)
