"""Makes the demo's data through the doors that a real organisation uses: two files, and its people's answers."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from turnabout.cli.demo_organisation import Organisation, generate, write

if TYPE_CHECKING:
    from turnabout.people.models import Person
    from turnabout.programmes.models import Cohort
    from turnabout.workflows.demo_answers import Private

EARLIER = (dt.date(2025, 3, 3), dt.date(2025, 12, 19))


def make_demo(say: Callable[[str], None]) -> None:
    """Fill an empty database; a demo that is there already stays as it is."""
    from turnabout.ground.accounts.selectors import installation_is_demo
    from turnabout.people.selectors import has_staff

    if not installation_is_demo():
        mark_empty_demo()
    if has_staff():
        return
    say("Making the organisation: 800 people, 60 leaders, 150 reverse mentors ...")
    organisation = generate()
    cohort = make_programme_of(organisation)
    bring_in_files(organisation, cohort)
    put_units_in_order()
    tie_cast(organisation)
    record_earlier(organisation, cohort)
    say("Its people answer their invitations ...")
    answer(organisation, cohort)


def make_empty_demo() -> None:
    """A demo without people; the two files of the organisation stand in its home, ready to be brought in."""
    from django.conf import settings

    from turnabout.ground.accounts.selectors import installation_is_demo

    if not installation_is_demo():
        mark_empty_demo()
    folder = settings.HOME / "files"
    folder.mkdir(exist_ok=True)
    write(generate(), folder)


def mark_empty_demo() -> None:
    from turnabout.ground.accounts.services import mark_as_demo
    from turnabout.people.services import load_catalogue

    mark_as_demo()
    load_catalogue()


def make_programme_of(organisation: Organisation) -> Cohort:
    """The programme, made by the system so that its people are not sent invitations that nobody reads."""
    from turnabout.ground.accounts.services import make_user
    from turnabout.programmes.services import make_programme

    cast, person = organisation.cast, organisation.person
    make_user(
        actor=None,
        email=cast.administrator.email,
        name=cast.administrator.name,
        is_administrator=True,
        mail_is_proved=True,
    )
    cohort: Cohort = make_programme(
        actor=None,
        name="Turnabout at Quillmere",
        cohort_name="Spring cohort",
        starts_on=next_monday(dt.date.today() + dt.timedelta(days=28)),  # noqa: DTZ011  # a start date has no zone
        purpose="People who know something newer teach people with more influence, and learn from them.",
        coordinator_email=person(cast.coordinator).email,
        deputy_email=person(cast.deputy).email,
        sponsor_email=person(cast.sponsor).email,
        safeguarding_email=person(cast.safeguarding).email,
    )
    return cohort


def next_monday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=-day.weekday() % 7)


def bring_in_files(organisation: Organisation, cohort: Cohort) -> None:
    """Both files through the intake, read here instead of by a worker."""
    from turnabout.workflows.bring_in import bring_in_file
    from turnabout.workflows.intake import read_waiting_files

    with tempfile.TemporaryDirectory() as folder:
        for kind, path in zip(("staff", "enrolments"), write(organisation, Path(folder)), strict=True):
            bring_in_file(actor=None, cohort=cohort, kind=kind, file_name=path.name, data=path.read_bytes())
            read_waiting_files()


def put_units_in_order() -> None:
    """As most reporting lines have it, which an administrator would look over."""
    from turnabout.people.selectors.units import suggested_units
    from turnabout.programmes.services.directory import place_units

    place_units(actor=None, above=suggested_units())


def tie_cast(organisation: Organisation) -> None:
    """Accounts that roles made belong to people on the staff list."""
    from turnabout.ground.accounts.selectors import user_by_mail
    from turnabout.people.selectors.keys import people_by_key
    from turnabout.people.services import link_user

    cast, people = organisation.cast, people_by_key()
    for key in (cast.coordinator, cast.deputy, cast.sponsor, cast.safeguarding):
        user = user_by_mail(organisation.person(key).email)
        if user is not None:
            link_user(actor=None, person=people[key], user=user)


def record_earlier(organisation: Organisation, cohort: Cohort) -> None:
    from turnabout.pairs.services import record_earlier_pairs
    from turnabout.people.selectors.keys import people_by_key
    from turnabout.programmes.services.cohorts import record_earlier_cohort

    people = people_by_key()
    earlier = record_earlier_cohort(
        actor=None, programme=cohort.programme, name="First cohort", starts_on=EARLIER[0], ends_on=EARLIER[1]
    )
    couples = [(people[mentor].uuid, people[mentee].uuid) for mentor, mentee in organisation.earlier_pairs]
    record_earlier_pairs(actor=None, cohort=earlier, couples=couples)


def answer(organisation: Organisation, cohort: Cohort) -> int:
    from turnabout.people.selectors.keys import people_by_key
    from turnabout.workflows.demo_answers import answer_for_everybody

    people = people_by_key()
    return answer_for_everybody(cohort=cohort, private=_private(organisation, people))


def _private(organisation: Organisation, people: dict[str, Person]) -> dict[int, Private]:
    """What the demo's people add in their own forms: it stands in no file that a coordinator handles."""
    from turnabout.workflows.demo_answers import Private

    return {
        people[row.person_id].pk: Private(
            hesitant=tuple((aim.topic, aim.now, aim.wanted) for aim in row.hesitant),
            prefer=tuple(str(people[key].uuid) for key in row.prefer),
            rather_not=tuple(str(people[key].uuid) for key in row.rather_not),
        )
        for row in organisation.enrolments
    }
