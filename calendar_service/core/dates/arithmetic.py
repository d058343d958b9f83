"""Adding months and years to a day: the day number stays, clamped to the month's end (RULES B4, B5).

Several lengths are one addition of their sum: adding a month twice to 31 January would give 28 March.
"""

import calendar
import datetime as dt
from typing import Literal

from dateutil.relativedelta import relativedelta

from calendar_service.core.dates.durations import Duration

#: Where 29 February goes in common years; the SKIP words of RFC 7529.
LeapDay = Literal["backward", "forward", "omit"]


def anniversary(origin: dt.date, year: int, leap_day: LeapDay) -> dt.date | None:
    """Return the day of `origin` in a year from 1 to 9999; None only where 29 February is omitted.

    >>> anniversary(dt.date(2024, 2, 29), 2025, "backward")
    datetime.date(2025, 2, 28)
    """
    if origin.month == 2 and origin.day == 29 and not calendar.isleap(year):
        return {"backward": dt.date(year, 2, 28), "forward": dt.date(year, 3, 1), "omit": None}[leap_day]
    return dt.date(year, origin.month, origin.day)


def add(origin: dt.date, duration: Duration, times: int = 1) -> dt.date:
    """Return the day that lies `times` durations after `origin`; raises ValueError or OverflowError past 9999.

    >>> add(dt.date(1994, 4, 20), Duration(years=5), times=7)
    datetime.date(2029, 4, 20)
    """
    return origin + _delta(duration) * times


def subtract(end: dt.date, duration: Duration) -> dt.date:
    """Return the day that lies one duration before `end`; raises ValueError or OverflowError before year 1.

    >>> subtract(dt.date(2031, 8, 31), Duration(months=6))
    datetime.date(2031, 2, 28)
    """
    return end - _delta(duration)


def _delta(duration: Duration) -> relativedelta:
    return relativedelta(years=duration.years, months=duration.months, days=duration.days)
