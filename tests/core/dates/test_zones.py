"""Instants of a clock: the printed rule for gaps and folds, and the zones of a country (RULES B6, F1)."""

import datetime as dt
import zoneinfo
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.zones import instant, known_zone, zone, zone_of_country, zones_of_country

ZONES = (
    "Asia/Dushanbe",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "UTC",
)


@pytest.mark.parametrize(
    ("local", "name", "expected"),
    [
        ("2021-09-16T09:00", "Asia/Dushanbe", "2021-09-16T04:00"),
        ("2027-01-16T09:00", "Europe/Berlin", "2027-01-16T08:00"),
        # Gaps: clocks went from 02:00 to 03:00, from 02:00 to 02:30, from midnight to 01:00.
        ("2027-03-28T01:59", "Europe/Berlin", "2027-03-28T00:59"),
        ("2027-03-28T02:00", "Europe/Berlin", "2027-03-28T01:00"),
        ("2027-03-28T02:30", "Europe/Berlin", "2027-03-28T01:00"),
        ("2027-03-28T03:00", "Europe/Berlin", "2027-03-28T01:00"),
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:30"),
        ("2023-04-28T00:00", "Africa/Cairo", "2023-04-27T22:00"),
        # Samoa had no 30 December 2011: the first valid minute is the midnight that begins the 31st.
        ("2011-12-29T09:00", "Pacific/Apia", "2011-12-29T19:00"),
        ("2011-12-30T00:00", "Pacific/Apia", "2011-12-30T10:00"),
        ("2011-12-30T09:00", "Pacific/Apia", "2011-12-30T10:00"),
        ("2011-12-31T09:00", "Pacific/Apia", "2011-12-30T19:00"),
        # Folds: the hour, or the half hour, is shown twice and the first counts.
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30"),
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30"),
        ("2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45"),
    ],
)
def test_a_clock_shows_a_time_at_this_instant(local: str, name: str, expected: str) -> None:
    shown = dt.datetime.fromisoformat(local)

    at = instant(shown.date(), shown.time(), name)

    assert dt.datetime.fromisoformat(expected).replace(tzinfo=dt.UTC) == at


@given(
    st.dates(dt.date(1995, 1, 1), dt.date(2036, 1, 1)),
    st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES),
)
def test_a_clock_shows_the_time_asked_for_or_the_first_minute_after_a_gap(
    day: dt.date, time: dt.time, name: str
) -> None:
    local = dt.datetime.combine(day, time)
    shown = instant(day, time, name).astimezone(zone(name))
    a_minute_before = (shown.astimezone(dt.UTC) - dt.timedelta(minutes=1)).astimezone(zone(name))

    assert shown.replace(tzinfo=None) >= local
    assert shown.fold == 0
    assert shown.replace(tzinfo=None) == local or a_minute_before.replace(tzinfo=None) < local


@pytest.fixture
def without_files_of_the_machine() -> Iterator[None]:
    """Leave zoneinfo nothing but the tzdata package; machines differ, as in Morocco from 2026 on."""
    zoneinfo.reset_tzpath(to=())
    yield
    zoneinfo.reset_tzpath()


@pytest.mark.usefixtures("without_files_of_the_machine")
@pytest.mark.parametrize("name", ZONES)
def test_a_zone_is_that_of_the_locked_package_whatever_the_machine_has(name: str) -> None:
    packaged = zoneinfo.ZoneInfo.no_cache(name)
    noons = [dt.datetime(year, month, 1, 12) for year in range(1995, 2037) for month in range(1, 13)]

    assert [packaged.utcoffset(noon) for noon in noons] == [zone(name).utcoffset(noon) for noon in noons]


def test_every_zone_that_we_know_python_knows() -> None:
    assert {name for name in zoneinfo.available_timezones() if known_zone(name)} >= set(ZONES)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "asia/dushanbe", "../zones", "/etc/passwd", "Asia", "zone.tab"])
def test_no_other_text_reaches_the_zone_files(name: str) -> None:
    assert not known_zone(name)
    with pytest.raises(ValueError, match="no zone of the tz database has this name"):
        zone(name)


@pytest.mark.parametrize(
    ("country", "name"),
    [("TJ", "Asia/Dushanbe"), ("GB", "Europe/London"), ("RU", None), ("KZ", None), ("SU", None), ("", None)],
)
def test_a_country_has_a_zone_where_it_has_exactly_one(country: str, name: str | None) -> None:
    assert name == zone_of_country(country)


def test_zones_of_a_country_are_all_known() -> None:
    assert zones_of_country("UZ") == ("Asia/Samarkand", "Asia/Tashkent")
    assert all(known_zone(name) for name in zones_of_country("RU"))
    assert len(zones_of_country("RU")) > 20
