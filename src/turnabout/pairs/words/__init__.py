"""The sentences about a pair, made in the reader's language from the kinds and values that an explanation holds.

Nothing here looks anything up: topics come with their names, and what is missing from the data is not said."""

from turnabout.pairs.words.agreement import Change, Clause, changes, clauses
from turnabout.pairs.words.hours import meeting_hours
from turnabout.pairs.words.line import line_facts, line_verdict
from turnabout.pairs.words.prefill import prefilled
from turnabout.pairs.words.sharing import nothing_shared, opening, shared_sentences
from turnabout.pairs.words.teaching import Lesson, lessons
from turnabout.pairs.words.voice import Voice

__all__ = [
    "Change",
    "Clause",
    "Lesson",
    "Voice",
    "changes",
    "clauses",
    "lessons",
    "line_facts",
    "line_verdict",
    "meeting_hours",
    "nothing_shared",
    "opening",
    "prefilled",
    "shared_sentences",
]
