"""The list as a file, CSV or XLSX, with what the coordinator sees and nothing else; no cell is a formula."""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from turnabout.programmes.selectors import EnrolmentLine, cohort_for_coordinator
from turnabout.programmes.services.lists import export_list
from turnabout.web.coordinator.enrolments.listing import ORIGINS, STATES, Filter
from turnabout.web.coordinator.intakes.safe_csv import csv_answer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_000  # letters that a cell of a workbook holds


@require_GET
@login_required
def cohort_csv(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    return csv_answer("enrolments.csv", _asked(request, cohort))


@require_GET
@login_required
def cohort_xlsx(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    answer = HttpResponse(_workbook(_asked(request, cohort)), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="enrolments.xlsx"'
    return answer


def _asked(request: HttpRequest, cohort: uuid.UUID) -> list[tuple[Any, ...]]:
    """With the search and filters of the list."""
    found = cohort_for_coordinator(request.user, cohort)
    lines = export_list(actor=request.user, cohort=found, **Filter.read(request.GET).kept())
    return list(_rows(lines, found))


def _rows(lines: list[EnrolmentLine], cohort: Any) -> Iterator[tuple[Any, ...]]:
    labels = {"mentor": cohort.programme.mentor_label, "mentee": cohort.programme.mentee_label}
    yield (
        *(_("Name"), _("Title"), _("Unit"), _("Site"), _("Grade"), _("Mail"), _("Side"), _("Answer")),
        *(_("Partners at most"), _("How they came"), _("Typed by"), _("Reason, if they let you read it")),
    )
    for line in lines:
        yield (
            *(
                line.name,
                line.title,
                line.unit,
                line.site,
                "" if line.grade is None else line.grade,
                line.email,
            ),
            *(labels[line.seat], str(STATES[line.state]), line.capacity),
            *(str(ORIGINS.get(line.origin, "")), line.typed_by, line.reason),
        )


def _workbook(rows: list[tuple[Any, ...]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Enrolments"))
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _cell(sheet: Any, value: Any) -> Any:
    """Numbers are numbers; everything else is text, marked so that it stays text when somebody edits the cell."""
    if isinstance(value, int):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", str(value))[:LONGEST])
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell
