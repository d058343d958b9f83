"""Taking over a text of the registry: checked whole, compared, written in one transaction, then served.

Whatever goes wrong, the last good registry stays in force: in the process, in the store, and in every feed.
"""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.problems import Problem
from calendar_service.core.published.ledger import Key, Revision
from calendar_service.core.published.ledger import revise as next_revisions
from calendar_service.core.registry.build import parse
from calendar_service.core.registry.words import KEYS
from calendar_service.service.current import Current
from calendar_service.service.edition import edition
from calendar_service.service.feeds import fingerprints
from calendar_service.store import revisions
from calendar_service.store.database import Store
from calendar_service.store.review import review
from calendar_service.store.revisions import Recorded, Standing

log = logging.getLogger(__name__)

# A file that lost one bracket may have thousands of problems; `check` shows all.
MOST_LOGGED = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text: taken over (with the number of its revision) or refused for its errors."""

    number: int | None
    problems: tuple[Problem, ...]


class Reload:
    """Takes over texts, one at a time. `zone` is where a day begins.

    `at` hears the names of the moments at which tests kill.
    """

    def __init__(
        self, current: Current, store: Store, zone: ZoneInfo, *, at: Callable[[str], None] = lambda _: None
    ) -> None:
        self._current, self._store, self._zone, self._at = current, store, zone, at
        with store.reading() as connection:
            self._ledger: dict[Key, Revision] = revisions.ledger(connection)
            self._standings: dict[str, Standing] = revisions.standings(connection)

    def last_good(self) -> Recorded | None:
        """Give the newest text that was taken over, by this process or another."""
        with self._store.reading() as connection:
            return revisions.last_good(connection)

    def take(self, text: bytes, file: str) -> Outcome:
        """Take over a text of the registry, or refuse it and say so wherever the state of the service is shown."""
        now = self._current.clock()
        registry, problems = parse(text, file, self._today(now))
        self._at("parse")
        if registry is None:
            self._current.refused_at, self._current.problems = now, problems
            log.warning("the registry is refused, the last good one stays", extra={"action": "registry_refused"})
            for problem in problems[:MOST_LOGGED]:
                told = "%(file)s:%(line)d:%(column)d: %(key)s [%(code)s] %(remedy)s"
                log.warning(told, problem.public(KEYS), extra={"action": "registry_problem"})
            return Outcome(None, problems)
        self._current.refused_at, self._current.problems = None, ()
        recorded = self.last_good()
        is_new = recorded is None or recorded.digest != revisions.digest_of(text)
        number = self._apply(registry, now, recorded, (text, file) if is_new or recorded is None else None)
        return Outcome(number, problems)

    def new_day(self) -> None:
        """Show what a new day shows: what was under embargo until then, and in a new year the years that follow."""
        former, now = self._current.edition, self._current.clock()
        if former and former.today != self._today(now):
            self._apply(former.whole, now, self.last_good(), None)

    def _today(self, now: dt.datetime) -> dt.date:
        return now.astimezone(self._zone).date()

    def _apply(
        self, whole: Registry, now: dt.datetime, recorded: Recorded | None, new_text: tuple[bytes, str] | None
    ) -> int:
        former = self._current.edition
        number = recorded.number if recorded else 0
        at = now if new_text or recorded is None else recorded.recorded_at
        following = edition(whole, self._today(now), number, at, former)
        revised = next_revisions(self._ledger, dict(fingerprints(following)), now)
        standing = {each.uid: _standing(each) for each in following.occurrences}
        with self._store.writing() as connection:
            if new_text:
                number = revisions.save_text(connection, *new_text, now)
            self._at("text")
            revisions.revise(connection, revised)
            self._at("ledger")
            moved = {uid: now_at for uid, now_at in standing.items() if self._standings.get(uid) != now_at}
            gone = self._standings.keys() - standing.keys()
            revisions.stand(connection, moved, gone)
            self._at("standings")
            review(connection, (*moved, *gone), now)
            self._at("before-commit")
        self._at("after-commit")
        self._ledger |= revised
        self._standings = standing
        self._current.follow(replace(following, number=number), self._ledger, self._at)
        log.info("revision %s is in force", number, extra={"action": "registry_taken_over"})
        return number


def _standing(occurrence: Occurrence) -> Standing:
    """Say where an occurrence stands; after notice was given nobody is reminded of its last day any more (D4)."""
    status = "given" if occurrence.outcome == "given" else occurrence.status
    return Standing(str(occurrence.edtf) if occurrence.edtf else None, status)
