"""The occurrences that every kind has: each role once, and each counted role's anniversaries (RULES C1-C3).

Years are plain arithmetic over one month and day: RRULE would drop 29 February in three years of four.
"""

import datetime as dt
import re
from collections.abc import Iterator

from calendar_service.core.dates.arithmetic import anniversary
from calendar_service.core.dates.edtf import Edtf, parse
from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.roles import roles
from calendar_service.core.model.claims import Status
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence, Role, Type, class_of
from calendar_service.core.model.registry import Registry

# Made once: ten years of ten thousand entries ask for a key a hundred thousand times.
KEYS = tuple(map(str, range(dt.MAXYEAR + 1)))
_YEAR = re.compile(r"\d{4}")
_DEADLINES = frozenset({"expiry"})


def occurrences(entry: Entry, registry: Registry, window: Window) -> Iterator[Occurrence]:
    """Yield what falls into `window` by its first possible day, role by role."""
    for role in roles(entry, registry):
        yield from once(role, window)
        yield from anniversaries(role, window)


def once(role: Role, window: Window) -> Iterator[Occurrence]:
    """Yield the role itself, where its date (of what is postponed the former one) has a day in `window`."""
    claim = role.claim
    date = (claim.date or claim.former) if claim else None
    if claim and date and date.earliest and date.earliest in window:
        kind: Type = "deadline" if role.name in _DEADLINES else "event"
        span = claim.date if claim.date and (claim.date.latest != date.earliest or not claim.date.has_day) else None
        yield Occurrence(date.earliest, role.entry.id, role.name, "once", role, kind, claim.status, span=span)


def anniversaries(role: Role, window: Window, until: dt.date | None = None) -> Iterator[Occurrence]:
    """Yield a counted role's anniversaries from the first on; none after `until` (RULES C2, C3)."""
    claim = role.claim
    if not role.counted or claim is None or claim.status not in ("confirmed", "held"):
        return
    origin = claim.date
    if origin is None or origin.earliest is None:
        return
    status = derived_status(role)
    years = range(max(window.start.year - 1, origin.year + 1), min(window.end.year, dt.MAXYEAR - 1) + 1)
    if not origin.has_day:
        yield from _without_day(role, origin, window, years)
        return
    start, end, first, entry, leap_day = window.start, window.end, origin.earliest, role.entry, role.entry.leap_day
    for year in years:
        day = anniversary(first, year, leap_day)
        if day is not None and start <= day < end and (until is None or day <= until):
            yield Occurrence(day, entry.id, role.name, KEYS[year], role, "anniversary", status, year - origin.year)


def derived_status(role: Role) -> Status:
    """Give the status of what is computed from a role: sure where the origin has happened (RULES C2)."""
    return "confirmed" if role.claim is None or role.claim.status == "held" else "tentative"


def _without_day(role: Role, origin: Edtf, window: Window, years: range) -> Iterator[Occurrence]:
    """Yield the anniversaries of an origin whose day is not recorded: none but the round ones (RULES C3)."""
    for year in years:
        ordinal = year - origin.year
        span = None if class_of(ordinal) == "ordinary" else in_later_year(origin, ordinal)
        if span and span.earliest and span.earliest in window:
            yield Occurrence(
                span.earliest,
                role.entry.id,
                role.name,
                KEYS[year],
                role,
                "anniversary",
                derived_status(role),
                ordinal,
                span,
            )


def in_later_year(origin: Edtf, years: int) -> Edtf | None:
    """Move a date that has no day by whole years, keeping its precision and its mark; None past the calendar's end.

    >>> in_later_year(parse("1921~"), 100).text
    '2021~'
    """
    moved = _YEAR.sub(lambda found: f"{int(found[0]) + years:04d}", origin.text)
    return (
        parse(moved.replace("02-29", "02-28")) if all(int(year) < dt.MAXYEAR for year in _YEAR.findall(moved)) else None
    )
