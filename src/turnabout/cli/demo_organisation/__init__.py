"""The demo organisation: 800 invented people, an open cohort and a closed one, the same on every machine.

`generate()` makes it, `write()` puts its two files into a folder.
"""

from turnabout.cli.demo_organisation.boards import INNOVATION_UNITS
from turnabout.cli.demo_organisation.cast import make_cast
from turnabout.cli.demo_organisation.cohort import make_cohort
from turnabout.cli.demo_organisation.earlier import make_earlier_pairs
from turnabout.cli.demo_organisation.files import write
from turnabout.cli.demo_organisation.organisation import (
    Aim,
    Cast,
    Enrolment,
    Offer,
    Organisation,
    Outsider,
    Person,
)
from turnabout.cli.demo_organisation.staff import make_staff

__all__ = [
    "Aim",
    "Cast",
    "Enrolment",
    "Offer",
    "Organisation",
    "Outsider",
    "Person",
    "generate",
    "write",
]

SEED = 2026


def generate(seed: int = SEED) -> Organisation:
    people = make_staff(seed)
    enrolments = make_cohort(people, seed)
    return Organisation(
        name="Quillmere",
        people=people,
        enrolments=enrolments,
        earlier_pairs=make_earlier_pairs(people, enrolments, seed),
        cast=make_cast(),
        innovation_units=tuple(unit.name for unit in INNOVATION_UNITS),
    )
