"""Small invented pieces for the face: where one is, figures, search, the proof of a pair, empty pages."""

from __future__ import annotations

from typing import Any

ROAD = [{"label": "Today", "href": "/"}, {"label": "Reverse mentoring 2026, spring cohort"}]
LATER = {"label": "Not this week", "href": "#later"}

FIGURES: list[dict[str, Any]] = [
    {"number": "58", "words": "of 60 leaders placed"},
    {"number": "171", "words": "of 224 aims met"},
    {"number": "49", "words": "pairs teach both ways"},
    {"number": "0", "words": "pairs break a rule"},
]

SEARCH = {"name": "q", "label": "Find a person", "example": "Name, unit, topic", "hidden": [("show", "weak")]}
CHIPS: list[dict[str, Any]] = [
    {"label": "Weakest first", "href": "?show=weak", "current": True},
    {"label": "Not placed", "count": 2, "href": "?show=unplaced"},
    {"label": "Locked", "count": 3, "href": "?show=locked"},
    {"label": "Changed since the last run", "count": 6, "href": "?show=changed"},
]
PAGER = {"page": 2, "pages": 3, "previous": "?page=1", "next": "?page=3"}

PROOF: list[dict[str, Any]] = [
    {
        "term": "Reporting line",
        "text": "Holds",
        "note": "The nearest manager you share is three steps away, counted over solid and dotted lines.",
    },
    {
        "term": "Grades",
        "text": "Holds",
        "note": "Tomas is three grades above you; your programme asks for one.",
    },
    {"term": "Language you share", "text": "English, Portuguese"},
    {
        "term": "Hours you share",
        "text": "22 hours a week",
        "note": "10:00 to 15:30 in Lisbon, Monday to Thursday.",
        "eye": "Seen by you, Tomas and the coordinator.",
    },
]

TOPIC_FIND = {
    "name": "find-text",
    "id": "find-text",
    "label": "What do you want to learn?",
    "help": "Type a word, then choose from the list. If it is missing, ask your coordinator to add it.",
    "value": "vid",
}
LOOK_OVER = {"label": "Look over my enrolment", "href": "#enrolment"}
DROPPED = ["date_of_birth", "gender"]
