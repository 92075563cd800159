"""The only writers of the catalogue. The right to look after it is a programme's: programmes/services/topics.py."""

from turnabout.people.services.topics.adding import NewTopic, add_topic, settle_topic
from turnabout.people.services.topics.esco import import_esco, take_back_esco
from turnabout.people.services.topics.merging import merge_topics, undo_merge
from turnabout.people.services.topics.proposing import propose_topic
from turnabout.people.services.topics.retiring import bring_back_topic, retire_topic

__all__ = [
    "NewTopic",
    "add_topic",
    "bring_back_topic",
    "import_esco",
    "merge_topics",
    "propose_topic",
    "retire_topic",
    "settle_topic",
    "take_back_esco",
    "undo_merge",
]
