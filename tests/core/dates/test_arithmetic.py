"""Months are added to the day number and clamped, always from the origin (RULES B4, B5, D5)."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.arithmetic import LeapDay, add, anniversary, subtract
from calendar_service.core.dates.durations import Duration, parse_duration

days = st.dates(dt.date(1600, 1, 1), dt.date(2400, 12, 31))


@pytest.mark.parametrize(
    ("origin", "length", "times", "expected"),
    [
        ("2024-02-29", "P1Y", 1, "2025-02-28"),
        ("2024-01-31", "P1M", 1, "2024-02-29"),
        ("2024-01-31", "P1M", 2, "2024-03-31"),
        ("1994-04-20", "P5Y", 7, "2029-04-20"),
        ("2002-02-28", "P25Y", 1, "2027-02-28"),
        ("2021-12-25", "P2W", 1, "2022-01-08"),
        ("2021-01-31", "P1M1D", 1, "2021-03-01"),
        ("2021-01-31", "P1M", 0, "2021-01-31"),
    ],
)
def test_lengths_are_added_once_and_clamped(origin: str, length: str, times: int, expected: str) -> None:
    assert expected == add(dt.date.fromisoformat(origin), parse_duration(length), times).isoformat()


@pytest.mark.parametrize(
    ("end", "length", "expected"),
    [
        ("2031-08-31", "P6M", "2031-02-28"),
        ("2027-02-28", "P1Y", "2026-02-28"),
        ("2031-07-16", "P1Y", "2030-07-16"),
        ("2027-03-17", "P60D", "2027-01-16"),
    ],
)
def test_a_notice_is_taken_from_the_end(end: str, length: str, expected: str) -> None:
    assert expected == subtract(dt.date.fromisoformat(end), parse_duration(length)).isoformat()


@given(days, st.integers(0, 2000))
def test_adding_months_keeps_the_day_or_ends_with_the_month(origin: dt.date, months: int) -> None:
    day = add(origin, Duration(months=months))
    last = calendar.monthrange(day.year, day.month)[1]

    assert (day.year * 12 + day.month) - (origin.year * 12 + origin.month) == months
    assert day.day == min(origin.day, last)


@given(days, st.integers(1, 40), st.integers(1, 20))
def test_many_terms_are_one_addition(origin: dt.date, months: int, times: int) -> None:
    assert add(origin, Duration(months=months), times) == add(origin, Duration(months=months * times))


@given(days, st.integers(0, 400))
def test_subtracting_undoes_adding_except_at_the_month_end(origin: dt.date, months: int) -> None:
    back = subtract(add(origin, Duration(months=months)), Duration(months=months))

    assert (origin.year, origin.month) == (back.year, back.month)
    assert back.day <= origin.day
    assert back.day == origin.day or origin.day > 28


@pytest.mark.parametrize("duration", [Duration(years=1), Duration(months=24), Duration(days=800)])
def test_past_the_end_of_the_calendar_an_error_says_so(duration: Duration) -> None:
    with pytest.raises((ValueError, OverflowError)):
        add(dt.date(9999, 6, 1), duration)


@pytest.mark.parametrize(
    ("leap_day", "expected"), [("backward", dt.date(2025, 2, 28)), ("forward", dt.date(2025, 3, 1)), ("omit", None)]
)
def test_a_leap_day_goes_where_the_entry_says(leap_day: LeapDay, expected: dt.date | None) -> None:
    assert expected == anniversary(dt.date(2024, 2, 29), 2025, leap_day)
    assert anniversary(dt.date(2024, 2, 29), 2028, leap_day) == dt.date(2028, 2, 29)


@given(days, st.integers(1, 9999), st.sampled_from(("backward", "forward")))
def test_every_year_has_an_anniversary_of_every_day(origin: dt.date, year: int, leap_day: LeapDay) -> None:
    day = anniversary(origin, year, leap_day)

    assert day is not None
    assert day.year == year
    assert abs((day.month * 31 + day.day) - (origin.month * 31 + origin.day)) <= 3


@given(days, st.integers(0, 400))
def test_an_anniversary_is_the_addition_of_years(origin: dt.date, years: int) -> None:
    assert anniversary(origin, origin.year + years, "backward") == add(origin, Duration(years=years))
