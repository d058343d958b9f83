"""Opening the database, and the two ways to use it: `reading` and `writing`.

A writer takes the lock when it begins. SQLite by itself locks late, and of two writers that have both read one fails.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from calendar_service.core.problems import CalendarServiceError

_BUSY_MILLISECONDS = 30_000
# FULL, since what was acknowledged must survive a loss of power.
_PRAGMAS = (f"busy_timeout = {_BUSY_MILLISECONDS}", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


class StoreError(CalendarServiceError):
    """The database cannot be used; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open database. Both ways raise StoreError for whatever the database refuses."""

    engine: Engine

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that may write: committed at the end, undone by an exception."""
        with _translated(self.engine.url), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a view of one moment; it neither waits for a writer nor holds one up."""
        with _translated(self.engine.url), self.engine.connect() as connection:
            yield connection.execution_options(reading=True)

    def close(self) -> None:
        self.engine.dispose()


def open_store(url: str) -> Store:
    """Open the database at `url`, such as `sqlite:///var/calendar.db`, and make its folder. Raises StoreError.

    The schema is the caller's business: see `migrate`.
    """
    address = _address(url)
    _make_folder(address)
    engine = sa.create_engine(address)
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    store = Store(engine)
    with store.reading() as connection:
        connection.execute(sa.text("SELECT 1"))
    return store


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError("CALENDAR_DATABASE is no address: write one such as sqlite:///var/calendar.db") from error
    if address.get_backend_name() != "sqlite":
        kind = address.get_backend_name()
        raise StoreError(f"CALENDAR_DATABASE begins with {kind}://: write one such as sqlite:///var/calendar.db")
    return address


def _make_folder(address: URL) -> None:
    if not address.database:
        return
    folder = Path(address.database).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreError(
            f"the folder {folder} cannot be made ({reason}): make it writable or set CALENDAR_DATABASE"
        ) from error


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # The driver would begin transactions itself, late and at statements of its own choice.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def _translated(address: URL) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_sentence(address, str(error.orig))) from error
    except sqlite3.Error as error:  # from `_prepare`, which talks to the driver itself
        raise StoreError(_sentence(address, str(error))) from error


def _sentence(address: URL, reason: str) -> str:
    place = f"the database {address.database or 'in memory'}"
    for words, remedy in _REMEDIES.items():
        if words in reason:
            return f"{place} {remedy}"
    return f"{place} does not work ({reason}): run calendar-service doctor"


_REMEDIES = {
    "not a database": "is no database: move the file away, or set CALENDAR_DATABASE to another one",
    "malformed": "is damaged: put a backup in its place, or move it away and start anew",
    "unable to open": "cannot be opened: make its folder and the file writable, or set CALENDAR_DATABASE",
    "readonly": "cannot be written: make its folder and the file writable, or set CALENDAR_DATABASE",
    "locked": f"has been held by another program for {_BUSY_MILLISECONDS // 1000} seconds: stop that program",
    "full": "finds no room on the disk: free some space, and what is due goes out",
}
