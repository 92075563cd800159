"""How two people stand to each other today: whether enrolments, lines and rules allow them as a pair (system use)."""

from __future__ import annotations

from collections.abc import Collection

from turnabout_engine.people.cast import Cast

from turnabout.matching.casting import engine_rows, plain_people, policy_of
from turnabout.matching.judging import first_causes
from turnabout.pairs.selectors import couples_before
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort

Couple = tuple[int, int]
"""(id of the mentor, id of the mentee): persons of the database."""


def why_not(cohort: Cohort, couples: Collection[Couple]) -> dict[Couple, str]:
    """For each couple that cannot be a pair today, the code of the first cause; private causes are all one code."""
    people = {person for couple in couples for person in couple}
    key = {pk: str(uuid) for pk, uuid in Person.objects.filter(pk__in=people).values_list("pk", "uuid")}
    rows = engine_rows(plain_people(cohort, only=people))
    cast = Cast.of(rows, policy_of(cohort), earlier=couples_before(cohort))
    causes = first_causes(cast, [(key[mentor], key[mentee]) for mentor, mentee in couples])
    found = {(mentor, mentee): causes.get((key[mentor], key[mentee])) for mentor, mentee in couples}
    return {couple: cause for couple, cause in found.items() if cause}
