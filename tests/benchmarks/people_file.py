"""The workload's people as the files that the command reads."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from tests.benchmarks.workload import OFFSETS, Pool, drawn

HEADER = (
    *("person_id", "manager_id", "grade", "unit", "site", "timezone", "languages", "hours"),
    *("role", "offers", "aims", "style"),
)
ZONES = {
    **{hours: f"Etc/GMT{-hours:+d}" for hours in OFFSETS.tolist()},
    0: "Etc/GMT",
}
CODES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "da", "fi", "cs")


def written(path: Path, mentees: int, seed: int = 7) -> None:
    """A staff list with enrolments: so many mentees, ten mentors for each, everybody with offers and aims."""
    pool = drawn(mentees, seed)
    style = np.random.default_rng([seed, 3]).integers(1, 4, (len(pool.grade), 3))
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(HEADER)
        manager = _managers(pool)
        for at in range(len(pool.grade)):
            table.writerow(_row(pool, at, int(manager[at]), style[at].tolist()))


def _managers(pool: Pool) -> np.ndarray:
    """Whoever stands next above in the tree, read from the places; -1 for the head."""
    by_place = np.argsort(pool.first)
    manager = np.full(len(pool.first), -1)
    above: list[int] = []
    for person in by_place.tolist():
        while above and pool.last[above[-1]] < pool.first[person]:
            above.pop()
        manager[person] = above[-1] if above else -1
        above.append(person)
    return manager


def _row(pool: Pool, at: int, manager: int, style: list[int]) -> list[object]:
    languages = ";".join(code for bit, code in enumerate(CODES) if int(pool.languages[at, 0]) >> bit & 1)
    zone = ZONES[int(OFFSETS[int(pool.site[at]) % len(OFFSETS)])]
    offers = zip(pool.offers[at].tolist(), pool.levels[at].tolist(), strict=True)
    aims = zip(pool.aims[at].tolist(), pool.now[at].tolist(), pool.wanted[at].tolist(), strict=True)
    return [
        f"P{at:07}",
        f"P{manager:07}" if manager >= 0 else "",
        int(pool.grade[at]),
        f"Unit {pool.unit[at]}",
        f"Site {pool.site[at]}",
        zone,
        languages,
        "09:00-17:00",
        "mentee" if at < pool.mentees else "mentor",
        ";".join(f"Topic {topic}:{level}" for topic, level in offers),
        ";".join(f"Topic {topic}:{now}:{wanted}" for topic, now, wanted in aims),
        ";".join(map(str, style)),
    ]
