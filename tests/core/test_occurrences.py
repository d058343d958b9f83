"""What a day has in view, and how many days are left."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.edtf import parse
from calendar_service.core.dates.window import Window
from calendar_service.core.occurrences import days_left, expand, in_view, of_entry
from tests.factories import a_claim, a_registry, an_entry, day, texts


def meeting(id_, date, status="tentative", **changes):
    return an_entry(id_, "summit", claims=(a_claim(date, "date", announced="2019-01-01", status=status, **changes),))


REGISTRY = a_registry(
    meeting("month", "2021-09"),
    meeting("days", "2021-08-30/2021-09-03", "confirmed"),
    meeting("long", "2019-06-01/2021-12-31", "confirmed"),
    meeting("over", "2021-07-01", "held"),
    meeting("postponed", None, "postponed", former=parse("2020-04-20")),
    an_entry(),
)


def view(on, days=30):
    return texts(in_view(REGISTRY, day(on), days))


def test_what_runs_comes_first_then_what_begins():
    assert view("2021-09-02", 300) == [
        "2019-06-01/2021-12-31 date/once",
        "None date/once",
        "2021-08-30/2021-09-03 date/once",
        "2021-09 date/once",
        "2022-06-15 founded/2022 21",
    ]


def test_what_is_over_and_what_begins_later_is_not_in_view():
    assert "2021-07-01 date/once" not in view("2021-07-02")
    assert "2021-07-01 date/once" in view("2021-07-01")
    assert "2021-09 date/once" not in view("2021-07-31", 30)


def test_the_first_days_of_the_calendar_have_a_view_too():
    assert in_view(REGISTRY, dt.date(1, 2, 1), 10) == ()


@pytest.mark.parametrize(
    ("entry", "as_of", "expected"),
    [
        ("days", "2021-08-01", 29),
        ("days", "2021-08-30", 0),
        ("days", "2021-09-03", 0),
        ("days", "2021-09-05", -2),
        ("month", "2021-08-31", 1),
        ("month", "2021-09-15", None),
        ("month", "2021-10-01", -1),
        ("postponed", "2021-09-01", None),
    ],
)
def test_days_are_counted_to_the_first_possible_day_and_from_the_last(entry, as_of, expected):
    (occurrence,) = of_entry(REGISTRY.entries[entry], REGISTRY, Window.years(2019, 2021))

    assert days_left(occurrence, day(as_of)) == expected


@given(st.lists(st.dates(dt.date(2015, 1, 1), dt.date(2030, 1, 1)), min_size=3, max_size=3))
def test_the_parts_of_a_window_add_up_to_the_whole_and_are_in_order(days):
    first, middle, last = sorted(days)
    whole = expand(REGISTRY, Window(first, last))

    assert whole == expand(REGISTRY, Window(first, middle)) + expand(REGISTRY, Window(middle, last))
    assert list(whole) == sorted(whole)
