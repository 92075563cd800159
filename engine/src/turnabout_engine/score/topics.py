"""Offers and aims as sparse integer matrices over (topic, level), so that one product scores all pairs."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types
from numpy.typing import NDArray

from turnabout_engine.people.person import Aim, PersonRow, same_words

ORDER = (4, 3, 2, 1)
"""How much the first, second, third and fourth aim count; any further one counts as the fourth."""
FINE = 60
"""Every gap from 1 to 5 levels divides this, so that a share of a gap is a whole number of sixtieths."""
LEVELS = 6


def covered(aim: Aim, level: int) -> int:
    """Sixtieths of the way from now to wanted that a teacher of this level can go."""
    if aim.wanted <= aim.now or level <= aim.now:
        return 0
    return FINE * (min(level, aim.wanted) - aim.now) // (aim.wanted - aim.now)


@lru_cache(maxsize=LEVELS * LEVELS)
def steps(now: int, wanted: int) -> tuple[tuple[int, int], ...]:
    """(level, sixtieths covered) for every level of a teacher that covers any."""
    aim = Aim("", now, wanted)
    return tuple((level, share) for level in range(1, LEVELS) if (share := covered(aim, level)))


def weighted(person: PersonRow, hidden: bool) -> list[tuple[int, Aim]]:
    """The person's aims with their weight; a hesitant aim counts as the open one of the same place."""
    lists = (person.aims, person.hesitant) if hidden else (person.aims,)
    return [(ORDER[min(at, 3)], aim) for aims in lists for at, aim in enumerate(aims)]


class Topics:
    """Numbers for the topics of some people; what only one side names cannot score and is left out."""

    def __init__(self, people: Iterable[PersonRow]) -> None:
        names = sorted({same_words(offer.topic) for person in people for offer in person.offers})
        self.number = {name: at for at, name in enumerate(names)}

    def _matrix(self, rows: int, cells: Sequence[tuple[int, int, int]]) -> sp.csr_array:
        table = np.array(cells, dtype=np.int64).reshape(-1, 3)
        shape = (rows, len(self.number) * LEVELS)
        return sp.csr_array((table[:, 2], (table[:, 0], table[:, 1])), shape=shape)

    def offers(self, people: Sequence[PersonRow]) -> sp.csr_array:
        """1 at (person, topic and level) for every offer."""
        return self._matrix(
            len(people),
            [
                (at, self.number[same_words(offer.topic)] * LEVELS + offer.level, 1)
                for at, person in enumerate(people)
                for offer in person.offers
            ],
        )

    def aims(self, people: Sequence[PersonRow], hidden: bool) -> tuple[sp.csr_array, NDArray[np.int64]]:
        """Weighted sixtieths that an offer of each (topic, level) covers, and what all aims met would give."""
        cells: list[tuple[int, int, int]] = []
        whole = np.ones(len(people), dtype=np.int64)
        for at, person in enumerate(people):
            aims = weighted(person, hidden)
            whole[at] = FINE * sum(weight for weight, _ in aims) or 1
            for weight, aim in aims:
                topic = self.number.get(same_words(aim.topic))
                if topic is not None:
                    first = topic * LEVELS
                    cells += [
                        (at, first + level, weight * share) for level, share in steps(aim.now, aim.wanted)
                    ]
        return self._matrix(len(people), cells), whole
