"""Time zones from the locked `tzdata` package, and the instant of a time on a clock.

Nothing is asked of the machine's own zone files, so every machine names the same zones and instants.
"""

import datetime as dt
from bisect import bisect_left
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo


def known_zone(name: str) -> bool:
    """Tell whether `name` is a zone of the tz database, in exactly its spelling."""
    return name in _names()


@cache
def zone(name: str) -> ZoneInfo:
    """Return the zone; raises ValueError for a name that is not known, which may come from anybody.

    It can be neither pickled nor copied deeply, since Python would read the machine's own file in its place.
    """
    if not known_zone(name):
        raise ValueError("no zone of the tz database has this name")
    with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def instant(day: dt.date, time: dt.time, zone_name: str) -> dt.datetime:
    """Return when a clock in the zone shows `time` on `day`, in UTC (RULES F1).

    In a gap it is the first valid minute after it, which may be on the next day; of two passes it is the first.
    The years 1 and 9999 may raise OverflowError.

    >>> instant(dt.date(2027, 3, 28), dt.time(2, 30), "Europe/Berlin").isoformat()
    '2027-03-28T01:00:00+00:00'
    """
    local, there = dt.datetime.combine(day, time), zone(zone_name)
    if not _exists(local, there):
        minutes = range(_LONGEST_GAP + 1)
        local += _MINUTE * bisect_left(minutes, x=True, key=lambda minute: _exists(local + _MINUTE * minute, there))
    return local.replace(tzinfo=there).astimezone(dt.UTC)


def zones_of_country(country: str) -> tuple[str, ...]:
    """Return the zones of a country (ISO 3166-1 alpha-2), in the order of the tz database; none for a former one."""
    return tuple(name for code, name in _zones() if code == country)


def zone_of_country(country: str) -> str | None:
    """Return the zone of a country that has exactly one.

    >>> zone_of_country("TJ"), zone_of_country("RU")
    ('Asia/Dushanbe', None)
    """
    zones = zones_of_country(country)
    return zones[0] if len(zones) == 1 else None


_MINUTE = dt.timedelta(minutes=1)
#: Minutes. Samoa left out the whole of 30 December 2011.
_LONGEST_GAP = 24 * 60


def _exists(local: dt.datetime, there: ZoneInfo) -> bool:
    """Tell whether the clocks showed it: what a gap skips does not come back from UTC as it went there."""
    utc = local.replace(tzinfo=there).astimezone(dt.UTC)
    return utc.astimezone(there).replace(tzinfo=None) == local


@cache
def _names() -> frozenset[str]:
    return frozenset(_text("zones").split())


@cache
def _zones() -> tuple[tuple[str, str], ...]:
    """Read the rows of zone.tab, whose columns are country, position, name and remark."""
    rows = (line.split("\t") for line in _text("zoneinfo", "zone.tab").splitlines() if not line.startswith("#"))
    return tuple((row[0], row[2]) for row in rows)


def _text(*path: str) -> str:
    return resources.files("tzdata").joinpath(*path).read_text(encoding="utf-8")
