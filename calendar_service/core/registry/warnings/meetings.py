"""One party or organisation that meets in two places on one day (RULES I6). One of the two is often a wrong date."""

import datetime as dt
from collections.abc import Iterator

from calendar_service.core.derivation.roles import roles
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.places import Place
from calendar_service.core.model.registry import Registry
from calendar_service.core.reading.context import Context
from calendar_service.core.registry.warnings.dates import MEETINGS

_DAY = dt.timedelta(days=1)
#: Meetings are not longer; an interval of days that somebody wrote may be.
_LONGEST = 60


def warn(registry: Registry, context: Context) -> None:
    """Look at all meetings that have a day and a place, in the order of the file."""
    seen: dict[tuple[str, dt.date], tuple[Place, Entry]] = {}
    for entry in registry.entries.values():
        if entry.kind not in MEETINGS:
            continue
        for role in roles(entry, registry):
            claim = role.claim
            if role.place is None or claim is None or claim.status in ("postponed", "cancelled"):
                continue
            for name in (*entry.organisations, *(party.who for party in entry.parties)):
                _look(name, claim, entry, role.place, seen, context)


def _look(
    name: str,
    claim: Claim,
    entry: Entry,
    place: Place,
    seen: dict[tuple[str, dt.date], tuple[Place, Entry]],
    context: Context,
) -> None:
    for day in _days(claim):
        other, meeting = seen.setdefault((name, day), (place, entry))
        if meeting is not entry and not _is_same_town(other, place):
            found = f"{name} in two places on {day}: here, and in {meeting.id} (line {meeting.line})"
            context.faults.warning(claim, "two-places", found, "one place a day", "check both days and places")
            return


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
