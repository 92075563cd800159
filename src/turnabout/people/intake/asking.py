"""How a file is meant to be read: guessed by its content and its list's last file, and asked where that is not sure."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction

from turnabout.people.intake.claims import Claim, move
from turnabout.people.intake.table import Plan, first_rows, guess
from turnabout.people.intake.table.form import form_of
from turnabout.people.intake.table.guess import columns_of
from turnabout.people.intake.table.plan import XLSX
from turnabout.people.intake.table.workbook import sheets
from turnabout.people.models import Intake

TOP: Final = 12  # rows that the page shows


def ask_if_unsure(claim: Claim, intake: Intake, data: bytes) -> bool:
    """Sees to it that the file has a plan; True where a person has to look at it first. Raises NotATable."""
    if not intake.plan:
        plan = guess(data, intake.source.plans.get(intake.kind, {}))
    else:
        plan = shaped(Plan.of(intake.plan), data)
    with transaction.atomic():
        intake.plan, intake.look = plan.plain(), look_of(plan, data)
        intake.save(update_fields=["plan", "look"])
        if not plan.sure:
            move(claim, Intake.State.READING, Intake.State.ASKING)
    return not plan.sure


def shaped(plan: Plan, data: bytes) -> Plan:
    """A plan whose encoding, sheet or heading row a person changed has lost its columns: they are guessed anew."""
    if plan.columns:
        return plan
    table = first_rows(data, plan, plan.header + 1)
    headings = table[plan.header] if len(table) > plan.header else []
    return plan.changed(columns=columns_of(headings, {}), sure=False)


def look_of(plan: Plan, data: bytes) -> dict[str, Any]:
    """What the page shows: the top of the table as this plan reads it, and the sheets there are."""
    names = sheets(data) if form_of(data) == XLSX else []
    return {"top": first_rows(data, plan, plan.header + TOP), "sheets": names}
