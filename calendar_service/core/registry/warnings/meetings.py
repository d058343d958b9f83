"""One party or organisation that meets in two places on one day (RULES I6). One of the two is often a wrong date."""

import datetime as dt
from collections.abc import Iterator

from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.places import Place
from calendar_service.core.reading.context import Context

_DAY = dt.timedelta(days=1)
#: Meetings are not longer; an interval of days that somebody wrote may be.
_LONGEST = 60

#: Who meets on a day, where, and in which entry.
Seen = dict[tuple[str, dt.date], tuple[Place, Entry]]


def warn(entry: Entry, standing: Claim, seen: Seen, context: Context) -> None:
    """Look at a meeting with a day and a place, beside those that stand above it in the file."""
    place = where(entry)
    if place is None or standing.status in ("postponed", "cancelled"):
        return
    for name in (*entry.organisations, *(party.who for party in entry.parties)):
        for day in _days(standing):
            other, meeting = seen.setdefault((name, day), (place, entry))
            if meeting is not entry and not _is_same_town(other, place):
                found = f"{name} in two places on {day}: here, and in {meeting.id} (line {meeting.line})"
                context.faults.warning(standing, "two-places", found, "one place a day", "check both days and places")
                break


def where(entry: Entry) -> Place | None:
    """Give the place of an entry with one role: the last one that was stated, else the entry's own (RULES A6)."""
    return next((claim.place for claim in reversed(entry.claims) if claim.place), entry.place)


def _days(claim: Claim) -> Iterator[dt.date]:
    date = claim.date
    if date is not None and date.earliest is not None and date.has_day:
        for number in range(min(date.days, _LONGEST)):
            yield date.earliest + _DAY * number


def _is_same_town(one: Place, other: Place) -> bool:
    """Tell whether two places share their country and a name, however spelt."""
    if one.country and other.country and one.country != other.country:
        return False
    return not _names(one).isdisjoint(_names(other))


def _names(place: Place) -> set[str]:
    return {name.casefold() for name in (*place.name.values(), *place.aliases)}
