"""Working days of a country, as the `holidays` library knows them: weekends, holidays and working days moved.

A year is always asked for with its neighbours, since a Saturday worked in December may be moved from January.
"""

import datetime as dt
import warnings
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY = dt.timedelta(days=1)


def known_country(country: str) -> bool:
    """Tell whether the holidays of the country (ISO 3166-1 alpha-2, capitals) are known."""
    return country in _countries()


def is_working(day: dt.date, country: str) -> bool:
    """Tell whether the day is worked in a known country."""
    return day not in _days_off(country, day.year)


def last_working_day(day: dt.date, country: str) -> dt.date:
    """Return the day itself if it is worked, else the last one before it that is (RULES D6)."""
    while not is_working(day, country):
        day -= _DAY
    return day


def working_days_between(start: dt.date, end: dt.date, country: str) -> int:
    """Count the working days from `start`, included, to `end`, not included.

    So on the day on which the lead 5wd falls, five working days are left.
    """
    return sum(is_working(start + _DAY * number, country) for number in range((end - start).days))


@lru_cache(maxsize=1024)
def estimated(country: str, year: int) -> bool:
    """Tell whether a holiday of the year is an estimate, or the library does not reach that year."""
    with warnings.catch_warnings(record=True) as beyond_its_tables:
        warnings.simplefilter("always")
        holidays = _holidays(country, year)
    if beyond_its_tables or not holidays.start_year <= year <= holidays.end_year:
        return True
    labels = (getattr(holidays, name, "") for name in ("estimated_label", "observed_estimated_label"))
    marks = tuple(holidays.tr(label).strip("%s ()（）") for label in labels if label)
    return any(mark in name for name in holidays.values() for mark in marks)


@lru_cache(maxsize=1024)
def _days_off(country: str, year: int) -> frozenset[dt.date]:
    with warnings.catch_warnings():
        # What the library cannot know is told by `estimated`, not in somebody's log.
        warnings.simplefilter("ignore")
        holidays = _holidays(country, year - 1, year, year + 1)
    first, next_year = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal() + 1
    days = map(dt.date.fromordinal, range(first, next_year))
    return frozenset(day for day in days if not holidays.is_working_day(day))


def _holidays(country: str, *years: int) -> "HolidayBase":
    import holidays  # noqa: PLC0415 - a fifth of a second, which few commands need

    return holidays.country_holidays(country, years=years, expand=False)


@cache
def _countries() -> frozenset[str]:
    # `list_supported_countries` would import every country.
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - as above

    return frozenset(codes[1] for codes in COUNTRIES.values())
