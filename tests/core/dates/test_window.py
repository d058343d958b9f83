"""A window is half-open, so that windows which meet share no day."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.window import Window


def test_a_window_of_years_holds_both_of_them_whole() -> None:
    window = Window.years(2025, 2026)

    assert dt.date(2025, 1, 1) in window
    assert dt.date(2026, 12, 31) in window
    assert dt.date(2024, 12, 31) not in window
    assert dt.date(2027, 1, 1) not in window


@given(st.lists(st.dates(), min_size=3, max_size=3).map(sorted), st.dates())
def test_a_day_of_a_window_split_anywhere_is_in_exactly_one_part(ends: list[dt.date], day: dt.date) -> None:
    start, middle, end = ends

    parts = [day in Window(start, middle), day in Window(middle, end)]

    assert parts.count(True) == (day in Window(start, end))
