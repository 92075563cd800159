"""Invented lists for the face: proposals, units, findings."""

from __future__ import annotations

from typing import Any

from .people import invented

COLUMNS = [
    {"label": "Leader", "kind": "person"},
    {"label": "Reverse mentor", "kind": "person"},
    {"label": "Fit", "kind": "fit"},
    {"label": "Decide", "kind": "actions"},
]


def _decide(pair: str, *, locked: bool = False) -> list[dict[str, Any]]:
    lock = {"label": "Locked", "icon": "lock", "pressed": True} if locked else {"label": "Lock"}
    return [
        {"label": "Why", "href": "#why", "about": pair},
        {**lock, "post": "#lock", "name": "decide", "value": "lock", "about": pair},
        {"label": "Not these two", "post": "#forbid", "name": "decide", "value": "forbid", "about": pair},
    ]


def _row(
    key: str, leader: list[str], mentor: list[str], fit: dict[str, Any], *, locked: bool = False
) -> dict[str, Any]:
    left, right = invented(leader[0], "mentee", *leader[1:]), invented(mentor[0], "mentor", *mentor[1:])
    return {"key": key, "cells": [left, right, fit, _decide(f"{leader[0]} and {mentor[0]}", locked=locked)]}


PROPOSALS = [
    _row(
        "1",
        ["Marit Solheim", "Director", "Nordics"],
        ["Kwame Mensah", "Analyst", "Retail"],
        {"word": "Thin", "step": 1, "number": 21, "note": "1 of 4 aims, nothing in return yet"},
    ),
    _row(
        "2",
        ["Anna-Katharina von Schwarzenberg-Oyelaran", "Leiterin", "Rechtsabteilung"],
        ["ليلى حدّاد", "مصمّمة", "Berlin"],
        {"word": "Fair", "step": 2, "number": 38, "note": "2 of 4 aims; hours meet 3 h a day"},
        locked=True,
    ),
    _row(
        "3",
        ["Ángel Duarte", "Head of Legal", "Madrid"],
        ["Priya Nair", "Engineer", "Pune"],
        {"word": "Good", "step": 3, "number": 57, "note": "3 of 4 aims, both ways"},
    ),
    _row(
        "4",
        ["Hélène Roux", "Chief Executive", "Board"],
        ["Samir Patel", "Apprentice", "Leeds"],
        {"word": "Very good", "step": 4, "number": 74, "note": "4 of 4 aims, 1 in return"},
    ),
]

UNIT_COLUMNS = [
    {"label": "Unit", "kind": "text"},
    {"label": "Leaders", "kind": "number"},
    {"label": "Mentors", "kind": "number"},
    {"label": "Asked to confirm", "kind": "text"},
]
UNITS = [
    {
        "cells": [
            {"text": "Operations", "href": "#unit"},
            {"number": "18"},
            {"number": "41"},
            {"text": "12 March"},
        ]
    },
    {
        "cells": [
            {"text": "Rechtsabteilung"},
            {"number": "4"},
            {"number": "7"},
            {"text": "Not yet", "note": "2 without mail"},
        ]
    },
    {"cells": [{"text": "Nordics"}, {"number": "11"}, {"number": "102"}, {"text": "12 March"}]},
]

FINDINGS = [
    {
        "line": 14,
        "column": "manager_id",
        "value": "K-2210",
        "problem": "Nobody in the list has this number.",
        "remedy": "Add the person, correct the number, or leave it: until then the line of Ángel Duarte is open.",
    },
    {
        "line": 88,
        "column": "aims",
        "value": "short-video:3:1",
        "problem": "The level wanted is below the level now.",
        "remedy": "Write the level now first, for example short-video:1:3.",
    },
    {
        "line": 131,
        "column": "person_id",
        "value": "",
        "problem": "This is empty.",
        "remedy": "Every row needs its own.",
    },
]
