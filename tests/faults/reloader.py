"""A process that takes over a text of the registry and may be told to kill itself on the way, as `kill -9` would.

What it begins with is what lies in the store; the second text is the one at which it may die.
"""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from calendar_service.service.current import Current
from calendar_service.service.reload import Reload
from calendar_service.store.database import Store, open_store
from tests.faults import sender

FILE = "events.yaml"
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(hours=2)

sender._processes.set_forkserver_preload([sender.__name__, __name__])


def started(store: Store, now: dt.datetime, at: Callable[[str], None] = lambda _: None) -> tuple[Current, Reload]:
    """Start a service as far as the last good registry goes."""
    current = Current(store, "https://calendar.example.org", 0, lambda: now)
    reload = Reload(current, store, ZoneInfo("UTC"), at=at)
    if recorded := reload.last_good():
        reload.take(recorded.text, recorded.file)
    return current, reload


def take(database: str, text: bytes, point: str = "", statement: int = 0) -> None:
    """Start, and take over a text; die at `point`, or before the SQL statement of that number."""
    store = open_store(database)
    _, reload = started(store, LATER, sender.killer(point, nth=2))
    if statement:
        die = sender.killer("statement", statement)
        sa.event.listen(store.engine, "before_cursor_execute", lambda *_: die("statement"))
    reload.take(text, FILE)
    store.close()
