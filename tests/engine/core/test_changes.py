"""What must hold between two answers when the question changes a little."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from turnabout_engine import Problem, solve, verify
from turnabout_engine.solution import Certificate

from tests.engine.core.worlds import problems, rebuilt, thorough, value


@thorough
@given(problems(fixed=False), st.data())
def test_one_more_allowed_mentor_never_makes_the_answer_worse(problem: Problem, data: st.DataObject) -> None:
    if not min(problem.shape):
        return
    mentee = data.draw(st.integers(0, problem.shape[0] - 1))
    mentor = data.draw(st.integers(0, problem.shape[1] - 1))
    mask = np.zeros(problem.shape, dtype=bool)
    mask[np.repeat(np.arange(problem.shape[0]), np.diff(problem.scores.indptr)), problem.scores.indices] = (
        True
    )
    mask[mentee, mentor] = True
    more = Problem.from_scores(
        problem.scores.toarray(), problem.mentor_capacity, problem.mentee_capacity, mask, seed=problem.seed
    )
    assert value(solve(more)) >= value(solve(problem))


@thorough
@given(problems(fixed=False), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_no_figure(problem: Problem, chance: st.random) -> None:  # type: ignore[valid-type]
    rows, columns = list(range(problem.shape[0])), list(range(problem.shape[1]))
    chance.shuffle(rows)  # type: ignore[attr-defined]
    chance.shuffle(columns)  # type: ignore[attr-defined]
    mask = np.zeros(problem.shape, dtype=bool)
    mask[np.repeat(np.arange(problem.shape[0]), np.diff(problem.scores.indptr)), problem.scores.indices] = (
        True
    )
    turned = Problem.from_scores(
        problem.scores.toarray()[np.ix_(rows, columns)],
        problem.mentor_capacity[columns],
        problem.mentee_capacity[rows],
        mask[np.ix_(rows, columns)],
    )
    assert value(solve(turned)) == value(solve(problem))


@thorough
@given(problems())
def test_the_same_seed_gives_the_same_pairs(problem: Problem) -> None:
    assert solve(problem).pairs.tolist() == solve(rebuilt(problem)).pairs.tolist()


@thorough
@given(problems())
def test_another_seed_changes_no_figure(problem: Problem) -> None:
    assert value(solve(rebuilt(problem, seed=99))) == value(solve(problem))


@thorough
@given(problems(couples=True))
def test_locking_what_was_found_changes_no_figure(problem: Problem) -> None:
    solution = solve(problem)
    assert value(solve(rebuilt(problem, fixed=solution.pairs))) == value(solution)


@thorough
@given(problems(couples=True))
def test_a_certificate_survives_being_written_down(problem: Problem) -> None:
    solution = solve(problem)
    object.__setattr__(solution, "certificate", Certificate.from_mapping(solution.certificate.as_mapping()))
    assert verify(problem, solution).exact


def test_news_of_progress_only_ever_grows() -> None:
    told: list[tuple[float, str]] = []
    solve(Problem.from_scores([[1]]), progress=lambda share, sentence: told.append((share, sentence)))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert all(sentence for _, sentence in told)
