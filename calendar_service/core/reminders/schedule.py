"""The instants at which a wish may be told something: its send hour on every local day, and changes at once.

Local wall time exists only here. All instants are UTC, and each is the same however a span is cut into pieces.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from calendar_service.core.dates.zones import instant, zone
from calendar_service.core.reminders.history import History

DAY = dt.timedelta(days=1)
# A send hour may be two days after the last one, where a zone leaves out a day; a change waits until then at most.
LOOK_BACK = 3 * DAY


@dataclass(frozen=True, slots=True)
class SendHour:
    """The send hour of a local day; `since` is that of the day before."""

    day: dt.date
    at: dt.datetime
    since: dt.datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """When, and on which local day, people are told what changed from the state before `first` to the state `last`."""

    day: dt.date
    at: dt.datetime
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """What happens in (since, until] at the hour and in the zone of a wish."""

    hours: tuple[SendHour, ...]
    changed: tuple[Changed, ...]

    def changed_at(self, at: dt.datetime) -> Changed | None:
        """Give the changes that are told at an instant."""
        return next((changed for changed in self.changed if changed.at == at), None)


def schedule(hour: dt.time, zone_name: str, since: dt.datetime, until: dt.datetime, history: History) -> Schedule:
    """Give the send hours and the changes that are due in (since, until]."""
    hours = tuple(_hours(hour, zone_name, since, until))
    due: dict[dt.datetime, Changed] = {}
    for number in history.recorded(since - LOOK_BACK, until):
        found = _changed(hour, zone_name, number, history)
        if since < found.at <= until:
            # What was recorded in one night is told once, from what stood before to what stands now.
            earlier = due.get(found.at, found)
            due[found.at] = Changed(found.day, found.at, earlier.first, number)
    return Schedule(hours, tuple(due.values()))


def end_of(day: dt.date, zone_name: str) -> dt.datetime:
    """Give the instant at which a local day ends."""
    return instant(day + DAY, dt.time(), zone_name)


def _hours(hour: dt.time, zone_name: str, since: dt.datetime, until: dt.datetime) -> Iterator[SendHour]:
    # A gap may push a send hour into the next day.
    day, last = _local_day(since, zone_name) - DAY, _local_day(until, zone_name)
    before, at = instant(day - DAY, hour, zone_name), instant(day, hour, zone_name)
    while day <= last:
        if since < at <= until:
            yield SendHour(day, at, before)
        day += DAY
        before, at = at, instant(day, hour, zone_name)


def _changed(hour: dt.time, zone_name: str, number: int, history: History) -> Changed:
    """Say when the changes of one state are told: at once, but not before the send hour of the day (RULES F6)."""
    recorded_at = history.states[number].recorded_at
    day = _local_day(recorded_at, zone_name)
    return Changed(day, max(recorded_at, instant(day, hour, zone_name)), number, number)


def _local_day(at: dt.datetime, zone_name: str) -> dt.date:
    return at.astimezone(zone(zone_name)).date()
