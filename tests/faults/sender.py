"""A process that plans or sends and may be told to kill itself at a named moment, as `kill -9` would.

It is forked from a server that has imported everything, so that fifty of them start in a second or two.
"""

import datetime as dt
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.context import ForkServerProcess
from random import Random

from calendar_service.channels import email
from calendar_service.core.messages.message import Message
from calendar_service.service.deliver import Delivering, deliver
from calendar_service.store import planning
from calendar_service.store.claiming import Claimed
from calendar_service.store.database import open_store
from tests.deliveries import NOON, Send

PATIENCE = 60.0  # seconds; other work shares the cores
POISON = "poison"

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload([__name__])


def start(work: Callable[..., None], *arguments: object) -> ForkServerProcess:
    process = _processes.Process(target=work, args=arguments)
    process.start()
    return process


def end_of(process: ForkServerProcess) -> int | None:
    """Wait for the end of a process and return its exit code; -9 where it was killed."""
    process.join(PATIENCE)
    code = process.exitcode
    process.close()
    return code


def run(work: Callable[..., None], *arguments: object) -> int | None:
    return end_of(start(work, *arguments))


def send(database: str, url: str, offset: dt.timedelta, point: str = "", nth: int = 1) -> None:
    """Send all that is due by a clock that shows noon and `offset`; die where `point` comes for the `nth` time."""
    began, random = time.monotonic(), Random(0)
    settings = email.Settings(url=url, sender="calendar@example.org")  # type: ignore[arg-type]
    means = Delivering(
        channels={"recording": partial(email.sending, settings)},
        compose=_compose,
        clock=lambda: NOON + offset + dt.timedelta(seconds=time.monotonic() - began),
        jitter=lambda: random.uniform(0.8, 1.2),
    )
    store = open_store(database)
    deliver(store, means, at=killer(point, nth))
    store.close()


def plan(database: str, sends: Sequence[Send], point: str = "") -> None:
    """Write a plan; die at `point`."""
    store = open_store(database)
    with store.writing() as connection:
        since = planning.mark(connection)
        planning.record(connection, sends, [], [], since=since, until=NOON, at=killer(point, 1))
    store.close()


def _compose(claimed: Claimed, now: dt.datetime) -> Message:
    if claimed.uid == POISON:
        _die()
    return Message(
        to=claimed.subscription.address,
        subject=claimed.uid,
        text=claimed.key,
        html=None,
        calendar=None,
        link="",
        language="en",
        date=now,
        message_id=f"<{claimed.stable_id}@example.org>",
        list_id="calendar",
    )


def killer(point: str, nth: int) -> Callable[[str], None]:
    passed = 0

    def at(moment: str) -> None:
        nonlocal passed
        passed += moment == point
        if passed == nth and moment == point:
            _die()

    return at


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
