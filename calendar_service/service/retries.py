"""When to try again (RELIABILITY 3.2): soon at first, then every six hours, and not for ever.

A message that could not be sent while it was of use is a dead letter: the operator shall see why.
"""

import datetime as dt
from collections.abc import Callable

from calendar_service.core.problems import DeliveryError
from calendar_service.store.claiming import Claimed, OnUncertain
from calendar_service.store.outbox import Outcome

_MINUTES = (5, 15, 30, 60, 120, 240)
_MINUTES_AFTER_THAT = 360
_GIVE_UP_AFTER = dt.timedelta(days=5)
_LONGEST_RETRY_AFTER = dt.timedelta(hours=24)


def after_failure(
    error: DeliveryError,
    claimed: Claimed,
    started_at: dt.datetime,
    ended_at: dt.datetime,
    *,
    on_uncertain: OnUncertain,
    jitter: Callable[[], float],
) -> Outcome:
    """Say what becomes of a delivery whose attempt failed. `jitter` gives a factor around 1, such as 0.8 to 1.2."""
    said = str(error)
    if error.permanent:
        return Outcome("failed", started_at, ended_at, said)
    if error.ambiguous and on_uncertain == "hold":
        return Outcome("uncertain", started_at, ended_at, said)
    next_at = ended_at + _wait(error, claimed.attempts, jitter)
    began_at = claimed.tried_since or started_at
    if next_at >= claimed.expires_at or next_at - began_at > _GIVE_UP_AFTER:
        return Outcome("failed", started_at, ended_at, f"given up: {said}")
    return Outcome("ready", started_at, ended_at, said, next_at)


def _wait(error: DeliveryError, attempts_before: int, jitter: Callable[[], float]) -> dt.timedelta:
    minutes = _MINUTES[attempts_before] if attempts_before < len(_MINUTES) else _MINUTES_AFTER_THAT
    wait = dt.timedelta(minutes=minutes * jitter())
    if error.retry_after is None:
        return wait
    asked = dt.timedelta(seconds=error.retry_after)
    return max(wait, min(asked, _LONGEST_RETRY_AFTER))
