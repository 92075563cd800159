"""Invented work for the face: the road of a cohort, a run, topics to choose and to put in order."""

from __future__ import annotations

from typing import Any

STEPS = [
    {"label": "Staff list", "state": "done", "href": "#staff", "note": "800 people, 3 open lines"},
    {
        "label": "Enrolments",
        "state": "done",
        "href": "#enrolments",
        "note": "60 leaders and 150 mentors confirmed",
    },
    {"label": "Rules", "state": "now", "href": "#rules", "note": "Look at whom each rule locks out"},
    {"label": "Match and review", "state": "later"},
    {"label": "Publish", "state": "later", "note": "Planned for 30 March"},
]

WORK = {
    "id": "run",
    "heading": "Matching 60 leaders and 150 mentors",
    "text": "About 20 seconds are left.",
    "done": 62,
    "total": 100,
    "steps": [
        {"label": "People and lines read", "state": "done"},
        {"label": "9,000 couples weighed", "state": "done"},
        {"label": "The best match is being proved", "state": "now"},
        {"label": "Reasons written", "state": "later"},
    ],
    "leave": "You can leave this page. The work goes on, and your start page will say when it is done.",
}


def _select(name: str, label: str, chosen: int) -> dict[str, Any]:
    words = [
        "Never tried it",
        "Have seen it",
        "Can do it with help",
        "Do it on my own",
        "Do it often, and well",
    ]
    options = [{"value": n, "label": word, "selected": n == chosen} for n, word in enumerate(words)]
    return {"name": name, "id": name, "label": label, "options": options}


TOPICS = [
    {
        "key": "budget",
        "label": "Running a budget round",
        "place": 1,
        "first": True,
        "levels": [
            _select("budget-now", "Where you are", 1),
            _select("budget-wanted", "Where you want to be", 3),
        ],
        "hesitant": {
            "name": "budget-hesitant",
            "id": "budget-hesitant",
            "label": "Keep this to myself for now",
        },
        "eye": "Seen by you, your partner and the coordinator.",
    },
    {
        "key": "privacy",
        "label": "Datenschutzgrundverordnungskonforme Kundenkommunikation",
        "place": 2,
        "last": True,
        "levels": [
            _select("privacy-now", "Where you are", 3),
            _select("privacy-wanted", "Where you want to be", 1),
        ],
        "hesitant": {
            "name": "privacy-hesitant",
            "id": "privacy-hesitant",
            "label": "Keep this to myself for now",
            "checked": True,
        },
        "error": "The step you want is below the step you are on. Choose a higher one.",
        "eye": "Seen by you. Your partner sees it only if you show it to them.",
    },
]
FOUND = [
    {"key": "video", "label": "Short video for a brand", "note": "Communication"},
    {
        "key": "captions",
        "label": "Captions and audio description",
        "note": "Communication, accessibility",
        "added": True,
    },
]
ORDER = [
    {
        "key": "a",
        "label": "Running a budget round",
        "note": "from “have seen it” to “on my own”",
        "place": 1,
        "first": True,
    },
    {"key": "b", "label": "Who decides what here", "place": 2},
    {"key": "c", "label": "Speaking before a works council", "place": 3, "last": True},
]
