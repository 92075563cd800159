"""The register of personal fields: every field of every model, what for, read by whom, kept how long, erased how.

A field without a row fails the tests: whoever adds a field says here what it holds."""

from __future__ import annotations

from typing import Final

from turnabout.ground.privacy.fields_directory import DIRECTORY
from turnabout.ground.privacy.fields_ground import GROUND
from turnabout.ground.privacy.fields_libraries import LIBRARIES
from turnabout.ground.privacy.fields_people import PEOPLE
from turnabout.ground.privacy.fields_programmes import MATCHING, PAIRS, PROGRAMMES
from turnabout.ground.privacy.rows import FieldRow

REGISTER: Final[tuple[FieldRow, ...]] = (
    *GROUND,
    *LIBRARIES,
    *PEOPLE,
    *DIRECTORY,
    *PROGRAMMES,
    *MATCHING,
    *PAIRS,
)


def keys() -> list[str]:
    """`app.Model.field` of every row, in order; a key that stands twice is found by the tests."""
    return [row.key for row in REGISTER]
