"""The files that the peers read: registration forms of mentors and mentees."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np

HEADER = ("first name", "last name", "email address", "grade", "organisation", "profession")
GRADES = ("AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4")
SAMPLES = "mentor_match_samples"


def sample(size: str) -> Path | None:
    """The sample forms of the peer, None where the data are not there."""
    folder = Path(os.environ.get("TURNABOUT_DATA", "")) / SAMPLES / size
    return folder if (folder / "mentors.csv").exists() else None


def drawn(folder: Path, mentees: int, mentors: int, seed: int = 7) -> Path:
    """Forms of as many people as asked for, drawn from the seed."""
    draw = np.random.default_rng(seed)
    for kind, count in (("mentee", mentees), ("mentor", mentors)):
        with (folder / f"{kind}s.csv").open("w", newline="") as file:
            table = csv.writer(file)
            table.writerow(HEADER)
            for number in range(count):
                grade = GRADES[int(draw.integers(0, len(GRADES)))]
                unit, job = (int(draw.integers(0, most)) for most in (12, 20))
                mail = f"{kind}.{number}@firm.example"
                table.writerow([kind, number, mail, grade, f"Unit {unit}", f"Job {job}"])
    return folder
