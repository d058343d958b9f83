"""What was in force when, read from the store: the states that a plan looks back at.

A registry changes when a text is taken over, and on the day on which something in it becomes public (RULES A11).
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from calendar_service.core.dates.zones import instant, zone
from calendar_service.core.model.registry import Registry
from calendar_service.core.registry.build import load
from calendar_service.core.reminders.history import State
from calendar_service.service.edition import Edition, edition
from calendar_service.store import revisions
from calendar_service.store.database import Store


@dataclass(frozen=True, slots=True)
class Revision:
    """The registry of one text, with what is under embargo, and the days on which something of it becomes public."""

    whole: Registry
    public_days: tuple[dt.date, ...]


class RecordedHistory:
    """Keeps what it read, since every tick asks for nearly the same. `zone_name` is where a day begins."""

    def __init__(self, store: Store, zone_name: str) -> None:
        self._store, self._zone = store, zone_name
        self._revisions: dict[int, Revision | None] = {}
        self._editions: dict[tuple[int, dt.date], Edition] = {}

    def states(self, since: dt.datetime, until: dt.datetime, current: Edition | None = None) -> tuple[State, ...]:
        """Give the state in force at `since`, if there was one, and those that began in (since, until].

        `current` is the edition that is being served, which need not be made again.
        """
        if current is not None:
            self._editions[current.number, current.today] = current
        with self._store.reading() as connection:
            recorded = [each for each in revisions.in_force_since(connection, since) if each[1] <= until]
        ends = [*(recorded_at for _, recorded_at in recorded[1:]), until]
        known = {number: self._revision(number, current) for number, _ in recorded}
        used: dict[tuple[int, dt.date], Edition] = {}
        states: list[State] = []
        for (number, recorded_at), end in zip(recorded, ends, strict=True):
            revision = known[number]
            if revision is None:
                continue
            for day, begins in self._days(revision, recorded_at, since, end):
                used[number, day] = made = self._edition(revision, number, day, used)
                states.append(State(begins, made.registry, made.occurrences))
        self._revisions, self._editions = known, used
        return tuple(states)

    def _days(
        self, revision: Revision, recorded_at: dt.datetime, since: dt.datetime, end: dt.datetime
    ) -> Iterator[tuple[dt.date, dt.datetime]]:
        """Yield the days on which a revision showed something new, each with the instant from which it did."""
        first = self._day(max(recorded_at, since))
        yield first, recorded_at
        for day in revision.public_days:
            begins = instant(day, dt.time(), self._zone)
            if day > first and begins < end:
                yield day, begins

    def _edition(
        self, revision: Revision, number: int, day: dt.date, used: dict[tuple[int, dt.date], Edition]
    ) -> Edition:
        """Make the edition of a day, unless it was made before, from the one that is most like it."""
        if found := self._editions.get((number, day)):
            return found
        former = next(reversed(used.values()), None) or next(iter(self._editions.values()), None)
        return edition(revision.whole, day, number, instant(day, dt.time(), self._zone), former)

    def _revision(self, number: int, current: Edition | None) -> Revision | None:
        """Give a revision; None where this version of the program would not accept its text any more."""
        if number in self._revisions:
            return self._revisions[number]
        if current is not None and current.number == number:
            return _revision(current.whole)
        with self._store.reading() as connection:
            text = revisions.recorded(connection, number)
        whole, _ = load(text.text, text.file, self._day(text.recorded_at))
        return _revision(whole) if whole else None

    def _day(self, at: dt.datetime) -> dt.date:
        return at.astimezone(zone(self._zone)).date()


def _revision(whole: Registry) -> Revision:
    entries = whole.entries.values()
    claims = (claim for entry in entries for claim in entry.claims)
    found = {each.public_from for each in entries} | {claim.public_from for claim in claims}
    return Revision(whole, tuple(sorted(day for day in found if day)))
