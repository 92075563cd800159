"""Suggesting a topic that a search did not find: when that is offered, and what its button does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext as _

from turnabout.ground.errors import Refused
from turnabout.people.finding import fold
from turnabout.programmes.services import ChangedElsewhere, propose_in_draft, save_draft
from turnabout.web.me.enrolment.changes import add, is_full
from turnabout.web.me.enrolment.looking import Desk
from turnabout.web.me.enrolment.sending import page_of_origin
from turnabout.web.me.enrolment.values import LISTS, Values
from turnabout.web.public.limits import within_own

MOST_A_DAY: Final = 20
DAY: Final = 24 * 3600
LETTERS: Final = 3


def offer(where: str, typed: str, found: Iterable[Any]) -> dict[str, str]:
    """As parts/topic_results.html takes it: nothing for too few letters, or where a topic found has that very name."""
    names = {fold(str(one["label"])) for one in found}
    if sum(letter.isalpha() for letter in typed) < LETTERS or fold(" ".join(typed.split())) in names:
        return {}
    return {"where": where, "words": typed}


def propose(desk: Desk, values: Values) -> tuple[str, str]:
    """Add it and save the form; where it cannot be added, only save. Returns the section to go back to, and why not."""
    where = desk.request.POST["propose"]
    words = values["find"].get(where, "") if where in LISTS else ""
    if not words:
        _save(desk, values)
        return "", ""
    message = is_full(values, where) or _too_many(desk)
    if message:
        _save(desk, values)
        return where, message
    try:
        _add(desk, values, where, words)
    except ChangedElsewhere:
        raise
    except Refused as refused:
        _save(desk, values)
        return where, str(refused.message)
    return where, ""


def _add(desk: Desk, values: Values, where: str, words: str) -> None:
    def values_with(uuid: str) -> Values:
        if all(row["topic"] != uuid for row in values[where]):
            add(values, where, uuid)
        return values

    propose_in_draft(
        actor=desk.request.user,
        enrolment=desk.enrolment,
        words=words,
        values_with=values_with,
        page=page_of_origin(desk.request),
    )


def _too_many(desk: Desk) -> str:
    if within_own(desk.request.user, "topics-proposed", most=MOST_A_DAY, seconds=DAY):
        return ""
    return _("That is as many suggestions as one person can make in a day.")


def _save(desk: Desk, values: Values) -> None:
    page = page_of_origin(desk.request)
    save_draft(actor=desk.request.user, enrolment=desk.enrolment, values=values, page=page)
