"""The ticker: every job at once and then again and again, whatever becomes of one run or of another job."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Event

import pytest
from apscheduler.schedulers import base

from calendar_service.scheduler import Job, ticker
from calendar_service.service.heartbeats import LATE, Heartbeats

PATIENCE = 60.0  # seconds
LONG = 3600.0  # seconds after which no test still waits
SHORT = 0.01


class Runs:
    """Counts how often a job ran; every run but `good` raises."""

    def __init__(self, good: bool = True) -> None:
        self.count = 0
        self._good, self._changed = good, Condition()

    def __call__(self) -> None:
        with self._changed:
            self.count += 1
            self._changed.notify_all()
        if not self._good:
            raise ValueError("desk@example.org")

    def wait_for(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.count >= count, PATIENCE)


@contextmanager
def ticking(*jobs: Job) -> Iterator[Heartbeats]:
    heartbeats = Heartbeats(lambda: dt.datetime.now(dt.UTC))
    scheduler = ticker(jobs, heartbeats)
    scheduler.start()
    try:
        yield heartbeats
    finally:
        scheduler.shutdown()


def test_a_job_runs_at_once_and_not_only_after_its_interval():
    job = Runs()

    with ticking(Job("plan", LONG, job)):
        job.wait_for(1)


def test_a_job_that_fails_is_logged_and_comes_again(caplog: pytest.LogCaptureFixture):
    job = Runs(good=False)

    with ticking(Job("plan", SHORT, job)) as heartbeats:
        job.wait_for(3)

    assert "plan failed; the next tick tries again" in caplog.text
    assert "tick_failed" == caplog.records[0].__dict__["action"]
    assert {"plan"} == heartbeats.last.keys() == heartbeats.failing


def test_a_clock_that_is_set_back_stops_no_job(monkeypatch: pytest.MonkeyPatch):
    ahead = [dt.timedelta(hours=1)]

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Clock":
            return dt.datetime.now(tz) + ahead[0]  # type: ignore[return-value]

    monkeypatch.setattr(base, "datetime", Clock)
    job, heartbeats = Runs(), Heartbeats(lambda: Clock.now(dt.UTC))
    scheduler = ticker([Job("plan", SHORT, job)], heartbeats)
    scheduler.start()
    try:
        job.wait_for(2)
        ahead[0] = dt.timedelta()
        job.wait_for(job.count + 3)
    finally:
        scheduler.shutdown()


def test_a_job_whose_first_run_never_ends_is_missed():
    at = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
    heartbeats = Heartbeats(lambda: at)
    ticker([Job("deliver", LONG, Runs())], heartbeats)  # never started, so no run of it ends

    heartbeats.clock = lambda: at + LATE + dt.timedelta(seconds=1)
    assert heartbeats.is_dead


def test_a_run_before_the_clock_was_set_back_is_no_sign_of_life():
    at = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
    heartbeats = Heartbeats(lambda: at)
    heartbeats.beat("plan")

    heartbeats.clock = lambda: at - dt.timedelta(days=1)
    assert heartbeats.is_dead


def test_a_job_that_hangs_holds_up_no_other_and_is_not_begun_twice():
    begun, released, other = Runs(), Event(), Runs()

    def hang() -> None:
        begun()
        assert released.wait(PATIENCE)

    with ticking(Job("deliver", SHORT, hang), Job("watch", SHORT, other)):
        begun.wait_for(1)
        other.wait_for(5)
        assert 1 == begun.count
        released.set()
