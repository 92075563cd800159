"""One thing expected of a person, and what is said when there is nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Step:
    """As parts/next_step.html takes it."""

    heading: str
    text: str = ""
    label: str = ""
    href: str = ""
    by: str = ""
    done: bool = False


def you_are_in(enrolments: list[Any]) -> list[Step]:
    """Somebody has confirmed, and the pairs are not out yet."""
    confirmed = (one for one in enrolments if one.state == "confirmed" and one.cohort.state in OPEN)
    return [_you_are_in(one.cohort) for one in confirmed][:1]


def nothing_now(person: Any, cohorts: list[Any], joinable: list[Any]) -> Step:
    """Nothing is expected: say how to begin, or that it will stand here."""
    if joinable and not cohorts:
        return _you_could(joinable[0])
    if person is None and not cohorts:
        return Step(
            _("Nothing waits for you here"),
            _("When somebody asks you for something, it will stand on this page, and you get a mail."),
            done=True,
        )
    return Step(
        _("All is done"),
        _("When something is expected of you, it will stand here, and you get a mail."),
        done=True,
    )


def _you_are_in(cohort: Any) -> Step:
    text = _(
        "The coordinator of %(cohort)s makes the match before %(day)s. You get a mail when your pair is ready."
    ) % {"cohort": cohort.name, "day": date_format(cohort.starts_on, "j F Y")}
    return Step(_("You are in"), text, done=True)


def _you_could(cohort: Any) -> Step:
    text = _("It begins on %(day)s. It is your choice: nobody expects it of you.")
    return Step(
        _("You could take part in %(cohort)s") % {"cohort": cohort.name},
        text % {"day": date_format(cohort.starts_on, "j F Y")},
        _("Take part"),
        reverse("enrolment_start", args=[cohort.uuid]),
        done=True,
    )


OPEN = ("open", "held")  # a hold is not to be noticed
