"""What the default rules leave of the demo's cohort: room for most leaders, and a reason where there is none."""

from datetime import date

import pytest
from turnabout_engine.build import problem_from_people
from turnabout_engine.io.rows import join, parse
from turnabout_engine.policy import Policy
from turnabout_engine.rules.tally import tally

from turnabout.cli.demo_organisation import write

# One day in winter and one in summer: the sites do not all change their clocks.
STARTS = [date(2027, 1, 11), date(2027, 7, 5)]


@pytest.fixture(params=STARTS, ids=str, scope="module")
def problem(request, organisation, tmp_path_factory):
    paths = write(organisation, tmp_path_factory.mktemp("whole"), private=True)
    policy = Policy.from_mapping({"start": request.param.isoformat()})
    rows = join(*(parse(path.read_bytes(), policy=policy) for path in paths)).rows
    return problem_from_people(rows, policy, organisation.earlier_pairs)


def _candidates(problem) -> dict[str, int]:
    return {key: problem.scores[[row], :].nnz for row, key in enumerate(problem.mentee_ids)}


def test_three_cannot_be_placed_and_the_others_have_a_choice(problem, organisation):
    candidates = _candidates(problem)
    none = {organisation.person(key).title for key, count in candidates.items() if count == 0}
    assert none == {"Chief executive", "Senior adviser to the chief executive", "Sales trainee"}
    assert min(count for count in candidates.values() if count) >= 5


def test_each_of_the_three_has_a_rule_that_explains_it(problem, organisation):
    counts = tally(problem.people).mentees
    rules = {"Chief executive": "reporting_line", "Sales trainee": "grade_gap"}
    rules["Senior adviser to the chief executive"] = "overlap"
    for row, key in enumerate(problem.mentee_ids):
        rule = rules.get(organisation.person(key).title)
        if rule and not problem.scores[[row], :].nnz:
            assert counts[rule][row] == counts["candidates"][row], key


def test_ines_can_teach_tomas(problem, organisation):
    ines, tomas = organisation.cast.mentors[0], organisation.cast.mentees[0]
    row, column = problem.mentee_ids.index(tomas), problem.mentor_ids.index(ines)
    assert problem.scores[[row], [column]] > 0
