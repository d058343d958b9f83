"""Working days as the holidays library knows them: weekends by country, holidays, days moved, estimates."""

import datetime as dt

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.working_days import (
    estimated,
    is_working,
    known_country,
    last_working_day,
    working_days_between,
)

countries = st.sampled_from(("TJ", "RU", "KZ", "CN", "SA", "BD", "US"))
days = st.dates(dt.date(2019, 1, 1), dt.date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "country", "works"),
    [
        ("2021-09-09", "TJ", False),  # Independence Day
        ("2021-09-10", "TJ", True),
        ("2024-04-27", "RU", True),  # a Saturday, worked for 29 April
        ("2024-04-29", "RU", False),
        ("2021-09-10", "SA", False),  # a Friday
        ("2021-09-12", "SA", True),  # a Sunday
        ("2021-12-31", "AE", False),  # a Friday, before the weekend moved
        ("2022-01-07", "AE", True),  # a Friday, after it
        ("1500-01-01", "RU", True),  # long before the tables only weekends are known
    ],
)
def test_a_day_is_worked_as_its_country_does(day: str, country: str, works: bool) -> None:
    assert works == is_working(dt.date.fromisoformat(day), country)


@given(days, countries)
def test_a_working_day_is_that_of_the_holidays_library(day: dt.date, country: str) -> None:
    known = holidays.country_holidays(country, years=range(day.year - 1, day.year + 2))

    assert known.is_working_day(day) == is_working(day, country)


@given(days, countries)
def test_the_last_working_day_is_worked_and_none_is_nearer(day: dt.date, country: str) -> None:
    last = last_working_day(day, country)

    assert last <= day
    assert is_working(last, country)
    assert working_days_between(last + dt.timedelta(days=1), day + dt.timedelta(days=1), country) == 0


@given(st.lists(days, min_size=3, max_size=3).map(sorted), countries)
def test_working_days_of_a_span_are_those_of_its_parts(ends: list[dt.date], country: str) -> None:
    start, middle, end = ends
    parts = working_days_between(start, middle, country) + working_days_between(middle, end, country)

    assert working_days_between(start, end, country) == parts


def test_in_seven_days_there_are_five_working_days_in_russia() -> None:
    assert working_days_between(dt.date(2021, 9, 9), dt.date(2021, 9, 16), "RU") == 5


@pytest.mark.parametrize(
    ("country", "known"), [("TJ", True), ("XK", True), ("GB", True), ("UK", False), ("SU", False), ("tj", False)]
)
def test_a_country_is_known_by_its_code(country: str, known: bool) -> None:
    assert known == known_country(country)


@pytest.mark.parametrize(
    ("country", "year", "is_estimate"),
    [
        ("TJ", 2030, True),  # the two feasts after the moon
        ("RU", 2030, False),
        ("US", 2030, False),
        ("TJ", 1991, True),  # before the library's first year
        ("TJ", 2101, True),  # after its last
        ("IN", 2036, True),  # inside its years, but past the end of its tables
        ("IN", 2024, False),
    ],
)
def test_years_whose_holidays_are_estimates_are_marked(country: str, year: int, is_estimate: bool) -> None:
    assert is_estimate == estimated(country, year)


def test_a_country_past_the_end_of_its_tables_is_counted_without_a_word_in_the_log() -> None:
    assert is_working(dt.date(2040, 3, 1), "IN")
