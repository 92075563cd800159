"""Two threads that meet at a barrier before every race and then do one step each, on their own connections."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection

from turnabout.ground.errors import Refused

Step = Callable[[], object]


class _Racers:
    def __init__(self) -> None:
        self.steps: tuple[Step, Step] | None = None
        self.won: list[bool] = [False, False]
        self.errors: list[str] = []
        self.start, self.end = threading.Barrier(3, timeout=60), threading.Barrier(3, timeout=60)

    def lane(self, number: int) -> None:
        try:
            while True:
                self.start.wait()
                if self.steps is None:
                    return
                self._try(number, self.steps[number])
                self.end.wait()
        finally:
            connection.close()

    def _try(self, number: int, step: Step) -> None:
        """A step that is refused has lost. Two that write the same pair at once are told apart by the database."""
        self.won[number] = False
        try:
            step()
            self.won[number] = True
        except (Refused, IntegrityError):
            pass
        except Exception as error:  # a thread's own traceback would be lost: `racing` raises it at the end
            self.errors.append(repr(error))

    def race(self, one: Step, other: Step) -> tuple[bool, bool]:
        self.steps = (one, other)
        self.start.wait()
        self.end.wait()
        return self.won[0], self.won[1]


@contextmanager
def racing() -> Iterator[Callable[[Step, Step], tuple[bool, bool]]]:
    """`race(one, other)` lets both act at the same moment and says which of them succeeded."""
    racers = _Racers()
    lanes = [threading.Thread(target=racers.lane, args=(number,)) for number in (0, 1)]
    for lane in lanes:
        lane.start()
    try:
        yield racers.race
    finally:
        racers.steps = None
        racers.start.wait()
        for lane in lanes:
            lane.join()
        assert not racers.errors, racers.errors[:3]
