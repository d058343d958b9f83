"""Bringing the schema to the version that this program knows.

Alembic is imported only where something is to be done: it costs more than the rest of a start with a ready database.
"""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from calendar_service.store.database import Store, StoreError

_SCRIPTS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> None:
    """Bring the schema to the newest version, whole or not at all. Raises StoreError where it is newer still."""
    known = _known()
    with store.reading() as connection:
        version = _version(connection)
    if version == known[-1]:
        return
    if version is not None and version not in known:
        raise StoreError(
            f"the database {store.engine.url.database} was made by a newer version of calendar-service "
            f"(schema {version}, known here is {known[-1]}): install that version, or set CALENDAR_DATABASE"
        )
    with store.writing() as connection:
        _upgrade(connection)


def _known() -> list[str]:
    """List the versions by the names of their files, `0001_what.py`, oldest first."""
    return sorted(file.name.partition("_")[0] for file in (_SCRIPTS / "versions").glob("[0-9]*.py"))


def _version(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - see the module's docstring
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    command.upgrade(config, "head")
