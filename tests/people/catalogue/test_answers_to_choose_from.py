"""Interests, levels and working-style questions: what people tap at enrolment."""

import re

from turnabout.people.catalogue import (
    aim_now_levels,
    aim_wanted_levels,
    interests,
    offer_levels,
    style_questions,
)


def test_there_are_forty_interests_with_keys_of_their_own():
    assert len(interests()) == 40
    assert len({each.key for each in interests()}) == 40
    assert len({each.label.casefold() for each in interests()}) == 40
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", each.key) for each in interests())


def test_offers_run_from_one_to_five_and_aims_start_at_nothing():
    assert [level.value for level in offer_levels()] == [1, 2, 3, 4, 5]
    assert [level.value for level in aim_now_levels()] == [0, 1, 2, 3, 4, 5]
    assert [level.value for level in aim_wanted_levels()] == [1, 2, 3, 4, 5]


def test_every_level_has_words_and_an_example_of_its_own():
    levels = (*offer_levels(), *aim_now_levels(), *aim_wanted_levels())
    for scale in (offer_levels(), aim_now_levels(), aim_wanted_levels()):
        assert len({level.words for level in scale}) == len(scale)
    now = {level.value: level.words for level in aim_now_levels()}
    assert all(level.words == now[level.value] for level in aim_wanted_levels()), (
        "from and to in one language"
    )
    assert len({level.example for level in levels}) == len(levels)
    assert all(level.example.endswith(".") for level in levels)


def test_three_style_questions_have_three_answers_in_a_row():
    assert len(style_questions()) == 3
    for question in style_questions():
        assert question.question.endswith("?")
        assert [answer.value for answer in question.answers] == [1, 2, 3]
        assert len({answer.label for answer in question.answers}) == 3
