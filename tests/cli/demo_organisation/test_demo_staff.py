"""The staff list of the demo: a believable organisation whose lines, grades and addresses hold together."""

import re
from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from turnabout.cli.demo_organisation import generate

ANOTHER_SEED = 7


def test_it_has_800_people_in_twelve_units_five_grades_and_four_zones(organisation):
    assert len({person.person_id for person in organisation.people}) == 800
    assert len({person.unit for person in organisation.people}) == 12
    assert {person.grade for person in organisation.people} == {1, 2, 3, 4, 5}
    assert len({person.site for person in organisation.people}) == 4
    assert len({ZoneInfo(person.timezone).key for person in organisation.people}) == 4


def test_every_site_has_one_country_and_one_zone(organisation):
    places = {(person.site, person.country, person.timezone) for person in organisation.people}
    assert len(places) == 4
    assert all(re.fullmatch("[A-Z]{2}", country) for _, country, _ in places)


def test_most_are_junior_and_few_are_at_the_top(organisation):
    grades = Counter(person.grade for person in organisation.people)
    assert grades[1] + grades[2] > 500
    assert grades[5] == 9
    assert 30 <= grades[4] <= 60


@pytest.mark.parametrize("seed", [None, ANOTHER_SEED])
def test_managers_lead_five_to_nine_people_and_are_never_below_them(seed):
    people = {person.person_id: person for person in (generate(seed) if seed else generate()).people}
    spans = Counter(person.manager_id for person in people.values() if person.manager_id)
    assert set(spans.values()) <= set(range(5, 10))
    for person in people.values():
        for key in filter(None, (person.manager_id, *person.dotted_manager_ids)):
            assert people[key].grade >= person.grade


def test_everybody_but_the_head_has_a_manager(organisation):
    roots = [person.person_id for person in organisation.people if not person.manager_id]
    assert roots == [organisation.cast.head]


@pytest.mark.parametrize("seed", [None, ANOTHER_SEED])
def test_no_line_runs_in_a_circle_and_all_lead_to_the_head(seed):
    organisation = generate(seed) if seed else generate()
    for person in organisation.people:
        seen, waiting = set(), [person.person_id]
        while waiting:
            up = organisation.person(waiting.pop())
            managers = [key for key in (up.manager_id, *up.dotted_manager_ids) if key]
            assert person.person_id not in managers, person
            waiting += [key for key in managers if key not in seen]
            seen |= set(managers)
        assert organisation.cast.head in seen or person.person_id == organisation.cast.head


def test_a_few_have_dotted_lines_to_another_unit(organisation):
    dotted = [person for person in organisation.people if person.dotted_manager_ids]
    assert 15 <= len(dotted) <= 40
    assert any(len(person.dotted_manager_ids) > 1 for person in dotted)
    for person in dotted:
        assert all(organisation.person(key).unit != person.unit for key in person.dotted_manager_ids)


def test_addresses_are_unique_and_at_a_domain_that_cannot_exist(organisation):
    mails = [person.email for person in organisation.people if person.email]
    mails.append(organisation.cast.administrator.email)
    assert len(set(mails)) == len(mails)
    assert all(re.fullmatch(r"[a-z]+\.[a-z]+\d*@demo\.example|[a-z]+@demo\.example", mail) for mail in mails)


def test_some_people_have_no_mail_and_some_of_those_take_part(organisation, enrolled):
    without = {person.person_id for person in organisation.people if not person.email}
    assert 40 <= len(without) <= 100
    assert 2 <= len(without & set(enrolled)) <= 15


def test_some_work_part_time_and_some_in_shifts(organisation):
    hours = Counter(person.hours for person in organisation.people)
    assert hours["Mon-Wed 09:00-15:00"] >= 5
    assert hours["14:00-22:00"] >= 10
    assert 40 <= sum(count for text, count in hours.items() if text[0].isalpha()) <= 120


def test_people_speak_what_is_spoken_around_them(organisation):
    for person in organisation.people:
        assert person.languages
        assert len(set(person.languages)) == len(person.languages)
        assert all(re.fullmatch("[a-z]{2}", code) for code in person.languages)
    english = sum("en" in person.languages for person in organisation.people)
    assert 700 < english < 800
