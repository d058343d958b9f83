"""Planning what falls due: mark, wishes and history in, rows out, in one transaction with the new mark.

Planning again adds nothing, and a plan that a new revision has overtaken is made anew at the next tick. Until what the
store holds is in force here, nothing is planned and the mark stays.
"""

import datetime as dt
import logging

from calendar_service.core.dates.durations import parse_leads
from calendar_service.core.dates.zones import zone
from calendar_service.core.model.registry import Registry
from calendar_service.core.reminders.plan import LOOK_BACK, plan
from calendar_service.core.reminders.reminder import Send, Wish
from calendar_service.core.selection import Selection, SelectionError, parse
from calendar_service.service.current import Current
from calendar_service.service.edition import Edition
from calendar_service.service.enqueue import enqueue
from calendar_service.service.history import RecordedHistory
from calendar_service.store import planning, revisions, subscriptions
from calendar_service.store.database import Store

log = logging.getLogger(__name__)


class Planner:
    """Plans from where the last plan ended until now. `zone_name` is where a day of the calendar begins."""

    def __init__(self, current: Current, store: Store, zone_name: str) -> None:
        self._current, self._store = current, store
        self._history, self._zone = RecordedHistory(store, zone_name), zone(zone_name)
        self._registry: Registry | None = None
        self._read: dict[str, Wish] = {}

    def tick(self) -> bool:
        """Plan what has fallen due; return whether it was written. A first start begins now: nothing is in arrears."""
        until = self._current.clock()
        with self._store.reading() as connection:
            since = planning.mark(connection)
            revision = revisions.newest(connection)
            wanted = subscriptions.wishes(connection)
        if since is None:
            return enqueue(self._store, (), since=None, until=until)
        edition = self._current.edition
        if since >= until or edition is None or not self._is_newest(edition, revision, until):
            return False
        states = self._history.states(since - LOOK_BACK, until, edition)
        found = plan(states, self._wishes(wanted, states[-1].registry), since, until) if states else ()
        written = enqueue(self._store, found, since=since, until=until, revision=revision)
        if number := sum(isinstance(each, Send) for each in found):
            log.info("planned %s reminders", number, extra={"action": "planned", "written": written})
        return written

    def _is_newest(self, edition: Edition, revision: int, at: dt.datetime) -> bool:
        """Tell whether what is newest in the store is in force: messages are made from that, and the fence knows it."""
        return edition.number == revision and edition.today == at.astimezone(self._zone).date()

    def _wishes(self, wanted: tuple[subscriptions.Wish, ...], registry: Registry) -> tuple[Wish, ...]:
        """Read the wishes once a registry: their selections ask for all that it holds."""
        if registry is not self._registry:
            self._registry, self._read = registry, {}
        for each in wanted:
            if each.key not in self._read:
                self._read[each.key] = wish_of(each, each.key, registry)
        return tuple(self._read[each.key] for each in wanted)


def wish_of(wish: subscriptions.Wish | subscriptions.Subscription, key: str, registry: Registry) -> Wish:
    """Give what a subscription wants as the plan takes it."""
    return Wish(
        key=key,
        selection=_selection(wish.selection, registry),
        leads=None if wish.lead is None else parse_leads(wish.lead),
        hour=wish.hour,
        zone=wish.zone,
        country=wish.country,
        changes=wish.changes,
    )


def _selection(query: str, registry: Registry) -> Selection:
    """Read a selection that was good once: what it names may have left the registry, and then chooses nothing."""
    try:
        return parse(query, registry)
    except SelectionError:
        words = (word.partition("=") for word in query.split("&"))
        return Selection({name: frozenset(values.split(",")) for name, _, values in words})
