"""Running a service: its signals, the jobs of its ticker, and how it ends."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from calendar_service.cli._service import Service
from calendar_service.cli._signals import Signals
from calendar_service.cli._store import opened
from calendar_service.settings import Settings

if TYPE_CHECKING:
    # The first feed is answered before the ticker and what it runs are imported.
    from calendar_service.scheduler import Job
    from calendar_service.service.follow import FollowFile, FollowStore

log = logging.getLogger(__name__)

# Seconds. An edit is taken over, and what is due goes out, within a few.
WATCH, PLAN, DELIVER = 1.0, 5.0, 2.0
#: Seconds that a hand-off may take to end when the service is to stop; what is cut off is taken up after its lease.
PATIENCE = 10.0


@contextmanager
def service(settings: Settings) -> Iterator[Service]:
    """Open what every process needs; a signal ends it as the end of the block does, with exit code 0."""
    signals = Signals()
    signals.listen()
    with opened(settings) as store:
        yield Service(settings, store, signals)


def watching(following: FollowFile | FollowStore) -> Job:
    """Give the job that keeps up with the registry."""
    from calendar_service.scheduler import Job

    return Job("watch", WATCH, following.tick)


def worker_jobs(made: Service) -> tuple[Job, ...]:
    """Give the jobs that plan and deliver."""
    from calendar_service.cli._delivering import delivering
    from calendar_service.scheduler import Job
    from calendar_service.service.deliver import deliver
    from calendar_service.service.plan import Planner

    planner, means = Planner(made.current, made.store, made.settings.timezone), delivering(made)
    return (
        Job("plan", PLAN, lambda: _ignored(planner.tick())),
        Job("deliver", DELIVER, lambda: _ignored(deliver(made.store, means))),
    )


def _ignored(_: object) -> None:
    """Take what a job returns: it has logged what matters."""


@contextmanager
def ticking(made: Service, start: Callable[[], None], jobs: Callable[[], Sequence[Job]]) -> Iterator[None]:
    """Run `start` and then `jobs` beside the block, once it is `serving`; at its end let a hand-off end first.

    A start that fails is logged, and what was served before goes on: the jobs try again. Jobs that cannot even be made
    end the block and are raised from it.
    """
    ticks = Ticks(made, start, jobs)
    ticks.start()
    try:
        yield
    finally:
        made.signals.ignore()
        made.stopping.set()
        made.serving.set()
        ticks.stop()
        if ticks.failure:
            raise ticks.failure


class Ticks:
    """A thread that starts what is to be started, and then the ticker."""

    def __init__(self, made: Service, start: Callable[[], None], jobs: Callable[[], Sequence[Job]]) -> None:
        self.failure: Exception | None = None
        self._made, self._start, self._jobs = made, start, jobs
        self._thread = threading.Thread(target=self._run, name="start", daemon=True)
        self._shutdown: Callable[[], None] | None = None

    def start(self) -> None:
        self._thread.start()

    def _run(self) -> None:
        self._made.serving.wait()
        from calendar_service.scheduler import ticker

        try:
            self._start()
        except Exception:
            log.exception("the start is not complete, the next tick goes on with it", extra={"action": "start_failed"})
        try:
            scheduler = ticker(self._jobs(), self._made.heartbeats)
            if not self._made.stopping.is_set():
                scheduler.start()
                self._shutdown = scheduler.shutdown
        except Exception as error:  # noqa: BLE001 - raised again by the main thread
            self.failure = error
            os.kill(os.getpid(), signal.SIGTERM)

    def stop(self) -> None:
        """Wait for the jobs to end, but not for ever: a mail server that hangs would hold up the end for a minute."""
        self._thread.join(PATIENCE)
        ending = threading.Thread(target=self._shutdown or (lambda: None), daemon=True)
        ending.start()
        ending.join(PATIENCE)
        if ending.is_alive():
            log.warning("a hand-off was cut off; it is taken up again after its lease", extra={"action": "cut_off"})
            logging.shutdown()
            os._exit(0)
