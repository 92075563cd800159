"""What a coordinator has to know before reading a run: what has changed since, and what is closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.matching.selectors import Review, Show
from turnabout.web.coordinator.matching.standing import may_decide

Notice = dict[str, Any]


def notices(view: Review) -> list[Notice]:
    """The most urgent first."""
    return [*_rules(view), *_closed(view), *_apart(view), *_enrolments(view), *_locks(view)]


def _rules(view: Review) -> Iterator[Notice]:
    """Said to everybody who reads a match of this round, not only to who changed the rules."""
    changes, changed_at = view.run.cohort.rules_changes, view.run.cohort.rules_changed_at
    if not changes:
        return
    since = changed_at > view.run.made_at
    said = ngettext(
        "They were changed once after the first match. The change stands in the record, with the name of who made it.",
        "They were changed %(n)s times after the first match. Each change stands in the record, with the name of who "
        "made it.",
        changes,
    ) % {"n": changes}
    again = _("This match was made with the rules of before.") if since and may_decide(view.run) else ""
    yield {
        "heading": _("The rules have changed since this match")
        if since
        else _("The rules were changed after a match"),
        "text": " ".join(filter(None, [again, said])),
    }


def _closed(view: Review) -> Iterator[Notice]:
    if may_decide(view.run) and view.lock_closed:
        yield {
            "heading": _("“Keep together” is closed for this round"),
            "text": _(
                "Five times something private stood in the way, and one more try after another would tell what people "
                "keep to themselves. What is locked stays, and “not these two” works as before. To bring two people "
                "together, ask them: each can change what they entered on their own page."
            ),
        }


MANY_APART: Final = 5


def _apart(view: Review) -> Iterator[Notice]:
    """Said to everybody who reads the match: whoever rules many out decides much of who is left."""
    apart = view.counts[Show.FORBIDDEN]
    if apart >= MANY_APART:
        said = ngettext(
            "“Not these two” stands once in this round.",
            "“Not these two” stands %(n)s times in this round.",
            apart,
        ) % {"n": apart}
        yield {
            "heading": _("Much of this match is decided by hand"),
            "text": said + " " + _("Each decision stands in the record, also one that was taken back."),
        }


def _enrolments(view: Review) -> Iterator[Notice]:
    if may_decide(view.run) and view.confirmed_since:
        yield {
            "heading": _("Enrolments have changed since this match"),
            "text": _("Match again to take them in. Whoever has left is left out when you publish."),
        }


def _locks(view: Review) -> Iterator[Notice]:
    if view.figures["dropped_locks"]:
        yield {
            "heading": _("Some people could not be kept together"),
            "text": _("A rule or a seat stands against it now. The list “Kept together” shows which."),
        }
