"""The occurrences that every kind has: each role once, and each counted role's anniversaries (RULES C1-C3).

Years are plain arithmetic over one month and day: RRULE would drop 29 February in three years of four.
"""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat
from operator import attrgetter

from calendar_service.core.dates.arithmetic import LeapDay, anniversary
from calendar_service.core.dates.edtf import Edtf, parse
from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.roles import roles
from calendar_service.core.model.claims import Status
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence, Role, Type, class_of
from calendar_service.core.model.registry import Registry

# Made once: ten years of ten thousand entries ask for a key a hundred thousand times.
KEYS = tuple(map(str, range(dt.MAXYEAR + 1)))
# Sorting keeps the order of what is equal, so that days stay in order within a role.
BY_ROLE = attrgetter("role_name")
_ANNIVERSARY, _NOTHING = repeat("anniversary"), repeat(None)
_YEAR = re.compile(r"\d{4}")
_DEADLINES = frozenset({"expiry"})


def occurrences(entry: Entry, registry: Registry, window: Window) -> list[Occurrence]:
    """Give what falls into `window` by its first possible day, in the order of the roles' names and of the days."""
    found: list[Occurrence] = []
    known = roles(entry, registry)
    for role in known:
        found += once(role, window)
        found += anniversaries(role, window)
    if len(known) > 1:
        found.sort(key=BY_ROLE)
    return found


def once(role: Role, window: Window) -> tuple[Occurrence, ...]:
    """Give the role itself, where its date (of what is postponed the former one) has its first day in `window`."""
    claim = role.claim
    date = (claim.date or claim.former) if claim else None
    if claim is None or date is None or date.earliest is None or not window.start <= date.earliest < window.end:
        return ()
    kind: Type = "deadline" if role.name in _DEADLINES else "event"
    span = claim.date if claim.date and (claim.date.latest != date.earliest or not claim.date.has_day) else None
    return (Occurrence(date.earliest, role.entry.id, role.name, "once", role, kind, claim.status, span=span),)


def anniversaries(role: Role, window: Window, until: dt.date | None = None) -> list[Occurrence]:
    """Give a counted role's anniversaries from the first on, in order; none after `until` (RULES C2, C3)."""
    claim = role.claim
    if not role.counted or claim is None or claim.status not in ("confirmed", "held"):
        return []
    origin = claim.date
    if origin is None or origin.earliest is None:
        return []
    if until is not None and until < window.end:
        window = Window(window.start, max(window.start, until + dt.timedelta(days=1)))
    years = range(max(window.start.year - 1, origin.year + 1), min(window.end.year, dt.MAXYEAR - 1) + 1)
    if not origin.has_day:
        return _without_day(role, origin, window, years)
    month, day, begun = origin.earliest.month, origin.earliest.day, origin.year
    if (month, day) == (2, 29):
        moved = [anniversary(origin.earliest, year, role.entry.leap_day) for year in years]
        days = [each for each in moved if each is not None and each in window]
        return _on_days(days, [KEYS[each.year] for each in days], [each.year - begun for each in days], role)
    # The window's first and last year alone can hold a day outside it: the rest need no comparison.
    start = max(years.start, window.start.year + ((month, day) < (window.start.month, window.start.day)))
    stop = min(years.stop, window.end.year + ((month, day) < (window.end.month, window.end.day)))
    return _on_days(_same_day(month, day, start, stop), KEYS[start:stop], range(start - begun, stop - begun), role)


@lru_cache(maxsize=8192)
def _same_day(month: int, day: int, start: int, stop: int) -> tuple[dt.date, ...]:
    """Give one day of the year in each year from `start` to before `stop`: made once for all that happened on it."""
    return tuple(dt.date(year, month, day) for year in range(start, stop))


def _on_days(days: Iterable[dt.date], keys: Iterable[str], ordinals: Iterable[int], role: Role) -> list[Occurrence]:
    """Give an anniversary on each day. The columns of a table are zipped into occurrences, which is where time goes."""
    entry, name, status = repeat(role.entry.id), repeat(role.name), repeat(derived_status(role))
    columns = zip(
        days, entry, name, keys, repeat(role), _ANNIVERSARY, status, ordinals, _NOTHING, _NOTHING, strict=False
    )
    return list(map(tuple.__new__, repeat(Occurrence), columns))


def derived_status(role: Role) -> Status:
    """Give the status of what is computed from a role: sure where the origin has happened (RULES C2)."""
    return "confirmed" if role.claim is None or role.claim.status == "held" else "tentative"


def _without_day(role: Role, origin: Edtf, window: Window, years: range) -> list[Occurrence]:
    """Give the anniversaries of an origin whose day is not recorded: none but the round ones (RULES C3)."""
    id_, name, status, found = role.entry.id, role.name, derived_status(role), []
    for year in years:
        ordinal = year - origin.year
        span = None if class_of(ordinal) == "ordinary" else in_later_year(origin, ordinal, role.entry.leap_day)
        if span and span.earliest and span.earliest in window:
            found.append(Occurrence(span.earliest, id_, name, KEYS[year], role, "anniversary", status, ordinal, span))
    return found


def in_later_year(origin: Edtf, years: int, leap_day: LeapDay) -> Edtf | None:
    """Move a date that has no day by whole years, keeping its precision and its mark.

    A day in doubt moves as a day does, and of days in doubt the first one (RULES C3). None where 29 February is left
    out, and past the calendar's end.

    >>> in_later_year(parse("1921~"), 100, "backward").text
    '2021~'
    """
    if origin.year + years >= dt.MAXYEAR or origin.earliest is None or origin.latest is None:
        return None
    if origin.precision == "day":
        day = anniversary(origin.earliest, origin.year + years, leap_day)
        return parse(f"{day}{origin.qualifier}") if day else None
    if origin.precision == "days":
        ends = [anniversary(each, each.year + years, leap_day) for each in (origin.earliest, origin.latest)]
        return parse(f"[{ends[0]}..{ends[1]}]") if all(ends) else None
    return parse(_YEAR.sub(lambda found: f"{int(found[0]) + years:04d}", origin.text))
