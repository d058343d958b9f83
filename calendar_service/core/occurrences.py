"""From a registry to dated occurrences, and what of them a day has in view (RULES C9-C11).

The registry is what `registry.knowledge.known` gave: nothing here hides or guesses.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from calendar_service.core import kinds
from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.occurrences import once
from calendar_service.core.derivation.roles import roles
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.plugins import plugins_of

KINDS = plugins_of(kinds)
# No span of possible days is longer than a year; only an interval of days that somebody wrote may be.
LONGEST_SPAN = dt.timedelta(days=366)


def expand(registry: Registry, window: Window) -> tuple[Occurrence, ...]:
    """Give every occurrence whose first possible day lies in `window`, in the order of every output.

    A window may be split anywhere: the parts add up to the whole.
    """
    # Entries, roles and keys come in order already: a bucket a day is much faster than sorting tuples.
    days: defaultdict[dt.date, list[Occurrence]] = defaultdict(list)
    for id_ in sorted(registry.entries):
        for occurrence in of_entry(registry.entries[id_], registry, window):
            days[occurrence[0]].append(occurrence)
    return tuple(chain.from_iterable(days[day] for day in sorted(days)))


def of_entry(entry: Entry, registry: Registry, window: Window) -> list[Occurrence]:
    """Give the occurrences of one entry, in the order of the roles' names, and within a role of the days."""
    found: list[Occurrence] = KINDS[entry.kind].occurrences(entry, registry, window)
    return found


def in_view(registry: Registry, day: dt.date, days: int) -> tuple[Occurrence, ...]:
    """Give what runs on `day`, what begins in the `days` from it on, and what waits for a new date, in order."""
    start = day - min(LONGEST_SPAN, day - dt.date.min)
    recent = expand(registry, Window(start, day))
    coming = expand(registry, Window(day, day + dt.timedelta(days=days)))
    before = (*_once_before(registry, start), *recent)
    return tuple(sorted((*(occurrence for occurrence in before if _is_open_on(occurrence, day)), *coming)))


def _once_before(registry: Registry, day: dt.date) -> Iterator[Occurrence]:
    window = Window(dt.date.min, day)
    for entry in registry.entries.values():
        for role in roles(entry, registry):
            yield from once(role, window)


def _is_open_on(occurrence: Occurrence, day: dt.date) -> bool:
    return occurrence.is_undated or (occurrence.latest is not None and occurrence.latest >= day)


def days_left(occurrence: Occurrence, as_of: dt.date) -> int | None:
    """Count the days from `as_of` to the first possible day (RULES C11).

    0 while a day or days run; None while a span without a day is open and for what has no date; after it the days
    since the last one, negative.
    """
    earliest, latest = occurrence.earliest, occurrence.latest
    if earliest is None or latest is None:
        return None
    if as_of < earliest:
        return (earliest - as_of).days
    if as_of > latest:
        return (latest - as_of).days
    return 0 if occurrence.has_day else None
