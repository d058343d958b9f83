"""The day on which a lead falls (RULES F1).

Working days are counted strictly before the occurrence, so that 1wd never falls on its day.
"""

import datetime as dt

from calendar_service.core.dates.arithmetic import subtract
from calendar_service.core.dates.durations import Lead
from calendar_service.core.dates.working_days import is_working


def lead_day(lead: Lead, earliest: dt.date, countries: tuple[str, ...]) -> dt.date:
    """Return the local day of a lead before the first possible day.

    `countries`: those whose working days count, where the lead counts in such; a day counts that is worked in all.

    >>> from calendar_service.core.dates.durations import parse_lead
    >>> lead_day(parse_lead("5wd"), dt.date(2021, 9, 16), ("RU",))
    datetime.date(2021, 9, 9)
    """
    if lead.duration is not None:
        return subtract(earliest, lead.duration)
    if not countries:
        raise ValueError("working days need a country")
    day, left = earliest, lead.working_days
    while left:
        day -= dt.timedelta(days=1)
        left -= all(is_working(day, country) for country in countries)
    return day
