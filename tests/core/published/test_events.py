"""What a subscriber sees of an occurrence: spans, markers, times and words."""

import dataclasses
import datetime as dt

import pytest

from calendar_service.core.dates.edtf import parse
from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.occurrences import occurrences
from calendar_service.core.model.claims import Time
from calendar_service.core.model.places import Place
from calendar_service.core.published.events import event_of
from calendar_service.core.wording.languages import language
from tests.factories import a_claim, a_registry, an_entry

DUSHANBE = Place("dushanbe", {"en": "Dushanbe"}, "TJ", "Asia/Dushanbe", ("38.56", "68.77"))


def event(*claims, code="en", **changes):
    values = {"title": {"en": "SCO summit", "ru": "Саммит ШОС"}, "organisations": ("sco",), "place": DUSHANBE}
    entry = an_entry("summit", "summit", claims=claims, **{**values, **changes})
    registry = a_registry(entry)
    (occurrence,) = occurrences(entry, registry, Window.years(2021, 2021))
    return event_of(occurrence, registry, language(code))


def summit(date, announced="2021-07-22", status="tentative", **changes):
    return a_claim(date, "date", announced=announced, status=status, **changes)


def test_a_day_ends_before_the_next():
    seen = event(summit("2021-09-16/2021-09-17", status="confirmed"))

    assert (seen.start, seen.end, seen.status) == (dt.date(2021, 9, 16), dt.date(2021, 9, 18), "CONFIRMED")
    assert seen.summary == "SCO summit"
    assert seen.location == "Dushanbe, Tajikistan"
    assert seen.geo == ("38.56", "68.77")
    assert seen.categories == ("SCO", "summit") or seen.categories[0] == "SCO"
    assert seen.page == "/en/entries/summit"


def test_a_month_is_a_bar_that_says_so_and_a_quarter_a_marker():
    month, quarter = event(summit("2021-09")), event(summit("2021-Q4"))

    assert (month.start, month.end) == (dt.date(2021, 9, 1), dt.date(2021, 10, 1))
    assert month.summary == "September 2021, date to be announced: SCO summit"
    assert (quarter.start, quarter.end) == (dt.date(2021, 10, 1), dt.date(2021, 10, 2))
    assert quarter.summary == "Q4 2021, date to be announced: SCO summit"
    assert {month.status, quarter.status} == {"TENTATIVE"}


@pytest.mark.parametrize(("days", "end"), [(45, dt.date(2021, 2, 15)), (46, dt.date(2021, 1, 2))])
def test_a_span_of_more_than_45_days_is_a_marker(days, end):
    last = dt.date(2021, 1, 1) + dt.timedelta(days=days - 1)

    assert event(summit(f"[2021-01-01..{last}]")).end == end


def test_a_postponed_meeting_stays_where_it_was_as_a_marker():
    seen = event(summit(None, status="postponed", former=parse("2021-09-16/2021-09-17")))

    assert (seen.start, seen.end, seen.status) == (dt.date(2021, 9, 16), dt.date(2021, 9, 17), "TENTATIVE")
    assert seen.summary == "Postponed, new date to be announced (was 16–17 September 2021): SCO summit"


def test_held_is_confirmed_and_cancelled_says_so():
    assert event(summit("2021-09-16", status="held")).status == "CONFIRMED"
    cancelled = event(summit("2021-09-16", status="cancelled"))
    assert (cancelled.status, cancelled.summary) == ("CANCELLED", "Cancelled: SCO summit")


def test_a_time_of_day_is_local_to_the_place_and_an_unstated_end_an_hour_later():
    ten = {"time": Time(dt.time(10)), "timezone": "Asia/Dushanbe"}
    open_end = event(summit("2021-09-16", status="confirmed", **ten))
    until = event(summit("2021-09-16", status="confirmed", **{**ten, "time": Time(dt.time(10), dt.time(12, 30))}))
    over_days = event(summit("2021-09-16/2021-09-17", status="confirmed", **ten))

    assert (open_end.start, open_end.end) == (dt.datetime(2021, 9, 16, 10), dt.datetime(2021, 9, 16, 11))
    assert open_end.timezone == "Asia/Dushanbe"
    assert "end not stated" in open_end.description
    assert until.end == dt.datetime(2021, 9, 16, 12, 30)
    assert (over_days.start, over_days.timezone) == (dt.date(2021, 9, 16), None)


def test_the_fingerprint_changes_with_every_word_but_not_with_the_address_of_the_page():
    seen = event(summit("2021-09-16"))
    moved = dataclasses.replace(seen, page="/elsewhere")
    reworded = dataclasses.replace(seen, description=seen.description + ".")

    assert seen.fingerprint == moved.fingerprint
    assert seen.fingerprint != reworded.fingerprint


def test_a_jubilee_names_its_class_and_a_plain_anniversary_does_not():
    entry = an_entry(claims=(a_claim("2001-06-15"),))
    registry = a_registry(entry)
    ordinary, jubilee = (
        event_of(next(iter(occurrences(entry, registry, Window.years(year, year)))), registry, language("en"))
        for year in (2019, 2021)
    )

    assert len(jubilee.categories) == len(ordinary.categories) + 1
    assert jubilee.location == ""
