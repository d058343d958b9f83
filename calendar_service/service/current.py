"""What is being served right now: the newest edition, its finished feeds, and what is wrong with the file.

Threads read it without a lock, since each attribute is replaced whole; feeds of a former edition are served until those
of the next are finished.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Callable, Mapping
from threading import Event, Lock
from typing import TYPE_CHECKING

from calendar_service.core.problems import CalendarServiceError, NotFound, Problem
from calendar_service.store.database import Store, StoreError
from calendar_service.store.feeds import KeptFeed, keep, kept

if TYPE_CHECKING:
    # A start answers with kept feeds before it has imported what makes new ones.
    from calendar_service.core.model.occurrences import Occurrence
    from calendar_service.core.published.ledger import Ledger
    from calendar_service.service.edition import Edition
    from calendar_service.service.feeds import Feeds

log = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]
Finished = KeptFeed
SUFFIX = ".ics"
# Seconds that a request waits for the first edition after a start.
PATIENCE = 60.0
_SECOND = dt.timedelta(seconds=1)


class NoFeedYet(CalendarServiceError):
    """No registry was ever taken over: the only moment in which a feed may be refused."""


class Current:
    """Holds the edition in force. `finished` has the bytes of every feed that was ever asked for, by file name."""

    def __init__(self, store: Store, base_url: str, limit: int, clock: Clock) -> None:
        self.clock = clock
        self.edition: Edition | None = None
        self.problems: tuple[Problem, ...] = ()
        self.refused_at: dt.datetime | None = None
        self._store, self._base_url, self._limit = store, base_url, limit
        self._feeds: Feeds | None = None
        self._lock = Lock()
        self._ready = Event()
        with store.reading() as connection:
            self.finished: dict[str, Finished] = kept(connection)

    def follow(self, edition: Edition, ledger: Ledger, at: Callable[[str], None] = lambda _: None) -> None:
        """Serve `edition` from now on; what has been asked for before is finished first, and kept together."""
        from calendar_service.service.feeds import Feeds

        with self._lock:
            feeds = self._feeds
            feeds = feeds.followed_by(edition, ledger) if feeds else Feeds(edition, ledger, self._base_url, self._limit)
            finished = {name: made for name in self.finished if (made := self._finish(feeds, name))}
            at("feeds")
            self._keep({name: made for name, made in finished.items() if made is not self.finished[name]})
            self._feeds, self.edition, self.finished = feeds, edition, finished
        self._ready.set()

    def feed(self, file_name: str) -> Finished:
        """Give the feed of a file name such as `sco.ru.ics`. Raises NotFound, and NoFeedYet before the first one."""
        if self.finished:
            # A start after others: whoever asks before the first edition is ready waits, since a refusal would
            # disable the calendar in Thunderbird.
            self._ready.wait(PATIENCE)
        with self._lock:
            if self._feeds is None or self.edition is None:
                raise NoFeedYet("The calendar is being made ready; try again in a minute.")
            finished = self.finished.get(file_name) or self._finish(self._feeds, file_name)
            if finished is None:
                raise self._not_found(file_name, self.edition)
            if file_name not in self.finished:
                self._keep({file_name: finished})
                self.finished[file_name] = finished
            return finished

    def single(self, occurrence: Occurrence, code: str) -> bytes | None:
        """Give one event of the edition in force as a calendar of its own; None where it has none in that language."""
        with self._lock:
            return self._feeds.single(occurrence, code) if self._feeds else None

    def _finish(self, feeds: Feeds, file_name: str) -> Finished | None:
        """Render a feed, or keep its last good bytes where that fails; its date changes only with its bytes."""
        former = self.finished.get(file_name)
        name, code = split(file_name, feeds.edition)
        try:
            body = feeds.render(name, code)
        except Exception:
            log.exception("a feed cannot be made, its last good bytes stay", extra={"action": "feed_failed"})
            return former
        if body is None:
            return None
        etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        if former and former.etag == etag:
            return former
        at = self.clock().replace(microsecond=0)
        # Else who asks by date alone, or while the clock was ahead, would never hear of the change.
        return Finished(body, etag, max(at, former.last_modified + _SECOND) if former else at)

    def _keep(self, finished: Mapping[str, Finished]) -> None:
        """Keep feeds for the next start, all in one transaction, so that it begins with those of one revision."""
        if not finished:
            return
        try:
            with self._store.writing() as connection:
                keep(connection, finished)
        except StoreError:
            log.exception("feeds are served but not kept for the next start", extra={"action": "feeds_not_kept"})

    def _not_found(self, file_name: str, edition: Edition) -> NotFound:
        from calendar_service.core.selection import names

        registry = edition.registry
        name, code = split(file_name, edition)
        if name in names(registry):
            return NotFound("language of feeds", code, registry.calendar.languages)
        return NotFound("feed", name, names(registry))


def split(file_name: str, edition: Edition) -> tuple[str, str]:
    """Give name and language of `sco.ru.ics`; without one the calendar's first language."""
    name, _, code = file_name.removesuffix(SUFFIX).partition(".")
    return name, code or edition.registry.calendar.languages[0]
