"""The demo's cohort: who takes part, with answers that fit the work they do, and the cohort before it."""

from collections import Counter

from turnabout.cli.demo_organisation.lines import Lines
from turnabout.people.catalogue import interests, topics

TOPICS = {topic.key for topic in topics()}
INTERESTS = {interest.key for interest in interests()}


def _everybody(organisation):
    return [*organisation.enrolments, *organisation.cast.to_enrol]


def test_sixty_learn_and_150_teach_and_eight_do_both(organisation):
    roles = Counter(enrolment.role for enrolment in organisation.enrolments)
    assert roles == {"mentee": 52, "mentor": 142, "both": 8}
    assert sum(enrolment.learns for enrolment in organisation.enrolments) == 60
    assert sum(enrolment.teaches for enrolment in organisation.enrolments) == 150


def test_every_answer_is_one_that_the_form_knows(organisation):
    for enrolment in _everybody(organisation):
        aims = (*enrolment.aims, *enrolment.hesitant)
        assert {topic.topic for topic in (*enrolment.offers, *aims)} <= TOPICS
        assert set(enrolment.interests) <= INTERESTS
        assert len(set(enrolment.interests)) == len(enrolment.interests) <= 3
        assert all(1 <= offer.level <= 5 for offer in enrolment.offers)
        assert all(0 <= aim.now < aim.wanted <= 5 for aim in aims)
        assert len(enrolment.style) in {0, 3}
        assert set(enrolment.style) <= {1, 2, 3}


def test_nobody_names_a_topic_twice(organisation):
    for enrolment in _everybody(organisation):
        offered = [offer.topic for offer in enrolment.offers]
        wanted = [aim.topic for aim in (*enrolment.aims, *enrolment.hesitant)]
        assert len(set(offered)) == len(offered), enrolment
        assert len(set(wanted)) == len(wanted), enrolment
        assert not set(offered) & set(wanted), enrolment


def test_each_leader_has_two_aims_and_each_mentor_two_offers(organisation):
    for enrolment in _everybody(organisation):
        assert not enrolment.learns or len(enrolment.aims) >= 2, enrolment
        assert not enrolment.teaches or len(enrolment.offers) >= 2, enrolment


def test_most_aims_can_be_met_but_not_all(organisation):
    best = Counter()
    for enrolment in organisation.enrolments:
        if enrolment.teaches:
            for offer in enrolment.offers:
                best[offer.topic] = max(best[offer.topic], offer.level)
    aims = [aim for enrolment in organisation.enrolments if enrolment.learns for aim in enrolment.aims]
    met = sum(best[aim.topic] >= aim.wanted for aim in aims)
    assert 0.85 * len(aims) < met < len(aims)


def test_many_could_teach_each_other(organisation):
    """Leaders offer what mentors would like to learn, so that a pair can run both ways."""
    offered = {o.topic for e in organisation.enrolments if e.role == "mentee" for o in e.offers}
    mentors = [e for e in organisation.enrolments if e.role == "mentor"]
    asking = [e for e in mentors if any(aim.topic in offered for aim in e.aims)]
    assert 0.6 * len(mentors) < len(asking) < 0.9 * len(mentors)


def test_levels_are_spread_and_the_highest_is_rare(organisation):
    levels = Counter(offer.level for e in organisation.enrolments if e.role == "mentor" for offer in e.offers)
    assert set(levels) == {1, 2, 3, 4, 5}
    assert levels[5] < levels[4] < sum(levels.values()) / 2
    assert levels[3] == max(levels.values())


def test_leaders_are_senior_and_most_mentors_are_not(organisation):
    grades = {e.person_id: organisation.person(e.person_id).grade for e in organisation.enrolments}
    assert all(grades[e.person_id] >= 3 for e in organisation.enrolments if e.role == "mentee")
    mentors = Counter(grades[e.person_id] for e in organisation.enrolments if e.role == "mentor")
    assert set(mentors) == {1, 2, 3}
    assert mentors[3] < 0.2 * sum(mentors.values())


def test_a_few_answers_are_private_and_name_somebody_on_the_other_side(organisation, enrolled):
    assert 5 <= sum(bool(e.hesitant) for e in organisation.enrolments) <= 25
    named = [(e, key) for e in organisation.enrolments for key in (*e.prefer, *e.rather_not)]
    assert len(named) >= 5
    for enrolment, key in named:
        other = enrolled[key]
        assert (enrolment.learns and other.teaches) or (enrolment.teaches and other.learns)
        assert key != enrolment.person_id
        assert not set(enrolment.prefer) & set(enrolment.rather_not)


def test_the_earlier_cohort_has_fifteen_pairs_across_the_lines(organisation, enrolled):
    lines = Lines(organisation.people)
    assert len(organisation.earlier_pairs) == 15
    people = [key for pair in organisation.earlier_pairs for key in pair]
    assert len(set(people)) == 30
    for mentor, mentee in organisation.earlier_pairs:
        assert organisation.person(mentor).grade < organisation.person(mentee).grade
        assert not lines.joined(mentor, mentee)
    again = sum(mentor in enrolled and mentee in enrolled for mentor, mentee in organisation.earlier_pairs)
    assert 3 <= again < 15
