"""The starter catalogue of topics: complete, findable by what people type, and written without a template."""

import re
from collections import Counter
from dataclasses import fields

from turnabout.people.catalogue import Experience, experiences, families, topic, topics

# How an opening may begin at most, by its length in words: a whole catalogue that opens alike reads like a form.
MOST_PER_OPENING = {5: 1, 2: 3, 1: 5}


def test_there_are_about_120_topics_in_nine_families_of_some_breadth():
    assert len(topics()) == 121
    assert len(families()) == 9
    assert all(10 <= len(family.topics) <= 20 for family in families())
    assert [topic.key for family in families() for topic in family.topics] == [t.key for t in topics()]


def test_every_topic_is_found_by_its_key_and_knows_its_family():
    keys = {family.key for family in families()}
    assert all(topic(each.key) is each and each.family in keys for each in topics())


def test_keys_are_slugs_and_names_are_said_once():
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each.key) for each in topics())
    assert len({each.key for each in topics()}) == len(topics())
    assert len({each.name.casefold() for each in topics()}) == len(topics())


def test_each_topic_has_one_sentence_and_several_other_names():
    for each in topics():
        assert re.fullmatch(r"[A-Z][^.!?]+\.", each.description), each.key
        assert 8 <= len(each.description.split()) <= 24, each.key
        assert len(each.aliases) >= 5, each.key


def test_keys_of_the_first_catalogue_are_still_there():
    """They stand in people's answers and in files."""
    first = [
        "asking-an-ai-assistant",
        "ai-in-your-week",
        "what-not-to-give-an-ai",
        "real-or-generated",
        "questions-for-data",
        "passwords-and-scams",
        "short-video",
        "your-voice-on-linkedin",
        "online-communities",
        "working-with-creators",
        "when-a-post-goes-wrong",
        "calmer-mail-and-chat",
        "writing-in-one-document",
        "handing-over-a-dull-task",
        "notes-and-task-boards",
        "a-good-video-call",
        "how-people-buy-now",
        "why-customers-stay",
        "second-hand-and-repair",
        "green-claims",
        "games-and-fandoms",
        "meetings-that-let-everyone-in",
        "accessible-work",
        "words-that-include",
        "speaking-up-for-a-colleague",
        "working-across-cultures",
        "first-years-here",
        "what-makes-people-stay",
        "where-people-get-news",
        "a-hybrid-week",
        "trying-things-small",
        "feedback-people-can-use",
        "room-for-life",
        "how-decisions-are-made",
        "where-we-come-from",
        "running-a-budget",
        "winning-a-large-customer",
        "leading-a-first-team",
        "building-a-career-here",
        "speaking-to-a-room",
    ]
    assert len(first) == 40
    assert {each.key for each in topics()} >= set(first)


def test_a_wider_topic_is_in_the_catalogue_and_has_none_above_it():
    by_key = {each.key: each for each in topics()}
    parts = [each for each in topics() if each.part_of]
    assert len(parts) > 20
    assert all(by_key[each.part_of].part_of == "" for each in parts)


def test_what_people_have_lived_has_neither_level_nor_the_key_of_a_topic():
    assert len(experiences()) >= 10
    assert len({each.key for each in experiences()}) == len(experiences())
    assert not {each.key for each in experiences()} & {each.key for each in topics()}
    assert {field.name for field in fields(Experience)} == {"key", "name", "sentence"}
    assert all(
        each.sentence.endswith(".") and 6 <= len(each.sentence.split()) <= 24 for each in experiences()
    )


def test_no_alias_is_empty_or_given_twice_to_one_topic():
    for each in topics():
        words = [alias.casefold() for alias in (*each.aliases, each.name)]
        assert all(words), each.key
        assert len(set(words)) == len(words), each.key


def test_openings_of_sentences_differ():
    for words, most in MOST_PER_OPENING.items():
        openings = Counter(" ".join(each.description.casefold().split()[:words]) for each in topics())
        assert max(openings.values()) <= most, openings.most_common(3)


def test_nobody_is_called_old_or_young_and_nothing_is_shouted():
    banned = re.compile(
        r"\b(old|older|young|younger|youth|natives?|dinosaurs?|upskill\w*|leverage)\b|!", re.IGNORECASE
    )
    texts = [text for each in topics() for text in (each.name, each.description, *each.aliases)]
    assert [text for text in texts if banned.search(text)] == []
