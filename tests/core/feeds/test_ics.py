"""The iCalendar format: what apps may rely on, line by line."""

import dataclasses
import datetime as dt
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.window import Window
from calendar_service.core.feeds import ics
from calendar_service.core.published.events import Event
from calendar_service.core.published.ledger import Revision

STAMP = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
REVISION = Revision("f", 3628000, STAMP, STAMP - dt.timedelta(days=3))
EVENT = Event(
    uid="121210c6-899d-5b8d-ab75-36db971961bb",
    summary="Саммит ШОС, Душанбе; 20-летие",
    description="Counted from the foundation\nSource: TASS",
    start=dt.date(2021, 9, 16),
    end=dt.date(2021, 9, 18),
    status="CONFIRMED",
    categories=("SCO, SCO", "summit"),
    location="Dushanbe, Tajikistan",
    geo=("38.56", "68.77"),
    timezone=None,
    page="/en/entries/sco-summit-2021",
)
HEADER = ics.Header("Diplomatic calendar", "Dates with their sources.", "darkgreen")
# What could break a line, hide in one, or look like the end of one.
HOSTILE = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\r\n\x00\x1b\x0b\x85\u2028\ud800\\,;:\"'BEGIN:VEVENT")
)


def feed(*events, header=HEADER, timezones=()):
    return ics.render(header, [ics.render_event(each, REVISION, "https://c.example") for each in events], timezones)


def read(data: bytes) -> Any:
    return icalendar.Calendar.from_ical(data)


def test_a_feed_is_the_golden_one(golden):
    golden("feeds/one-event.ics").check(feed(EVENT))


def test_both_parsers_read_the_same_event():
    ours = read(feed(EVENT)).walk("VEVENT")[0]
    theirs = vobject.readOne(feed(EVENT).decode()).vevent

    assert str(ours["summary"]) == theirs.summary.value == EVENT.summary
    assert ours["dtstart"].dt == theirs.dtstart.value == EVENT.start
    assert ours["dtend"].dt == theirs.dtend.value == EVENT.end
    assert str(ours["uid"]) == theirs.uid.value == EVENT.uid
    assert str(ours["description"]).splitlines()[-1] == "https://c.example/en/entries/sco-summit-2021"


def test_no_line_is_longer_than_75_octets_and_no_character_is_split():
    long = dataclasses.replace(EVENT, summary="上海合作组织" * 40, description="نص طويل جدا " * 60)

    for line in feed(long).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_a_feed_has_no_method_no_uid_of_its_own_and_no_alarm():
    calendar = read(feed(EVENT))

    assert not {"METHOD", "UID"} & calendar.keys()
    assert not calendar.walk("VALARM")
    assert calendar["refresh-interval"].to_ical() == b"PT12H"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in feed(EVENT)
    assert b"X-APPLE-CALENDAR-COLOR:#006400\r\n" in feed(EVENT)


def test_a_feed_without_a_colour_has_none():
    assert b"COLOR" not in feed(EVENT, header=ics.Header("A", "B"))


def test_a_timed_event_has_its_zone_which_begins_before_it():
    start = dt.datetime(2021, 9, 16, 10)
    timed = dataclasses.replace(
        EVENT, start=start, end=start + dt.timedelta(hours=1), timezone="Asia/Dushanbe", geo=None, location=""
    )
    zone = ics.render_timezone("Asia/Dushanbe", Window.years(2021, 2025))
    found = read(feed(timed, timezones=(zone,)))

    assert found.walk("VEVENT")[0]["dtstart"].dt.utcoffset() == dt.timedelta(hours=5)
    assert b"DTSTART;TZID=Asia/Dushanbe:20210916T100000" in feed(timed, timezones=(zone,))
    assert found.walk("STANDARD")[0]["dtstart"].dt < start
    assert b"GEO" not in feed(timed)
    assert b"LOCATION" not in feed(timed)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_from_the_registry_can_break_a_line(summary, description, name):
    hostile = dataclasses.replace(
        EVENT, summary=summary or "x", description=description, location=summary, categories=(summary or "x",)
    )
    data = feed(hostile, header=ics.Header(name, description))
    lines = data.split(b"\r\n")

    assert len(read(data).walk("VEVENT")) == 1
    assert [line for line in lines if line.startswith((b"BEGIN:", b"END:"))] == [
        b"BEGIN:VCALENDAR",
        b"BEGIN:VEVENT",
        b"END:VEVENT",
        b"END:VCALENDAR",
    ]
    assert all(byte >= 32 or byte == 9 for line in lines for byte in line)


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\nb"])
def test_line_breaks_within_a_text_are_kept(text):
    assert ics.safe(text) == "a\nb"
