"""The cast of the demo: the same keys and names whatever the seed, each in a place where the part can be played."""

import unicodedata

import pytest

from turnabout.cli.demo_organisation import generate
from turnabout.cli.demo_organisation.lines import Lines

ANOTHER_SEED = 7


def _names(organisation):
    cast = organisation.cast
    parts = (
        cast.coordinator,
        cast.deputy,
        cast.sponsor,
        cast.safeguarding,
        cast.head,
        *cast.mentors,
        *cast.mentees,
    )
    return {key: organisation.person(key).name for key in (*parts, *(e.person_id for e in cast.to_enrol))}


def test_the_cast_stands_at_the_top_and_never_changes(organisation):
    assert _names(generate(ANOTHER_SEED)) == _names(organisation)
    assert set(_names(organisation)) == {person.person_id for person in organisation.people[:12]}


def test_the_known_names_play_the_known_parts(organisation):
    cast = organisation.cast
    assert organisation.person(cast.coordinator).name.startswith("Noor")
    assert [organisation.person(key).name for key in (cast.mentors[0], cast.mentees[0])] == [
        "Ines Carvalho",
        "Tomas Okafor",
    ]
    assert cast.mentees[1] == cast.head
    assert unicodedata.bidirectional(organisation.person(cast.mentors[1]).name[0]) == "AL"


def test_who_runs_the_programme_takes_no_seat_but_the_sponsor_does(organisation, enrolled):
    cast = organisation.cast
    assert not {cast.coordinator, cast.deputy, cast.safeguarding} & set(enrolled)
    assert enrolled[cast.sponsor].role == "mentee"
    assert organisation.person(cast.sponsor).manager_id == cast.head


def test_the_coordinator_leads_nobody_in_the_cohort(organisation, enrolled):
    lines = Lines(organisation.people)
    assert not any(organisation.cast.coordinator in lines.above(key) for key in enrolled)


def test_the_administrator_is_not_on_the_staff_list(organisation):
    outsider = organisation.cast.administrator
    assert outsider.name not in {person.name for person in organisation.people}
    assert outsider.email not in {person.email for person in organisation.people}


def test_mentors_and_mentees_of_the_cast_are_enrolled_on_their_side(organisation, enrolled):
    assert {enrolled[key].role for key in organisation.cast.mentors} == {"mentor"}
    assert {enrolled[key].role for key in organisation.cast.mentees} == {"mentee"}


def test_two_mentors_and_two_mentees_wait_to_fill_in_the_form(organisation, enrolled):
    waiting = organisation.cast.to_enrol
    assert sorted(enrolment.role for enrolment in waiting) == ["mentee", "mentee", "mentor", "mentor"]
    for enrolment in waiting:
        assert enrolment.person_id not in enrolled
        assert organisation.person(enrolment.person_id).email


@pytest.mark.parametrize("seed", [None, ANOTHER_SEED])
def test_each_of_those_who_wait_has_somebody_among_them_to_be_paired_with(seed):
    organisation = generate(seed) if seed else generate()
    lines = Lines(organisation.people)
    waiting = organisation.cast.to_enrol
    for mentee in (enrolment for enrolment in waiting if enrolment.role == "mentee"):
        fits = [mentor for mentor in waiting if mentor.role == "mentor" and _meets(mentor, mentee)]
        assert fits, mentee
        for mentor in fits:
            senior, junior = organisation.person(mentee.person_id), organisation.person(mentor.person_id)
            assert not lines.joined(junior.person_id, senior.person_id)
            assert senior.grade > junior.grade
            assert set(senior.languages) & set(junior.languages)


def _meets(mentor, mentee) -> bool:
    offered = {offer.topic: offer.level for offer in mentor.offers}
    return sum(offered.get(aim.topic, 0) > aim.now for aim in mentee.aims) >= 2
