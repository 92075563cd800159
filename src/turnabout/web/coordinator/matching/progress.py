"""A run that is being made, as parts/progress.html takes it, and one that failed."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

STEPS: Final = {
    "reading": gettext_lazy("People, lines and rules are read"),
    "weighing": gettext_lazy("Everybody is weighed with everybody"),
    "pairing": gettext_lazy("The best pairs are found"),
    "proving": gettext_lazy("A second program checks that there are none better"),
    "wording": gettext_lazy("The reasons are written down"),
}


def work_of(run: Any) -> dict[str, Any]:
    at = list(STEPS).index(run.step) if run.step in STEPS else -1
    waiting = run.state == "queued"
    return {
        "id": "match",
        "heading": _("The match is waiting for its turn") if waiting else _("The match is being made"),
        "text": _("It starts in a moment.")
        if waiting
        else _("%(done)s per cent done.") % {"done": run.progress},
        "done": run.progress,
        "total": 0 if waiting else 100,
        "steps": [
            {"label": label, "state": "done" if place < at else "now" if place == at else "later"}
            for place, label in enumerate(STEPS.values())
        ],
        "leave": _(
            "You can leave this page. The work goes on, and the match will be here when you come back."
        ),
        "poll": reverse("run", args=[run.uuid]),
    }
