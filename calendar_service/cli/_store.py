"""Opening the database for a command, and closing it after."""

from collections.abc import Iterator
from contextlib import contextmanager

from calendar_service.settings import Settings
from calendar_service.store.database import Store, open_store
from calendar_service.store.migration import migrate


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """Open the database, made and brought up to date where need be. Raises StoreError."""
    store = open_store(settings.database)
    try:
        migrate(store)
        yield store
    finally:
        store.close()
