"""The clock: read here and passed down, nowhere else."""

import datetime as dt
import time
from collections.abc import Iterable, Iterator
from typing import Any

from calendar_service.core.dates.zones import zone

_DAY = 86_400


def now() -> dt.datetime:
    """Return this instant in UTC."""
    return dt.datetime.now(dt.UTC)


def today(zone_name: str) -> dt.date:
    """Return the date in the zone, which is where a day begins (RULES A1)."""
    return now().astimezone(zone(zone_name)).date()


def paced(reminders: Iterable[dict[str, Any]], first: dt.date, speed: float | None) -> Iterator[dict[str, Any]]:
    """Pass on what happens `at` some instant so that `speed` days go by in a second; without a speed at once."""
    before = dt.datetime.combine(first, dt.time(), dt.UTC)
    for reminder in reminders:
        at = dt.datetime.fromisoformat(reminder["at"])
        if speed is not None:
            time.sleep(max(0.0, (at - before).total_seconds() / _DAY / speed))
        before = at
        yield reminder
