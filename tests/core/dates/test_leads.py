"""The day on which a lead falls: before the occurrence, on a day that all the countries work (RULES F1)."""

import datetime as dt

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.durations import Duration, Lead, parse_lead, reach
from calendar_service.core.dates.leads import lead_day
from calendar_service.core.dates.working_days import is_working

countries = st.sampled_from(("TJ", "RU", "KZ", "CN", "SA", "BD", "US"))
days = st.dates(dt.date(2019, 1, 1), dt.date(2030, 12, 31))


@pytest.mark.parametrize(
    ("lead", "day", "country", "expected"),
    [
        ("P30D", "2022-05-15", "TJ", "2022-04-15"),
        ("P1M", "2021-03-31", "TJ", "2021-02-28"),
        ("P0D", "2021-09-16", "TJ", "2021-09-16"),
        ("5wd", "2021-09-16", "RU", "2021-09-09"),
        ("1wd", "2021-09-13", "RU", "2021-09-10"),
        # 9 September is Tajikistan's Independence Day.
        ("5wd", "2021-09-16", "TJ", "2021-09-08"),
        # Russia worked on Saturday 27 April 2024 in place of Monday the 29th.
        ("1wd", "2024-05-01", "RU", "2024-04-27"),
    ],
)
def test_a_lead_falls_on_its_day(lead: str, day: str, country: str, expected: str) -> None:
    assert expected == lead_day(parse_lead(lead), dt.date.fromisoformat(day), (country,)).isoformat()


@given(days, st.integers(1, 25), countries)
def test_the_nth_working_day_is_that_of_the_holidays_library(earliest: dt.date, count: int, country: str) -> None:
    known = holidays.country_holidays(country, years=range(2017, 2033))

    assert known.get_nth_working_day(earliest, -count) == lead_day(Lead(working_days=count), earliest, (country,))


@given(days, st.integers(1, 25), st.lists(countries, min_size=1, max_size=3).map(tuple))
def test_a_lead_in_working_days_falls_before_on_a_day_that_all_work(
    earliest: dt.date, count: int, together: tuple[str, ...]
) -> None:
    lead = Lead(working_days=count)
    day = lead_day(lead, earliest, together)

    assert day < earliest
    assert all(is_working(day, country) for country in together)
    assert (earliest - day).days <= reach(lead)
    assert count == sum(
        all(is_working(day + dt.timedelta(days=number), country) for country in together)
        for number in range((earliest - day).days)
    )


@given(days, st.integers(0, 3), st.integers(0, 24), st.integers(0, 400))
def test_a_lead_in_dates_falls_before_and_within_its_reach(
    earliest: dt.date, years: int, months: int, count: int
) -> None:
    lead = Lead(Duration(years, months, count))
    day = lead_day(lead, earliest, ())

    assert day < earliest or lead.duration == Duration()
    assert (earliest - day).days <= reach(lead)


def test_working_days_without_a_country_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="working days need a country"):
        lead_day(parse_lead("5wd"), dt.date(2021, 9, 16), ())
