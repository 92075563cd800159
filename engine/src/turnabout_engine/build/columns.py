"""From people to columns: every rule and part of the score in arrays, for matches too large for a table.

Rules that name pairs (reporting lines, earlier, forbidden, rather not) become excluded pairs, all others columns.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from turnabout_engine.columns import Columns, Listed, NotColumnar, Side, Terms, Topics, listed, topics_of
from turnabout_engine.columns.side import LEVELS, bits
from turnabout_engine.people.cast import Cast
from turnabout_engine.people.person import PersonRow, main_language, same_words
from turnabout_engine.policy import Policy
from turnabout_engine.rules.masks import open_ended
from turnabout_engine.score.features import Features
from turnabout_engine.score.parts import FULL_INTERESTS, FULL_OVERLAP
from turnabout_engine.score.topics import weighted

MOST_SCHEDULES = 20_000_000
LARGEST = 30_000


def columns_of(cast: Cast) -> Columns:
    """The columns of a cast; same scores, same allowed pairs. Raises NotColumnar for what columns cannot hold."""
    minutes = cast.mentee_schedules, cast.mentor_schedules
    if len(minutes[0].patterns) * len(minutes[1].patterns) > MOST_SCHEDULES:
        raise NotColumnar("there are too many different working hours")
    reading = _Reading(cast)
    return Columns(
        mentees=reading.side("mentee"),
        mentors=reading.side("mentor"),
        terms=terms_of(cast.policy),
        minutes=minutes[0].table(minutes[1]),
        excluded=_excluded(cast),
        preferred=_listed(cast, cast_preferences(cast)),
        allowed=_listed(cast, [(mentee, mentor) for mentor, mentee in set(cast.allowed)]),
    )


def terms_of(policy: Policy) -> Terms:
    """A policy in numbers."""
    seen = not policy.floor_sees_hidden
    return Terms(
        points=policy.weights.points(),
        full_overlap=FULL_OVERLAP,
        full_interests=FULL_INTERESTS,
        grade_gap=policy.grade_gap,
        same_language=policy.same_language,
        overlap_minutes=policy.overlap_minutes,
        floor=0 if seen else policy.floor,
        differ_unit=policy.other_unit,
        differ_site=policy.other_site,
        shown_floor=policy.floor if seen else 0,
    )


def cast_preferences(cast: Cast) -> list[tuple[str, str]]:
    """(mentee, mentor) once for each of the two who would like the other."""
    mine = {(person.person_id, key) for person in cast.mentees for key in person.prefer}
    theirs = {(key, person.person_id) for person in cast.mentors for key in person.prefer}
    return [*mine, *theirs]


class _Reading:
    """Numbers that both sides share, and the columns of each side."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.features = cast, Features(cast)
        everybody = (*cast.mentees, *cast.mentors)
        self.topics = _numbers(
            same_words(topic)
            for person in everybody
            for topic in (
                *(offer.topic for offer in person.offers),
                *(aim.topic for aim in (*person.aims, *person.hesitant)),
            )
        )
        self.languages = _numbers(main_language(code) for person in everybody for code in person.languages)
        self.interests = _numbers(item for person in everybody for item in person.interests)
        self.place = {key: at for at, key in enumerate(cast.person)}

    def side(self, role: str) -> Side:
        first = role == "mentee"
        people = self.cast.mentees if first else self.cast.mentors
        schedules = self.cast.mentee_schedules if first else self.cast.mentor_schedules
        at, features = 0 if first else 1, self.features
        place = np.array([self.place[person.person_id] for person in people], dtype=np.int64)
        return Side(
            grade=_grades(people),
            unit=features.units[at].astype(np.int32),
            schedule=schedules.number.astype(np.int32),
            languages=self._bits(people, self.languages, lambda person: map(main_language, person.languages)),
            interests=self._bits(people, self.interests, lambda person: person.interests),
            style=features.answers[at].astype(np.int8),
            named=(features.influential if first else features.innovative).astype(np.bool_),
            barred=open_ended(self.cast, people),
            first=place,
            last=place,
            offers=self._offers(people),
            aims=self._aims(people),
            site=features.sites[at].astype(np.int32),
            hesitant=np.array([len(person.hesitant) for person in people], dtype=np.int64),
            choosy=_choosy(self.cast, people) if first else np.zeros(len(people), dtype=np.bool_),
        )

    def _offers(self, people: Sequence[PersonRow]) -> Topics:
        rows = []
        for person in people:
            levels = {self.topics[same_words(offer.topic)]: offer.level for offer in person.offers}
            if len(levels) < len(person.offers):
                raise NotColumnar(f"{person.person_id} offers a topic twice")
            _in_range(person, levels.values())
            rows.append([(topic, level, 0, 0, 0) for topic, level in levels.items()])
        return topics_of(rows)

    def _aims(self, people: Sequence[PersonRow]) -> Topics:
        rows = []
        for person in people:
            aims = weighted(person, hidden=True)
            _in_range(person, (level for _, aim in aims for level in (aim.now, aim.wanted)))
            rows.append(
                [(self.topics[same_words(aim.topic)], 0, aim.now, aim.wanted, weight) for weight, aim in aims]
            )
        return topics_of(rows)

    def _bits(
        self, people: Sequence[PersonRow], numbers: dict[str, int], read: Callable[[PersonRow], Iterable[str]]
    ) -> NDArray[np.uint64]:
        return bits([[numbers[item] for item in read(person)] for person in people], len(numbers))


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(sorted(set(names)))}


def _in_range(person: PersonRow, levels: Iterable[int]) -> None:
    if not all(0 <= level < LEVELS for level in levels):
        raise NotColumnar(f"{person.person_id} has a level that is not from 0 to {LEVELS - 1}")


def _grades(people: Sequence[PersonRow]) -> NDArray[np.int16]:
    grades = [person.grade or 0 for person in people]
    if any(abs(grade) > LARGEST for grade in grades):
        raise NotColumnar(f"a grade is above {LARGEST}")
    return np.array(grades, dtype=np.int16)


def _choosy(cast: Cast, people: Sequence[PersonRow]) -> NDArray[np.bool_]:
    named = {mentee for _, mentee in cast.allowed}
    return np.array([person.person_id in named for person in people], dtype=np.bool_)


def _excluded(cast: Cast) -> Listed:
    """Reporting lines, and whatever stands between two whichever way round."""
    before = (*cast.earlier, *cast.forbidden)
    wishes = ((person.person_id, key) for person in cast.rows for key in person.rather_not)
    two = [*before, *wishes]
    marks = cast.in_line + cast.marks([*two, *((second, first) for first, second in two)])
    found = marks.tocoo()
    return listed(len(cast.mentees), np.stack([found.row, found.col], axis=1))


def _listed(cast: Cast, pairs: Collection[tuple[str, str]]) -> Listed:
    rows = [
        (cast.mentee_at[mentee], cast.mentor_at[mentor])
        for mentee, mentor in pairs
        if mentee in cast.mentee_at and mentor in cast.mentor_at
    ]
    return listed(len(cast.mentees), rows)
