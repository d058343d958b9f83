"""Keeping up with the registry: its file, in a process that takes it over; the store, in one that only serves.

The first start needs a good registry. Every later one begins with the last good one, whatever has become of the file.
"""

import datetime as dt
import logging
from pathlib import Path
from zoneinfo import ZoneInfo

from calendar_service.core.problems import Problem, RegistryError
from calendar_service.core.registry.build import load
from calendar_service.service.current import Current
from calendar_service.service.reload import Reload
from calendar_service.service.watch import FileWatch
from calendar_service.store import revisions
from calendar_service.store.database import Store

log = logging.getLogger(__name__)


class FollowFile:
    """Takes over the file at `path` whenever it changes; `zone` is where a day begins."""

    def __init__(self, current: Current, store: Store, zone: ZoneInfo, path: Path) -> None:
        self._current, self._store, self._zone = current, store, zone
        self._watch = FileWatch(path)
        self._reload: Reload | None = None

    def start(self) -> None:
        """Take over the last good registry, then the file. Raises RegistryError where there is neither."""
        reload = Reload(self._current, self._store, self._zone)
        recorded = reload.last_good()
        if recorded:
            reload.take(recorded.text, recorded.file)
        else:
            self._demand_good_file()
        try:
            text = self._watch.now()
        except OSError as error:
            self._vanished(error)
        else:
            if recorded is None or recorded.digest != revisions.digest_of(text):
                self._take(text, reload)
        self._reload = reload

    def _demand_good_file(self) -> None:
        path = self._watch.path
        try:
            registry, problems = load(path.read_bytes(), str(path), _day(self._current.clock(), self._zone))
        except OSError as error:
            registry, problems = None, (unreadable(path, error),)
        if registry is None:
            raise RegistryError(problem for problem in problems if problem.severity == "error")

    def tick(self) -> None:
        """Look at the file, and at the date; where the start did not come to its end, start again."""
        if self._reload is None or _is_over(self._current, self._zone):
            self.start()
            return
        try:
            text = self._watch.changed()
        except OSError as error:
            self._vanished(error)
            return
        if text is not None:
            self._take(text, self._reload)
        self._reload.new_day()

    def _take(self, text: bytes, reload: Reload) -> None:
        try:
            reload.take(text, str(self._watch.path))
        except Exception:
            self._watch.taken = None  # so that the next tick tries again
            raise

    def _vanished(self, error: OSError) -> None:
        """Say wherever the state of the service is shown that the file cannot be read; when it can be, read it anew."""
        problem = unreadable(self._watch.path, error)
        if self._current.problems != (problem,):
            log.warning("the registry's file cannot be read", extra={"action": "registry_unreadable"})
            self._current.refused_at, self._current.problems = self._current.clock(), (problem,)
        self._watch.taken = None


class FollowStore:
    """Serves what another process took over, revision by revision."""

    def __init__(self, current: Current, store: Store, zone: ZoneInfo) -> None:
        self._current, self._store, self._zone = current, store, zone
        self._number = 0

    def tick(self) -> None:
        """Look for a newer revision, and at the date."""
        with self._store.reading() as connection:
            newest = revisions.newest(connection)
        if newest > self._number or _is_over(self._current, self._zone):
            # Made anew, so that it knows what the other process wrote into the ledger.
            reload = Reload(self._current, self._store, self._zone)
            recorded = reload.last_good()
            if recorded:
                reload.take(recorded.text, recorded.file)
            self._number = newest
        elif self._is_new_day():
            Reload(self._current, self._store, self._zone).new_day()

    def _is_new_day(self) -> bool:
        edition = self._current.edition
        return edition is not None and edition.today != _day(self._current.clock(), self._zone)


def _is_over(current: Current, zone: ZoneInfo) -> bool:
    """Tell whether the day is over on which a text was refused: by its dates, it may be good on another."""
    refused_at = current.refused_at
    return refused_at is not None and _day(refused_at, zone) != _day(current.clock(), zone)


def unreadable(path: Path, error: OSError) -> Problem:
    """Give the problem of a file that cannot be read."""
    return Problem(
        file=str(path),
        line=1,
        column=1,
        path="",
        code="unreadable-file",
        severity="error",
        found=f"the file cannot be read ({error.strerror or type(error).__name__})",
        expected="the registry, as CALENDAR_REGISTRY names it",
        fix="put the file there and make it readable, or set CALENDAR_REGISTRY to its path",
    )


def _day(at: dt.datetime, zone: ZoneInfo) -> dt.date:
    return at.astimezone(zone).date()
