"""What the start page says to somebody for whom nobody was free: plainly, without a cause, and what comes next."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from turnabout.programmes.selectors import contacts
from turnabout.web.me.home.steps import Step


def is_without(enrolment: Any) -> bool:
    """Since the pairs of its cohort are out; a cohort that is over asks for no comfort any more."""
    out = enrolment.state == "confirmed" and enrolment.cohort.state == "published"
    return out and enrolment.unplaced_at is not None


def nobody_free_steps(viewer: Any, enrolments: list[Any]) -> list[Step]:
    """At most one: the newest cohort's, in one query more."""
    found = next((one for one in enrolments if is_without(one)), None)
    if found is None:
        return []
    says_nothing = _(
        "It says nothing about you: under the rules of %(programme)s nobody was free for you when the pairs were made."
    ) % {"programme": found.cohort.programme.name}
    return [
        Step(
            _("There was no partner for you this time"),
            f"{says_nothing} {_next_time(viewer, found.cohort.programme)}",
            done=True,
        )
    ]


def _next_time(viewer: Any, programme: Any) -> str:
    who = [one for one in contacts(viewer, programme) if one.kind in ("coordinator", "deputy")]
    name = next((one.name or one.mail for one in who if one.user_uuid != viewer.uuid), "")
    if not name:
        return _("You are asked first next time.")
    return _("%(name)s knows, and asks you first next time.") % {"name": name}
