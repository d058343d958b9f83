"""Dates that are past and open, near and without a day, or told by an old source (RULES I6)."""

import datetime as dt
from collections.abc import Iterable

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.registry import Registry
from calendar_service.core.reading.context import Context

#: The kinds that somebody holds or does not hold.
MEETINGS = frozenset({"summit", "session", "visit", "call"})
_OPEN = frozenset({"tentative", "confirmed"})
#: Days.
_SOON = 30
_STALE = dt.timedelta(days=180)


def warn(entry: Entry, standing: Iterable[Claim], registry: Registry, context: Context) -> None:
    """Look at the claim that counts of each role of an entry."""
    for claim in standing:
        date = claim.date
        if claim.status not in _OPEN or date is None or date.earliest is None or date.latest is None:
            continue
        if date.latest < context.today:
            if entry.kind in MEETINGS:
                _past(claim, date, context)
            continue
        if not date.has_day and (date.earliest - context.today).days <= _SOON:
            _no_day(claim, date, context)
        _stale(claim, registry, context)


def _past(claim: Claim, date: Edtf, context: Context) -> None:
    found, expected = f"{claim.status} for {date}, which is past", "what became of it"
    fix = "append a claim with status: held, postponed or cancelled"
    context.faults.warning(claim, "past-and-open", found, expected, fix)


def _no_day(claim: Claim, date: Edtf, context: Context) -> None:
    found, expected = f"no day for {date}, which begins on {date.earliest}", "a day"
    context.faults.warning(claim, "no-day-yet", found, expected, "append a claim with the day as soon as one is stated")


def _stale(claim: Claim, registry: Registry, context: Context) -> None:
    newest = max(filter(None, _days(claim, registry)), default=claim.announced)
    if newest is not None and newest < context.today - _STALE:
        found, expected = f"a coming date whose newest source is of {newest}", "a source of the last 180 days"
        context.faults.warning(claim, "stale-source", found, expected, "look for a newer one, and append what it says")


def _days(claim: Claim, registry: Registry) -> Iterable[dt.date | None]:
    """Give the days of a claim's sources; one that has none is as old as the claim."""
    for name in claim.sources:
        published = registry.sources[name].published
        yield published.latest if published else claim.announced
