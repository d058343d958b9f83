"""An edition: one revision of the registry as a day shows it, expanded once for everything that is served from it.

After an edit only the entries that it touched are derived anew; an edition is never changed, only followed by another.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from calendar_service.core.dates.window import Window
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.occurrences import of_entry
from calendar_service.core.published.extent import window
from calendar_service.core.registry.build import collector_paused
from calendar_service.core.registry.knowledge import known


@dataclass(frozen=True)
class Edition:
    """`whole` is the registry with what is under embargo, `registry` what is known of it on `today`.

    `occurrences` are those of the widest feed, in order; `number` counts the revisions of the registry's text;
    `changed` names the entries that were derived anew since the former edition, and those that are gone.
    """

    number: int
    recorded_at: dt.datetime
    today: dt.date
    whole: Registry
    registry: Registry
    by_entry: Mapping[str, tuple[Occurrence, ...]]
    occurrences: tuple[Occurrence, ...]
    changed: frozenset[str]

    @cached_property
    def by_uid(self) -> Mapping[str, Occurrence]:
        """The occurrences by UID."""
        return {occurrence.uid: occurrence for occurrence in self.occurrences}

    def within(self, covered: Window) -> tuple[Occurrence, ...]:
        """Give the occurrences whose first possible day lies in `covered`."""
        first, stop = (bisect_left(self.occurrences, (day,)) for day in (covered.start, covered.end))
        return self.occurrences[first:stop]


def edition(
    whole: Registry, today: dt.date, number: int, recorded_at: dt.datetime, former: Edition | None = None
) -> Edition:
    """Expand what is known on `today`, taking from `former` what the entries that did not change gave."""
    with collector_paused():
        return _expanded(whole, today, number, recorded_at, former)


def _expanded(
    whole: Registry, today: dt.date, number: int, recorded_at: dt.datetime, former: Edition | None
) -> Edition:
    covered = widest_window(today)
    registry = known(whole, None, today)
    changed = frozenset(registry.entries)
    kept: Iterable[Occurrence] = ()
    if former and widest_window(former.today) == covered:
        changed = touched(registry, former.registry)
        kept = [each for each in former.occurrences if each.entry_id not in changed]
    entries = registry.entries
    derived = {id_: tuple(of_entry(entries[id_], registry, covered)) for id_ in entries if id_ in changed}
    # What was kept is in order already, which Python's sort takes at the speed of a scan.
    ordered = sorted([*kept, *(each for occurrences in derived.values() for each in occurrences)])
    earlier = former.by_entry if former else {}
    by_entry = {id_: derived[id_] if id_ in derived else earlier[id_] for id_ in entries}
    return Edition(number, recorded_at, today, whole, registry, by_entry, tuple(ordered), changed)


def widest_window(today: dt.date) -> Window:
    """Give the window that holds those of all feeds."""
    return window("jubilees", today)


def touched(registry: Registry, former: Registry) -> frozenset[str]:
    """Name the entries whose occurrences may differ between two registries: the changed and those that show them."""
    tables = ("calendar", "sources", "places", "organisations")
    if any(getattr(registry, table) != getattr(former, table) for table in tables):
        return frozenset(registry.entries)
    changed = {id_ for id_, entry in registry.entries.items() if not _same(entry, former.entries.get(id_))}
    changed |= former.entries.keys() - registry.entries.keys()
    return frozenset(changed | {id_ for id_, entry in registry.entries.items() if _marks_any(entry, changed, registry)})


def _same(entry: Entry, former: Entry | None) -> bool:
    return entry is former or entry == former


def _marks_any(entry: Entry, changed: set[str], registry: Registry) -> bool:
    references = (entry.marks, *(claim.marks for claim in entry.claims if claim.marks))
    names = {reference.entry for marks in references for reference in marks}
    return any(name in changed or name not in registry.entries for name in names)
