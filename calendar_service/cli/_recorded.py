"""What the database holds already, for commands that only read: they make none."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from calendar_service.core.published.ledger import Ledger
from calendar_service.settings import Settings

if TYPE_CHECKING:
    from calendar_service.store.database import Store
    from calendar_service.store.subscriptions import Subscription

_SQLITE = "sqlite:///"
Value = TypeVar("Value")


def has_database(settings: Settings) -> bool:
    """Tell whether the database has been made."""
    address = settings.database
    return not address.startswith(_SQLITE) or Path(address.removeprefix(_SQLITE)).is_file()


def ledger_of(settings: Settings) -> Ledger:
    """Read the ledger; empty where there is no database yet."""
    from calendar_service.store.revisions import ledger

    def read(store: "Store") -> Ledger:
        with store.reading() as connection:
            return ledger(connection)

    return _read(settings, read, {})


def subscriptions_of(settings: Settings) -> "tuple[Subscription, ...]":
    """Read the subscriptions; none where there is no database yet."""
    from calendar_service.service.subscribe import all_of

    return _read(settings, all_of, ())


def _read(settings: Settings, read: "Callable[[Store], Value]", otherwise: Value) -> Value:
    if not has_database(settings):
        return otherwise
    from calendar_service.cli._store import opened

    with opened(settings) as store:
        return read(store)
