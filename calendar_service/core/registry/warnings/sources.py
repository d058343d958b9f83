"""Days of announcement that lie before every source was published: was it really stated then? (RULES I6)."""

import datetime as dt

from calendar_service.core.model.entries import Entry
from calendar_service.core.model.registry import Registry
from calendar_service.core.problems import Placed
from calendar_service.core.reading.context import Context
from calendar_service.core.registry.places import Places


def warn(entry: Entry, registry: Registry, places: Places, context: Context) -> None:
    """Look at what was announced: claims that state it, and states of documents."""
    for claim in entry.claims:
        if claim.states_announced and claim.announced:
            first = _first_published(claim.sources, registry)
            if first and claim.announced < first:
                _early(claim.announced, first, places.under(entry if claim.short else claim, "announced"), context)
    for document in entry.documents:
        for state in document.states:
            first = _first_published(state.sources or entry.sources, registry)
            if first and state.announced < first:
                _early(state.announced, first, places.under(state, "announced"), context)


def _first_published(names: tuple[str, ...], registry: Registry) -> dt.date | None:
    """Give the first possible day on which any of the sources appeared; None where one does not tell."""
    published = [registry.sources[name].published for name in names]
    days = [date.earliest for date in published if date is not None and date.earliest is not None]
    return min(days) if days and len(days) == len(published) else None


def _early(announced: dt.date, first: dt.date, at: Placed, context: Context) -> None:
    found, expected = f"announced on {announced}, before its sources of {first}", "a source of that day"
    context.faults.warning(at, "early-announcement", found, expected, "add the source that stated it then")
