"""Says which page of a form may write: never one that somebody, or the same person elsewhere, has written after."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.programmes.models import Enrolment, LastPage


@dataclass(frozen=True)
class Page:
    """An opened page of a form: the epoch at which it was opened, a key of its own, and whether the person pressed a
    button on it or it saves by itself."""

    epoch: int
    key: str
    by_button: bool = True

    def may_follow(self, last: LastPage) -> bool:
        """A page that wrote last goes on, but not by itself after a button: that save was on its way for too long."""
        if self.epoch == last.epoch:
            return True
        return bool(self.key) and self.key == last.page and (self.by_button or not last.by_button)


class ChangedElsewhere(Refused):
    """The form was written after this page was opened, and not from it."""

    def __init__(self) -> None:
        super().__init__(_("This form was changed in another window since you opened this one."))


def write_from(page: Page | None, enrolment: Enrolment) -> None:
    """Begin the next epoch, or raise ChangedElsewhere. Without a page the writer is no form and comes always first.

    Called with the cohort locked, so that of two at once the second sees what the first has done."""
    at = {"cohort_id": enrolment.cohort_id, "person_id": enrolment.person_id}
    last = LastPage.objects.select_for_update().filter(**at).first() or LastPage(**at)
    if page is not None and not page.may_follow(last):
        raise ChangedElsewhere
    last.epoch += 1
    last.page, last.by_button = (page.key, page.by_button) if page else ("", True)
    last.save()
