"""Runs in the environment of `mentor-match`: scores by its rules, then its assignment. Needs nothing else.

`python by_mentor_match.py FORMS SCORES [open]` prints what it took, and writes the scores, rows of mentees, null for a
pair that its rules do not allow. `open` leaves out the rules that forbid.
"""

import json
import resource
import sys
import time
from pathlib import Path

from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.process import (
    calculate_matches,
    create_participant_list_from_path,
    generate_match_matrix,
    prepare_matrix,
)
from matching.rules import rule

GRADES = ("AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4")
RULES = (
    rule.Disqualify(lambda match: match.mentor.grade - match.mentee.grade not in (1, 2)),
    rule.Disqualify(lambda match: match.mentor.organisation == match.mentee.organisation),
    rule.Grade(2, lambda apart, wanted: apart == wanted, {True: 12, False: 9}),
    rule.Equivalent("profession", {True: 4, False: 0}),
)
"""As the peer's own users have them: one or two grades above, another department; the same profession is better."""


def person(row: dict[str, str], _kind: str) -> dict[str, object]:
    """A row of a form as the peer takes it."""
    return {**row, "email": row["email address"], "grade": GRADES.index(row["grade"])}


def main() -> None:
    """Scores, pairs, and what each took."""
    forms, out = Path(sys.argv[1]), Path(sys.argv[2])
    mentors = create_participant_list_from_path(Mentor, forms, person)
    mentees = create_participant_list_from_path(Mentee, forms, person)
    began = time.process_time()
    matrix = generate_match_matrix(mentors, mentees, list(RULES[2:] if sys.argv[3:] else RULES))
    scored = time.process_time()
    scores = [
        [None if match.disallowed else match.score for match in column]
        for column in zip(*matrix, strict=True)
    ]
    solving = time.process_time()
    cells = calculate_matches(prepare_matrix(matrix))
    ended = time.process_time()
    got = [scores[mentee][mentor] for mentor, mentee in cells if scores[mentee][mentor] is not None]
    out.write_text(json.dumps(scores))
    figures = {"seconds": ended - solving, "scoring": scored - began, "placed": len(got), "total": sum(got)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    sys.stdout.write(json.dumps({**figures, "peak": peak}) + "\n")


if __name__ == "__main__":
    main()
