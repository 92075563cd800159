"""What is expected of an administrator: a first programme."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.programmes.permissions import sets_up
from turnabout.programmes.selectors import programme_lines
from turnabout.web.me.home.steps import Step


def setting_up_steps(viewer: Any) -> list[Step]:
    if not sets_up(viewer) or programme_lines(viewer):
        return []
    return [
        Step(
            _("Make the first programme"),
            _(
                "One page: a name, a first day, a coordinator. The rules are filled in and can be changed later."
            ),
            _("Make a programme"),
            reverse("programme_new"),
        )
    ]
