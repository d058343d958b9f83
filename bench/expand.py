"""Expanding ten years of 10,000 foundations, beside dateutil's rrule started at the window."""

import datetime as dt

from dateutil.rrule import YEARLY, rrule

from bench.measure import Result, in_turns
from bench.registries import anniversaries
from calendar_service.core.dates.window import Window
from calendar_service.core.occurrences import expand
from calendar_service.core.registry.build import collector_paused, load


def measure(_: str, entries: int = 10_000) -> list[Result]:
    registry, problems = load(anniversaries(entries), "registry.yaml", dt.date(2026, 11, 24))
    assert registry is not None, problems[:3]
    window = Window.years(2026, 2035)
    days = [entry.claims[0].date.earliest for entry in registry.entries.values() if entry.claims[0].date]
    assert len(expand(registry, window)) == entries * 10

    def theirs() -> int:
        start, end = (dt.datetime.combine(day, dt.time()) for day in (window.start, window.end - dt.timedelta(days=1)))
        return sum(
            len(list(rrule(YEARLY, dtstart=start, until=end, bymonth=day.month, bymonthday=day.day)))
            for day in days
            if day
        )

    def ours() -> int:
        with collector_paused():  # as the service does
            return len(expand(registry, window))

    ours_taken, theirs_taken = in_turns(ours, theirs)
    what = f"expand ten years of {entries:,} entries"
    return [Result(what, "dateutil.rrule from the window", ours_taken, theirs_taken, goal=30)]
