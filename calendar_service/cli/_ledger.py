"""The ledger of revisions as far as there is a database: reading commands make none."""

from pathlib import Path

from calendar_service.core.published.ledger import Ledger
from calendar_service.settings import Settings

_SQLITE = "sqlite:///"


def has_database(settings: Settings) -> bool:
    """Tell whether the database has been made."""
    address = settings.database
    return not address.startswith(_SQLITE) or Path(address.removeprefix(_SQLITE)).is_file()


def ledger_of(settings: Settings) -> Ledger:
    """Read the ledger; empty where there is no database yet."""
    if not has_database(settings):
        return {}
    from calendar_service.store.database import open_store
    from calendar_service.store.migration import migrate
    from calendar_service.store.revisions import ledger

    store = open_store(settings.database)
    try:
        migrate(store)
        with store.reading() as connection:
            return ledger(connection)
    finally:
        store.close()
