"""Adapters: real posts and real survey answers as rows of a staff list. The data are not part of this project."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from random import Random

import pytest

DATA = Path(os.environ.get("TURNABOUT_DATA", "../shared/data"))
GRADES = {"SCS1": 1, "SCS1A": 2, "SCS2": 3, "SCS3": 4, "SCS4": 5, "OF-6": 1, "OF-7": 2, "OF-8": 3, "OF-9": 4}

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="TURNABOUT_DATA is not there")


def read(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def posts() -> list[dict[str, str]]:
    """5,000 government posts with their reporting lines as they were published, oddities included."""
    return [
        {
            "person_id": f"{post['org']}/{post['Post Unique Reference']}",
            "title": post["Job Title"],
            "manager_id": _above(post),
            "grade": post["Grade (or equivalent)"],
            "unit": post["Unit"],
            "offers": post["Professional/Occupational Group"]
            and f"{post['Professional/Occupational Group']}:4",
        }
        for post in read("uk_organograms/senior_2011-03-31.csv")
    ]


def _above(post: dict[str, str]) -> str:
    above = post["Reports to Senior Post"]
    return f"{post['org']}/{above}" if above and above != "XX" else ""


def enrolled(seed: int, mentees: int, mentors: int) -> list[dict[str, str]]:
    """Each post once, some of them with a generated enrolment and a dotted line."""
    dice = Random(seed)
    every = list({post["person_id"]: post for post in posts()}.values())
    topics = sorted({post["offers"].rpartition(":")[0] for post in every} - {""})
    upper = [post for post in every if GRADES[post["grade"]] >= 3]
    lower = [post for post in every if GRADES[post["grade"]] < 3]
    for role, chosen in (("mentee", dice.sample(upper, mentees)), ("mentor", dice.sample(lower, mentors))):
        for post in chosen:
            aims = ";".join(
                f"{topic}:{dice.randint(0, 2)}:{dice.randint(3, 5)}" for topic in dice.sample(topics, 4)
            )
            dotted = dice.choice(upper)["person_id"] if dice.random() < 0.3 else ""
            post |= {"role": role, "aims": aims, "dotted_manager_ids": dotted, "languages": "en"}
    return every


def respondents() -> Iterator[dict[str, str]]:
    """The 2019 survey sample: seniors want to learn what they do not have, juniors teach what they have."""
    for person in read("so_survey_2019/people_skills_2019_sample10k.csv"):
        age = float(person["Age"] or 0)
        have, want = _skills(person, "WorkedWith"), _skills(person, "DesireNextYear")
        aims = [skill for skill in want if skill not in have]
        row = {"person_id": person["Respondent"], "country": person["Country"]}
        if not (have and want and 16 <= age <= 80):
            continue
        if age >= 45 and aims:
            yield row | {"role": "mentee", "aims": ";".join(f"{skill}:0:3" for skill in aims)}
        elif age <= 30:
            yield row | {"role": "mentor", "offers": ";".join(f"{skill}:3" for skill in have)}


def _skills(person: dict[str, str], which: str) -> list[str]:
    kinds = ("Language", "Database", "Platform", "WebFrame")
    named = {skill.strip() for kind in kinds for skill in person[kind + which].split(";")}
    return sorted(named - {"", "NA", "Other(s):"})


def table(rows: list[dict[str, str]]) -> bytes:
    text = StringIO()
    columns = list(dict.fromkeys(column for row in rows for column in row))
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")
