"""A file that is being read, as parts/progress.html takes it."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

UNFINISHED: Final = ("queued", "reading", "approved", "staged")
STEPS: Final = {
    "queued": gettext_lazy("The file waits for its turn"),
    "reading": gettext_lazy("Every row is read and checked"),
    "approved": gettext_lazy("You say that it may be taken over"),
    "staged": gettext_lazy("All of it is taken over at once"),
}


def work_of(intake: Any, ahead: int) -> dict[str, Any]:
    steps = [(state, label) for state, label in STEPS.items() if intake.waits or state != "approved"]
    at = [state for state, _label in steps].index(intake.state)
    return {
        "id": "file",
        "heading": _("The file is waiting") if intake.state == "queued" else _("The file is being read"),
        "text": _text(intake, ahead),
        "done": min(intake.rows_read, intake.rows_total or 0),
        "total": intake.rows_total if intake.state == "reading" else 0,
        "steps": [
            {"label": label, "state": "done" if place < at else "now" if place == at else "later"}
            for place, (_state, label) in enumerate(steps)
        ],
        "leave": _(
            "You can leave this page. The work goes on, and what came of it will be here when you come back."
        ),
        "poll": reverse("intake", args=[intake.uuid]),
    }


def _text(intake: Any, ahead: int) -> str:
    if intake.state == "reading":
        return _("%(read)s of about %(total)s rows") % {
            "read": intcomma(intake.rows_read),
            "total": intcomma(max(intake.rows_total or 0, intake.rows_read)),
        }
    if ahead:
        return ngettext("%(n)s file is before it.", "%(n)s files are before it.", ahead) % {
            "n": intcomma(ahead)
        }
    return _("It starts in a moment.") if intake.state == "queued" else _("A moment more.")
