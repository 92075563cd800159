"""The words people choose from: topics, interests, levels and working-style questions, all marked for translation.

Plain data without Django; the keys are what files and the database hold, the texts are what people read.
"""

from turnabout.people.catalogue.entries import Experience, Family, Topic
from turnabout.people.catalogue.interests import Interest, interests
from turnabout.people.catalogue.levels import Level, aim_now_levels, aim_wanted_levels, offer_levels
from turnabout.people.catalogue.style import StyleAnswer, StyleQuestion, style_questions
from turnabout.people.catalogue.topics import experiences, families, topic, topics

__all__ = [
    "Experience",
    "Family",
    "Interest",
    "Level",
    "StyleAnswer",
    "StyleQuestion",
    "Topic",
    "aim_now_levels",
    "aim_wanted_levels",
    "experiences",
    "families",
    "interests",
    "offer_levels",
    "style_questions",
    "topic",
    "topics",
]
