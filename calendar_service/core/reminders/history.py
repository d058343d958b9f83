"""What was in force when: the states of the registry in the order in which they were recorded.

A state is in force from `recorded_at` on, included, until the next. What the first one says was always known.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from calendar_service.core.changes import Change, changes
from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry

# An occurrence with the date it has: entry, role, key and possible days.
Standing = tuple[str, str, str, dt.date | Edtf]


@dataclass(frozen=True, slots=True)
class State:
    """What was known from `recorded_at` (UTC) on; `occurrences` are in order, over one window in all states."""

    recorded_at: dt.datetime
    registry: Registry
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The states, and what differs between them, found once for all wishes."""

    states: Sequence[State]
    _changes: dict[tuple[int, int], tuple[Change, ...]] = field(default_factory=dict)
    _standing: dict[tuple[int, int], Mapping[Standing, Occurrence]] = field(default_factory=dict)

    def at(self, instant: dt.datetime) -> State | None:
        """Give the state in force; None before the first."""
        number = bisect_right(self.states, instant, key=_recorded_at)
        return self.states[number - 1] if number else None

    def recorded(self, since: dt.datetime, until: dt.datetime) -> range:
        """Give the numbers of the states that changed another one and were recorded in (since, until]."""
        first = bisect_right(self.states, since, key=_recorded_at)
        return range(max(first, 1), bisect_right(self.states, until, key=_recorded_at))

    def changes(self, first: int, last: int) -> tuple[Change, ...]:
        """Give what differs after the state `last` from what stood before the state `first`."""
        if (first, last) not in self._changes:
            before, after = self.states[first - 1], self.states[last]
            entries = touched(before.registry, after.registry)
            found = changes(*({each.uid: each for each in _of(state, entries)} for state in (before, after)))
            self._changes[first, last] = found
        return self._changes[first, last]

    def begun(self, number: int) -> Mapping[Standing, Occurrence]:
        """Give what stands with a date since the state `number`, and did not before it."""
        return self._only_in(number, number - 1)

    def ended(self, number: int) -> Mapping[Standing, Occurrence]:
        """Give what no longer stands with its date since the state `number`."""
        return self._only_in(number - 1, number)

    def _only_in(self, one: int, other: int) -> Mapping[Standing, Occurrence]:
        if (one, other) not in self._standing:
            here, there = self.states[one], self.states[other]
            entries = touched(here.registry, there.registry)
            elsewhere = {standing(each) for each in _of(there, entries) if stands(each)}
            own = ((standing(each), each) for each in _of(here, entries) if stands(each))
            self._standing[one, other] = {key: each for key, each in own if key not in elsewhere}
        return self._standing[one, other]


def stands(occurrence: Occurrence) -> bool:
    """Tell whether anybody is reminded of it: it is to come, and no notice has ended its term (RULES F2, D4)."""
    return occurrence.status in ("tentative", "confirmed") and occurrence.outcome != "given"


def standing(occurrence: Occurrence) -> Standing:
    """Name an occurrence with the date it has, without making its UID."""
    entry = occurrence.role.entry.first_id
    return entry, occurrence.role_name, occurrence.key, occurrence.span or occurrence.day


def starting(state: State, first: dt.date, last: dt.date) -> Sequence[Occurrence]:
    """Give the occurrences whose first possible day lies between two days, both included."""
    start = bisect_left(state.occurrences, first, key=_day)
    return state.occurrences[start : bisect_right(state.occurrences, last, lo=start, key=_day)]


def now_in(state: State, occurrence: Occurrence) -> Occurrence | None:
    """Find an occurrence in a later state, where it still stands with its date."""
    name = standing(occurrence)
    same_day = starting(state, occurrence.day, occurrence.day)
    return next((each for each in same_day if standing(each) == name and stands(each)), None)


def touched(one: Registry, other: Registry) -> frozenset[str]:
    """Name the entries that two registries do not have alike; only their occurrences may have other dates."""
    if one.entries is other.entries:
        return frozenset()
    ids = one.entries.keys() | other.entries.keys()
    return frozenset(id_ for id_ in ids if _differs(one, other, id_))


def _differs(one: Registry, other: Registry, id_: str) -> bool:
    entry, counterpart = one.entries.get(id_), other.entries.get(id_)
    return entry is not counterpart and entry != counterpart


def _of(state: State, entries: frozenset[str]) -> Iterator[Occurrence]:
    return (each for each in state.occurrences if each.entry_id in entries) if entries else iter(())


def _recorded_at(state: State) -> dt.datetime:
    return state.recorded_at


def _day(occurrence: Occurrence) -> dt.date:
    return occurrence.day
