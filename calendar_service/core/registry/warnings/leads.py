"""Default leads that count the host's working days, for a coming event of which no place is known (RULES I6)."""

from collections.abc import Iterable

from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.registry import Registry
from calendar_service.core.reading.context import Context


def hosted(registry: Registry) -> str | None:
    """Give the first of the calendar's leads for events that names the host, as it is written."""
    return next((str(lead) for lead in registry.calendar.reminders.get("event", ()) if lead.where == "host"), None)


def warn(entry: Entry, standing: Iterable[Claim], lead: str, context: Context) -> None:
    """Look at the coming dates of an entry."""
    for claim in standing:
        date = claim.date
        if date is None or date.latest is None or date.latest < context.today:
            continue
        places = (*(each.place for each in entry.claims if each.role == claim.role), entry.place)
        if not any(place and place.country for place in places):
            found, expected = f"{lead} is counted in the calendar's country, since no place is known", "a place"
            context.faults.warning(claim, "host-unknown", found, expected, "add place: with its country")
