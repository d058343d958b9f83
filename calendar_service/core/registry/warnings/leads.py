"""Default leads that count the host's working days, for a coming meeting of which no place is known (RULES I6)."""

from calendar_service.core.derivation.roles import roles
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.registry import Registry
from calendar_service.core.reading.context import Context


def warn(registry: Registry, context: Context) -> None:
    """Look at coming events, where the calendar's leads for events name the host."""
    hosted = [lead for lead in registry.calendar.reminders.get("event", ()) if lead.where == "host"]
    if not hosted:
        return
    for entry in registry.entries.values():
        _look(entry, str(hosted[0]), registry, context)


def _look(entry: Entry, lead: str, registry: Registry, context: Context) -> None:
    if not any(claim.date and claim.date.latest and claim.date.latest >= context.today for claim in entry.claims):
        return
    for role in roles(entry, registry):
        date = role.date
        if role.claim is None or date is None or date.latest is None or date.latest < context.today:
            continue
        if role.place is None or role.place.country is None:
            found, expected = f"{lead} is counted in the calendar's country, since no place is known", "a place"
            context.faults.warning(role.claim, "host-unknown", found, expected, "add place: with its country")
