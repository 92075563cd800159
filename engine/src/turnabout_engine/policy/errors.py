"""What is wrong with a policy: every key, the value found there, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from turnabout_engine.errors import EngineError


@dataclass(frozen=True, slots=True)
class PolicyProblem:
    """One value that cannot be used."""

    key: str
    value: object
    remedy: str

    def __str__(self) -> str:
        return f"{self.key} = {self.value!r}: {self.remedy}"


class PolicyError(EngineError, ValueError):
    """The policy cannot be used; `problems` names every key, its value and the remedy."""

    def __init__(self, problems: Iterable[PolicyProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refuse(key: str, value: object, remedy: str) -> PolicyError:
    return PolicyError([PolicyProblem(key, value, remedy)])
