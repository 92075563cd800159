"""What is wrong with a cell, in a few words for each kind; the remedy comes with the problem."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KINDS: Final = {
    "aim": gettext_lazy("Not a topic with two levels."),
    "aim_reached": gettext_lazy("Nothing is left to learn."),
    "capacity": gettext_lazy("Not a number of partners."),
    "column_twice": gettext_lazy("The column is there twice."),
    "control_character": gettext_lazy("A character that cannot be shown."),
    "country": gettext_lazy("Not the code of a country."),
    "email": gettext_lazy("Not a mail address."),
    "empty": gettext_lazy("The file is empty."),
    "encoding": gettext_lazy("Not in UTF-8."),
    "extra_cells": gettext_lazy("More cells than columns."),
    "binary": gettext_lazy("This is no table."),
    "broken": gettext_lazy("This workbook is damaged."),
    "formula": gettext_lazy("A formula."),
    "no_sheet": gettext_lazy("There is no sheet with a table."),
    "old_excel": gettext_lazy("This Excel file cannot be opened."),
    "other_zip": gettext_lazy("This is no workbook."),
    "page": gettext_lazy("This is no table."),
    "pdf": gettext_lazy("This is a PDF."),
    "too_large": gettext_lazy("This workbook is too large."),
    "too_many_rows": gettext_lazy("There are too many rows."),
    "grade": gettext_lazy("Not a grade."),
    "hours": gettext_lazy("Not working hours."),
    "interest": gettext_lazy("Not in the list of interests."),
    "language": gettext_lazy("Not a language code."),
    "no_person_id": gettext_lazy("Nobody can be recognised without a key."),
    "no_rows": gettext_lazy("There are no rows."),
    "number": gettext_lazy("Not a number that fits here."),
    "offer": gettext_lazy("Not a topic with a level."),
    "quotes": gettext_lazy("A quotation mark is not closed."),
    "role": gettext_lazy("Not a role."),
    "style": gettext_lazy("Not three answers."),
    "timezone": gettext_lazy("Not a time zone."),
    "too_long": gettext_lazy("Too long."),
    "too_many": gettext_lazy("Too many."),
    "topic_twice": gettext_lazy("A topic is there twice."),
    "unknown_person": gettext_lazy("Not on the staff list."),
}


# Where the remedy of the parser is one for the command alone.
REMEDIES: Final = {
    "grade": gettext_lazy("Give a whole number, 1 for the most junior, or say what the name means."),
}


def problem_in_words(problem: dict[str, Any]) -> dict[str, Any]:
    """As parts/findings.html takes it."""
    return {
        "line": problem["line"],
        "column": problem["column"] or _("whole line"),
        "value": problem["value"],
        "problem": str(KINDS.get(problem["code"], _("This cannot be used."))),
        "remedy": str(REMEDIES.get(problem["code"], problem["remedy"])),
    }
