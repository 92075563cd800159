"""The proof for one pair that neither stands in the other's reporting line, with the nearest common manager."""

from dataclasses import dataclass

from turnabout_engine.lines.graph import Lines, Rule


@dataclass(frozen=True, slots=True)
class LineCertificate:
    """What was proved about a pair.

    holds: the rule is met. proved: "whole" or up to how many levels. open: a manager above one of them is unknown.
    common, mentee_steps, mentor_steps, distance: nearest common manager, by fewest steps of both together
    (ties by id); None where the two have no manager in common.
    above: steps from one up to the other where one does stand above the other, else None.
    """

    holds: bool
    proved: Rule
    open: bool
    common: str | None
    mentee_steps: int | None
    mentor_steps: int | None
    distance: int | None
    above: int | None


def certify(lines: Lines, mentee: str, mentor: str, rule: Rule) -> LineCertificate:
    """Whether two people, by id, may meet under the rule, and what proves it: steps up to each other and in common.

    `rule` is "whole" or a number of steps. A line with a gap (an unknown manager, a circle) never holds under "whole".
    """
    from_mentee, from_mentor = lines.above(mentee), lines.above(mentor)
    ways = [steps for steps in (from_mentee.get(mentor), from_mentor.get(mentee)) if steps is not None]
    above = min(ways, default=None)
    incomplete = mentee in lines.open or mentor in lines.open
    holds = not incomplete and above is None if rule == "whole" else above is None or above > rule
    met = [(steps + from_mentor[key], key) for key, steps in from_mentee.items() if key in from_mentor]
    distance, common = min(met, default=(None, None))
    return LineCertificate(
        holds=holds and mentee != mentor,
        proved=rule,
        open=incomplete,
        common=common,
        mentee_steps=None if common is None else from_mentee[common],
        mentor_steps=None if common is None else from_mentor[common],
        distance=distance,
        above=above,
    )
