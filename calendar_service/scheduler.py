"""The ticker: APScheduler calls the service's jobs every few seconds, and knows nothing of events.

Its job store is memory and its triggers are plain intervals, so that none of its promises matter: what is due, what was
sent and what is missing stands in the database. A job that fails is logged, and the next tick comes.
"""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from apscheduler.events import EVENT_SCHEDULER_STARTED
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from calendar_service.service.heartbeats import Heartbeats

log = logging.getLogger(__name__)

# Seconds between two looks at the clock, and how much further ahead than its interval the next run may lie.
_LOOK, _SLACK = 1.0, dt.timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do every `seconds`; `name` is its heartbeat's."""

    name: str
    seconds: float
    run: Callable[[], None]


def ticker(jobs: Iterable[Job], heartbeats: Heartbeats) -> BackgroundScheduler:
    """Give a scheduler, not started, that runs each job at once and then at its interval, one run at a time."""
    scheduler = BackgroundScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    for job in jobs:
        trigger, first = IntervalTrigger(seconds=job.seconds), heartbeats.clock()  # its own first time is a while later
        scheduler.add_job(_guarded(job, heartbeats), trigger, id=job.name, next_run_time=first)
        heartbeats.beat(job.name)  # so that a job whose first run never ends is missed
    minding = threading.Thread(target=_mind_the_clock, args=(scheduler, heartbeats.clock), name="clock", daemon=True)
    scheduler.add_listener(lambda _: minding.start(), EVENT_SCHEDULER_STARTED)
    return scheduler


def _mind_the_clock(scheduler: BackgroundScheduler, clock: Callable[[], dt.datetime]) -> None:
    """Go on where the clock is set back: APScheduler would wait until it has caught up, for days maybe."""
    while scheduler.running:
        now = clock()
        for job in scheduler.get_jobs():
            if job.next_run_time - now > job.trigger.interval + _SLACK:
                log.warning("the clock was set back", extra={"action": "clock_set_back"})
                job.modify(next_run_time=now)
        time.sleep(_LOOK)


def _guarded(job: Job, heartbeats: Heartbeats) -> Callable[[], None]:
    """Wrap a job so that nothing it raises reaches the scheduler, whose thread would be at risk."""

    def run() -> None:
        failed = False
        try:
            job.run()
        except Exception:
            failed = True
            log.exception("%s failed; the next tick tries again", job.name, extra={"action": "tick_failed"})
        heartbeats.beat(job.name, failed=failed)

    return run
