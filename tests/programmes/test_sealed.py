"""Preferences, drafts and reasons for declining are closed in the database, and their length tells nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Cast
from turnabout.programmes.models import Enrolment
from turnabout.programmes.services import Answer, confirm_enrolment, decline, save_draft

Stored = Callable[[str, str], list[Any]]


def seat_of(cast: Cast, person: Any, seat: str = "mentor") -> Enrolment:
    return Enrolment.objects.create(cohort=cast.cohort, person=person, seat=seat)


def test_a_reason_cannot_be_read_from_the_table(cast: Cast, stored: Stored) -> None:
    decline(actor=cast.ines.user, enrolment=seat_of(cast, cast.ines), reason="CANARY", may_be_seen=True)
    [value] = stored("programmes_enrolment", "decline_reason")
    assert value.startswith("s1.")
    assert "CANARY" not in value


def test_preferences_cannot_be_read_and_their_number_cannot_be_told(
    cast: Cast, stored: Stored, answer: Callable[..., Answer]
) -> None:
    people = [str(one.uuid) for one in (cast.tomas, cast.aiko, cast.yusuf)]
    for person in (cast.tomas, cast.aiko, cast.yusuf):
        seat_of(cast, person, "mentee")
    for person, prefer, rather_not in (
        (cast.ines, [], []),
        (cast.stranger, people[:1], []),
        (cast.mina, people[:1], people[1:]),
    ):
        confirm_enrolment(
            actor=person.user,
            enrolment=seat_of(cast, person),
            answer=answer(prefer=prefer, rather_not=rather_not),
        )
    values = stored("programmes_preferences", "people")
    assert len(values) == 3
    assert len({len(value) for value in values}) == 1
    assert not any(uuid in value for uuid in people for value in values)


def test_a_draft_cannot_be_read_and_its_length_tells_nothing(cast: Cast, stored: Stored) -> None:
    for person, words in ((cast.ines, ""), (cast.tomas, "CANARY of what was typed")):
        save_draft(actor=person.user, enrolment=seat_of(cast, person), values={"aims": words})
    empty, typed = stored("programmes_enrolmentdraft", '"values"')
    assert len(empty) == len(typed)
    assert "CANARY" not in typed
