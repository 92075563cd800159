"""What a few people keep to themselves: a topic they hesitate over, someone they would like or rather not have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from turnabout.cli.demo_organisation.answers import hesitant_aim
from turnabout.cli.demo_organisation.draw import Draw
from turnabout.cli.demo_organisation.organisation import Enrolment

_HESITATE, _PREFER, _RATHER_NOT = 25, 6, 4


def with_private_answers(
    enrolments: Sequence[Enrolment], units: Mapping[str, str], draw: Draw
) -> list[Enrolment]:
    """The same enrolments, some with private answers about others among them; `units` are by person."""
    return [_with_names(_with_hesitation(one, units, draw), enrolments, draw) for one in enrolments]


def _with_hesitation(enrolment: Enrolment, units: Mapping[str, str], draw: Draw) -> Enrolment:
    if enrolment.role != "mentee" or not draw.percent(_HESITATE):
        return enrolment
    return replace(enrolment, hesitant=(hesitant_aim(enrolment, units[enrolment.person_id], draw),))


def _with_names(enrolment: Enrolment, everybody: Sequence[Enrolment], draw: Draw) -> Enrolment:
    """Each names people from the other side only."""
    side = "mentee" if enrolment.role == "mentor" else "mentor"
    others = [other.person_id for other in everybody if other.role == side]
    liked, avoided = draw.sample(others, 2)
    return replace(
        enrolment,
        prefer=(liked,) if draw.percent(_PREFER) else (),
        rather_not=(avoided,) if draw.percent(_RATHER_NOT) else (),
    )
