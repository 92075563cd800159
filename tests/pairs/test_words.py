"""The sentences about a pair: only from what was entered, said to one of the two or about both."""

from __future__ import annotations

from typing import Any

import pytest

from turnabout.pairs.words import (
    Voice,
    lessons,
    line_facts,
    line_verdict,
    meeting_hours,
    nothing_shared,
    opening,
    shared_sentences,
)
from turnabout.pairs.words.sharing import STYLE
from turnabout.people.catalogue import style_questions

TO_INES = Voice(mentor="Ines", mentee="Tomas", reader="mentor", topics={"video": "Short video"})
TO_TOMAS = Voice(mentor="Ines", mentee="Tomas", reader="mentee", topics={"video": "Short video"})
TO_NOOR = Voice(mentor="Ines", mentee="Tomas", topics={"video": "Short video"})


def shared(*items: tuple[str, str, int | None]) -> dict[str, Any]:
    return {"shared": [{"kind": kind, "value": value, "number": number} for kind, value, number in items]}


def taught(**changes: Any) -> dict[str, Any]:
    one = {"topic": "video", "teacher": "mentor", "level": 4, "now": 1, "wanted": 3, "reaches": 3, "place": 2}
    return {"teaching": [{**one, **changes}]}


def line(**changes: Any) -> dict[str, Any]:
    steps = {"common": "m", "common_name": "Mina", "mentee_steps": 1, "mentor_steps": 2}
    return {"holds": True, "known": True, "proved": "whole", "distance": 3, **steps, **changes}


def test_every_answer_on_working_style_has_a_sentence() -> None:
    asked = {
        (number, answer.value)
        for number, question in enumerate(style_questions(), start=1)
        for answer in question.answers
    }
    assert set(STYLE) == asked


def test_several_of_a_kind_are_one_sentence() -> None:
    both = shared(("interest", "running", None), ("interest", "chess", None), ("language", "pt", None))
    assert shared_sentences(both, TO_INES) == (
        "You both enjoy “Running” and “Chess and go”.",
        "You both speak Portuguese.",
    )
    assert shared_sentences(both, TO_NOOR)[1] == "Both speak Portuguese."


def test_the_opening_takes_one_sentence_of_each_kind() -> None:
    both = shared(("style", "1", 1), ("style", "2", 2), ("site", "Porto", None), ("country", "PT", None))
    assert opening(both, TO_INES) == (
        "You both like a clear plan for a meeting.",
        "You both work in Porto.",
        "You work in the same country.",
    )


def test_an_unknown_interest_language_or_topic_is_said_as_it_was_entered() -> None:
    both = shared(("interest", "kites", None), ("language", "xx", None), ("aim", "tidying", None))
    text = " ".join(shared_sentences(both, TO_INES))
    assert "“kites”" in text
    assert "speak xx" in text
    assert "learn about “tidying”" in text


def test_nothing_shared_is_no_sentence_and_an_honest_one_stands_in() -> None:
    assert shared_sentences({}, TO_INES) == ()
    assert "little in common" in nothing_shared()


def test_a_lesson_is_told_to_the_teacher_to_the_learner_and_to_the_coordinator() -> None:
    told = {voice.reader: lessons(taught(), voice)[0].sentence for voice in (TO_INES, TO_TOMAS, TO_NOOR)}
    assert told["mentor"] == (
        "Short video: you said “Others come to me about it”. "
        "Tomas says “I can follow” and would like “I manage alone”."
    )
    assert told["mentee"] == (
        "Short video: Ines says “Others come to me about it”. "
        "You said “I can follow” and would like “I manage alone”."
    )
    assert told[""] == (
        "Short video: Ines says “Others come to me about it”. "
        "Tomas says “I can follow” and would like “I manage alone”."
    )


def test_part_of_the_way_and_first_on_the_list_are_said() -> None:
    told = lessons(taught(reaches=2, place=1), TO_TOMAS)[0].sentence
    assert told.endswith("They can go with you as far as “I manage with help”. It is first on your list.")


def test_the_way_of_a_lesson_is_as_far_as_the_teacher_goes() -> None:
    assert lessons(taught(reaches=2), TO_INES)[0].way == "from “I can follow” to “I manage with help”"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (None, ""),
        (0, ""),
        (1, "1 minute a week"),
        (59, "59 minutes"),
        (60, "1 hour a"),
        (1330, "22 hours a week"),
    ],
)
def test_hours_that_meet_are_said_in_whole_hours(minutes: int | None, words: str) -> None:
    assert words in meeting_hours(minutes, TO_INES)
    assert bool(meeting_hours(minutes, TO_INES)) == bool(minutes)


def test_the_whole_line_is_proved_at_any_level_and_so_many_steps_up_to_that_level() -> None:
    assert "at any level" in line_verdict(line(), TO_INES)
    assert line_verdict(line(proved=2), TO_NOOR).startswith("Proved up to level 2: within so many steps")
    assert line_verdict(line(proved=1), TO_INES).startswith(
        "Proved up to level 1: neither of you is the other’s"
    )


def test_only_the_coordinator_reads_who_the_nearest_common_manager_is() -> None:
    assert line_facts(line(), TO_NOOR) == (
        "Nearest common manager: Mina, 1 step above Tomas and 2 steps above Ines.",
        "Distance: 3 steps.",
    )
    assert line_facts(line(), TO_INES) == (
        "By way of the nearest manager above both, you are 3 steps apart.",
    )


def test_people_without_lines_or_without_a_common_manager_are_told_so() -> None:
    assert "there was none to compare" in line_verdict(line(known=False), TO_INES)
    assert line_facts(line(known=False), TO_INES) == ()
    assert line_facts(line(distance=None), TO_INES) == ("You have no manager in common.",)
    assert "no proof" in line_verdict({}, TO_INES)
