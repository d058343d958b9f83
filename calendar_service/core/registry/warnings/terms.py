"""Terms that end within sixty days, and nothing follows (RULES I6).

A term that renews itself is followed by the next.
"""

import datetime as dt

from calendar_service.core.derivation.roles import roles
from calendar_service.core.derivation.terms import ends, readings_of, terminated_on
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.treaties import Treaty
from calendar_service.core.reading.context import Context
from calendar_service.core.registry.places import Places

_SOON = dt.timedelta(days=60)


def warn(entry: Entry, treaty: Treaty, registry: Registry, places: Places, context: Context) -> None:
    """Look at the last end of each reading of a treaty's term."""
    if all(term.renewal == "tacit" for term in treaty.terms) and not treaty.notices:
        return
    known = roles(entry, registry)
    for reading in readings_of(entry, known):
        found = tuple(ends(reading, entry, terminated_on(known), context.today + _SOON))
        last = found[-1] if found else None
        if last is None or any(extension.until > last.day for extension in reading.term.extensions):
            continue
        if context.today <= last.day <= context.today + _SOON and last.outcome != "renews":
            words = f"term {last.number} ends on {last.day}, and nothing follows"
            fix = "add what follows to extensions:, or a terminated: date"
            context.faults.warning(places.under(entry, "term"), "ends-soon", words, "what follows", fix)
