"""The JSON of a match: what it was made from, the pairs, who has none, and the certificate; written and read back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from typing import Any

import numpy as np

from turnabout_engine.build import problem_from_people
from turnabout_engine.errors import EngineError
from turnabout_engine.explain import explain
from turnabout_engine.hours import Calendar
from turnabout_engine.lines import certify
from turnabout_engine.people.cast import Cast, Pair
from turnabout_engine.people.person import PersonRow
from turnabout_engine.policy import Policy
from turnabout_engine.problem import Problem
from turnabout_engine.solution import Certificate, Solution

FORMAT = "turnabout-result/1"


class ResultError(EngineError, ValueError):
    """This is not a result that can be read."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file that the match read: what it was (people, roles, policy, earlier), its name and its SHA-256."""

    what: str
    name: str
    sha256: str

    @classmethod
    def of(cls, what: str, name: str, data: bytes) -> "Input":
        """A file by what it was for, its name, and the SHA-256 of its bytes."""
        return cls(what, name, sha256(data).hexdigest())


def to_json(problem: Problem, solution: Solution, inputs: Iterable[Input] = ()) -> str:
    """The result of people. `score` is the full score; parts and band are those of the visible one."""
    cast: Cast | None = problem.people
    if cast is None:
        raise ValueError("This problem was made from scores alone; a result needs its people.")
    explanation = explain(problem, solution, "coordinator")
    document = {
        "format": FORMAT,
        "engine": version("turnabout-engine"),
        "mode": solution.mode,
        "seed": solution.seed,
        "policy": cast.policy.as_mapping(),
        "inputs": [asdict(item) for item in inputs],
        "zones": cast.calendar.as_plain(),
        "earlier": cast.earlier,
        "locked": cast.locked,
        "forbidden": cast.forbidden,
        "allowed": cast.allowed,
        "left_out": cast.left_out,
        "placed": solution.placed,
        "seats": solution.seats,
        "total": solution.total,
        "worst": solution.worst,
        "blocking": solution.blocking,
        "reproducible": solution.reproducible,
        "pairs": [
            {
                "mentor_id": pair.mentor_id,
                "mentee_id": pair.mentee_id,
                "score": score,
                "visible": pair.score,
                "band": pair.band,
                "parts": {part: points for part, points, _ in pair.parts or ()},
                "line": asdict(
                    certify(cast.lines, pair.mentee_id, pair.mentor_id, cast.policy.reporting_line)
                ),
            }
            for pair, score in zip(explanation.pairs, problem.scores_of(solution.pairs), strict=True)
        ],
        "unmatched": [asdict(why) for why in explanation.unmatched],
        "certificate": solution.certificate.as_mapping(),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


@dataclass(frozen=True)
class Result:
    """A result as its JSON has it, read but not yet believed."""

    document: Mapping[str, Any]
    policy: Policy
    inputs: tuple[Input, ...]

    @cached_property
    def calendar(self) -> Calendar:
        """The cohort's weeks with the offsets that the result was made with."""
        if self.policy.start is None:
            raise ValueError("the policy has no first day")
        return Calendar.from_plain(self.policy.start, self.policy.weeks, self.document["zones"])

    def pairs(self, key: str) -> list[Pair]:
        return [(str(mentor), str(mentee)) for mentor, mentee in self.document.get(key, ())]

    @property
    def left_out(self) -> list[str]:
        """Mentees who came first because the last round left them out."""
        return [str(key) for key in self.document.get("left_out", ())]

    def problem(self, rows: Sequence[PersonRow]) -> Problem:
        """The problem that these people give under the result's policy, zones, locks and earlier pairs."""
        listed = (self.pairs(key) for key in ("earlier", "locked", "forbidden"))
        return problem_from_people(
            rows,
            self.policy,
            *listed,
            calendar=self.calendar,
            allowed=self.pairs("allowed"),
            left_out=self.left_out,
        )

    def solution(self, problem: Problem) -> Solution:
        """The claimed solution. Raises ResultError where the document cannot be one for this problem."""
        mentees = {key: at for at, key in enumerate(problem.mentee_ids)}
        mentors = {key: at for at, key in enumerate(problem.mentor_ids)}
        try:
            claimed = [
                (mentees[pair["mentee_id"]], mentors[pair["mentor_id"]]) for pair in self.document["pairs"]
            ]
            worst, blocking = self.document["worst"], self.document.get("blocking")
            reproducible = self.document.get("reproducible", True)
            if not isinstance(reproducible, bool):
                raise ValueError(f"reproducible is {reproducible!r}, not true or false")
            return Solution(
                pairs=np.array(sorted(claimed), dtype=np.int64).reshape(-1, 2),
                placed=_whole(self.document["placed"]),
                seats=_whole(self.document["seats"]),
                total=_whole(self.document["total"]),
                worst=worst if worst is None else _whole(worst),
                certificate=Certificate.from_mapping(self.document["certificate"]),
                mode=str(self.document["mode"]),
                seed=_whole(self.document["seed"]),
                blocking=blocking if blocking is None else _whole(blocking),
                reproducible=reproducible,
            )
        except KeyError as error:
            raise ResultError(f"{error.args[0]} takes no part, or is missing from the result.") from None
        except (TypeError, ValueError, OverflowError, AttributeError) as error:
            raise ResultError(f"The certificate or a figure cannot be read: {error}.") from None


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{value!r} is not a whole number")
    return value


def from_json(text: str | bytes) -> Result:
    """Read a result. Raises ResultError, or PolicyError where its policy cannot be used."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ResultError(f"This is not JSON: {error}.") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ResultError(f"This is not a result of the format {FORMAT}.")
    try:
        inputs = tuple(Input(**item) for item in document["inputs"])
        result = Result(document, Policy.from_mapping(document["policy"]), inputs)
        for key in ("earlier", "locked", "forbidden", "allowed"):
            result.pairs(key)
        _ = result.left_out
        _ = result.calendar
    except EngineError:
        raise
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as error:
        raise ResultError(f"Something is missing from this result, or cannot be read: {error}.") from None
    return result
