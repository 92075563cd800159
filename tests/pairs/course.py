"""A pair of Ines and Tomas, days that go by, and every cause for which it may end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.clock import Clock
from tests.matching.firm import Firm
from turnabout.ground.notify.models import Message
from turnabout.ground.notify.rendering import render
from turnabout.pairs.models import Pair
from turnabout.pairs.selectors import CourseView, course_for
from turnabout.pairs.services import answer_trial, end_by_coordinator, leave_pair
from turnabout.people.models import Person
from turnabout.workflows.chores import daily_batch


@dataclass
class Course:
    firm: Firm
    clock: Clock
    pair: Pair
    mails_seen: int = field(default=0)

    def days(self, number: int) -> None:
        """Go by, each with the batch at half past ten."""
        for _day in range(number):
            self.clock.forward(days=1)
            daily_batch()

    def of(self, who: Person) -> CourseView:
        return course_for(who.user, self.pair.uuid)

    def trial_is_asked(self) -> None:
        self.clock.forward(days=41)
        self.days(1)
        assert self.of(self.firm.ines).trial

    def mails(self) -> list[tuple[str, str]]:
        """(kind, to whom) of what was written since last asked."""
        rows = list(Message.objects.select_related("user").order_by("pk"))[self.mails_seen :]
        self.mails_seen += len(rows)
        return [(row.kind, row.user.name) for row in rows if row.user]

    def letter_to(self, who: Person, kind: str) -> str:
        [message] = Message.objects.filter(kind=kind, user=who.user)
        letter = render(message)
        return f"{letter.subject}\n{letter.text}\n{letter.html}".replace(str(self.pair.uuid), "PAIR")


def make_course(firm: Firm, clock: Clock) -> Course:
    for person in (firm.ines, firm.tomas):
        type(person).objects.filter(pk=person.pk).update(timezone="UTC")
        person.refresh_from_db()
    sealed: dict[str, Any] = {"explanation": {}, "line_certificate": {}}
    two = {"mentor": firm.ines, "mentee": firm.tomas}
    firm.cohort.state = "published"
    firm.cohort.save()
    pair = Pair.objects.create(
        cohort=firm.cohort, **two, state="active", released_at=clock.now(), made_at=clock.now(), **sealed
    )
    return Course(firm, clock, pair)


def ines_leaves(course: Course) -> None:
    leave_pair(actor=course.firm.ines.user, pair=course.pair.uuid)


def tomas_leaves(course: Course) -> None:
    leave_pair(actor=course.firm.tomas.user, pair=course.pair.uuid)


def noor_draws_it_back(course: Course) -> None:
    end_by_coordinator(actor=course.firm.noor, pair=course.pair.uuid)


def ines_is_gone(course: Course) -> None:
    """So long ago that nobody waits for a list to be put right."""
    Person.objects.filter(pk=course.firm.ines.pk).update(gone_at="2026-01-01T00:00Z")
    daily_batch()


def ines_says_no(course: Course) -> None:
    answer_trial(actor=course.firm.ines.user, pair=course.pair.uuid, answer="no")
    answer_trial(actor=course.firm.tomas.user, pair=course.pair.uuid, answer="yes")


def tomas_alone_says_yes(course: Course) -> None:
    answer_trial(actor=course.firm.tomas.user, pair=course.pair.uuid, answer="yes")


AT_ONCE: dict[str, Callable[[Course], None]] = {
    "the other leaves": ines_leaves,
    "the coordinator": noor_draws_it_back,
    "gone from the list": ines_is_gone,
}
BY_TRIAL: dict[str, Callable[[Course], None]] = {
    "the other says no": ines_says_no,
    "no second answer": tomas_alone_says_yes,
}
