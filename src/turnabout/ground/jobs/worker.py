"""The worker: one thread for each lane performs chores, and a pulse asks for those that nobody asked for.

Any number of workers may run, on one machine or several. A database that goes away for a while stops none of them."""

from __future__ import annotations

import signal
import threading
import uuid
from collections.abc import Callable
from typing import Final

import structlog
from django.db import DatabaseError, InterfaceError, connections
from django_tasks_db.management.commands.db_worker import Worker

from turnabout.ground.database import refuse_lost_keys
from turnabout.ground.jobs import chores
from turnabout.ground.jobs.services import ask, ask_if_quiet

INTERVAL: Final = 0.5  # seconds between two looks into an empty queue
PULSE: Final = 3.0  # seconds between two looks whether a chore is due
LONGEST_PAUSE: Final = 10.0  # seconds between two tries to reach a database that is away
LAST_WORK: Final = 20.0  # seconds that a chore has to end after the stop; what it leaves is taken up again
log = structlog.get_logger("turnabout.jobs")


def run_worker(*, stop: threading.Event | None = None, once: bool = False) -> None:
    """Work until `stop` is set or the process is told to end; with `once`, do what waits now and return."""
    refuse_lost_keys()
    stop = stop or threading.Event()
    if once:
        _once()
        return
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
    workers = [_library_worker(lane, batch=False) for lane in _lanes()]
    threads = [
        threading.Thread(target=_through_outages, args=(worker.run, stop), daemon=True) for worker in workers
    ]
    for thread in threads:
        thread.start()
    log.info("worker started", lanes=len(threads))
    _through_outages(lambda: _pulse(stop), stop)
    for worker in workers:
        worker.running = False
    for thread in threads:
        thread.join(LAST_WORK / len(threads))
    log.info("worker stopped")


def _once() -> None:
    """Every chore once, and whatever they ask for on the way."""
    for chore in chores.ALL.values():
        ask(chore)
    for lane in _lanes():
        _library_worker(lane, batch=True).run()


def _lanes() -> list[str]:
    """The queues that some chore runs in. A mail never waits for a match: long chores have a lane of their own."""
    return sorted({chore.queue for chore in chores.ALL.values()})


def _library_worker(lane: str, *, batch: bool) -> Worker:
    return Worker(
        queue_names=[lane],
        interval=INTERVAL,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{lane}-{uuid.uuid4().hex[:20]}",
        excluded_queue_names=[],
    )


def _pulse(stop: threading.Event) -> None:
    """Ask for each chore that nobody asked for within its time, until the stop."""
    while not stop.is_set():
        for chore in chores.ALL.values():
            ask_if_quiet(chore)
        stop.wait(PULSE)


def _through_outages(work: Callable[[], None], stop: threading.Event) -> None:
    """Do the work, and begin it again with growing pauses as long as the database cannot be reached."""
    pause = INTERVAL
    while not stop.is_set():
        try:
            work()
            break
        except (DatabaseError, InterfaceError) as error:
            log.warning("database away", error=type(error).__name__, pause=pause)
            connections.close_all()
            stop.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
    connections.close_all()
