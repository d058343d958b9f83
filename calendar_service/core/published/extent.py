"""What goes into a feed: its window, its size, and what stands in it when nothing does (RULES C10, H3, H5)."""

import datetime as dt
import uuid
from collections.abc import Sequence

from calendar_service.core.dates.window import Window
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.texts import in_language
from calendar_service.core.published.events import Event
from calendar_service.core.published.ledger import Revision
from calendar_service.core.wording.languages import Language

# Google Calendar stops reading at about this size (CLIENTS 1.1).
MOST_BYTES = 1_000_000
YEARS_BACK, YEARS_AHEAD, JUBILEE_YEARS_AHEAD = 1, 3, 10


def window(name: str, today: dt.date) -> Window:
    """Give the whole years that a feed covers, so that it changes by the calendar once a year (RULES C10)."""
    ahead = JUBILEE_YEARS_AHEAD if name == "jubilees" else YEARS_AHEAD
    return Window(dt.date(today.year - YEARS_BACK, 1, 1), dt.date(today.year + ahead + 1, 1, 1))


def within(sizes: Sequence[tuple[Occurrence, int]], most_events: int, most_bytes: int) -> list[int]:
    """Give the indices, ascending, of what a feed of limited size keeps; `sizes` are in order, with bytes each.

    Occurrences leave one by one from the far end: ordinary anniversaries, then observances, then other anniversaries,
    events and deadlines last (RULES H3).
    """
    total, count = sum(size for _, size in sizes), len(sizes)
    dropped: set[int] = set()
    leaving = sorted(range(count), key=lambda index: (_rank(sizes[index][0]), -index))
    for index in leaving:
        if count - len(dropped) <= most_events and total <= most_bytes:
            break
        dropped.add(index)
        total -= sizes[index][1]
    return [index for index in range(count) if index not in dropped]


def _rank(occurrence: Occurrence) -> int:
    if occurrence.type == "anniversary":
        return 0 if occurrence.anniversary_class == "ordinary" else 2
    return 1 if occurrence.type == "observance" else 3


def placeholder(registry: Registry, query: str, covered: Window, language: Language) -> tuple[Event, Revision]:
    """Give the one event of a feed without events: a calendar may not be empty, or apps refuse it.

    Its revision comes from the window alone, so that the same empty feed has the same bytes everywhere.
    """
    stamp = dt.datetime.combine(covered.start, dt.time(), dt.UTC)
    event = Event(
        uid=str(uuid.uuid5(registry.namespace, f"placeholder/{query}")),
        summary=language.gettext("No dates in this calendar at present", context="feed"),
        description=language.gettext("As soon as there is a date, it appears here by itself.", context="feed"),
        start=covered.start,
        end=covered.start + dt.timedelta(days=1),
        status="CONFIRMED",
        categories=(),
        location="",
        geo=None,
        timezone=None,
        page=f"/{language.code}/feeds",
    )
    return event, Revision(event.fingerprint, 0, stamp, stamp)


def title(name: str, registry: Registry, language: Language) -> str:
    """Name what a feed holds: the organisation, kind or country, jubilees, deadlines, or the calendar itself."""
    if name in registry.organisations:
        return in_language(registry.organisations[name].name, language.code, registry.calendar.languages)[0]
    if name.startswith("country-"):
        return language.country(name.removeprefix("country-").upper())
    if name == "jubilees":
        return language.gettext("Jubilees", context="feed")
    if name == "deadlines":
        return language.gettext("Treaty deadlines", context="feed")
    if name == "all":
        return in_language(registry.calendar.name, language.code, registry.calendar.languages)[0]
    return language.kind(name)


def description(left_out: int, language: Language) -> str:
    """Say what a subscriber should know of the feed as a whole, such as that it was cut."""
    said = language.gettext("Anniversaries, meetings and treaty dates, each with its source.", context="feed")
    if not left_out:
        return said
    cut = language.ngettext(
        "{n} later date is left out, since calendar apps stop at large feeds.",
        "{n} later dates are left out, since calendar apps stop at large feeds.",
        left_out,
        context="feed",
    )
    return f"{said} {cut}"
