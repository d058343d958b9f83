"""Stores for tests: each a copy of a database that was migrated once for all of them."""

import functools
import shutil
import tempfile
from pathlib import Path

from calendar_service.store.database import Store, open_store
from calendar_service.store.migration import migrate


def a_store(folder: Path) -> Store:
    """Open a store of its own in `folder`, with the schema and nothing in it; a second call opens the same again."""
    file = folder / "calendar.db"
    if not file.exists():
        shutil.copy(_migrated(), file)
    return open_store(f"sqlite:///{file}")


@functools.cache
def _migrated() -> Path:
    file = Path(tempfile.mkdtemp(prefix="calendar-service-")) / "calendar.db"
    store = open_store(f"sqlite:///{file}")
    migrate(store)
    store.close()
    return file
