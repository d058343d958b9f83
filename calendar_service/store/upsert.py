"""INSERT … ON CONFLICT, which both databases have, each in its own dialect of SQLAlchemy."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.engine import Connection


def insert_into(connection: Connection, table: sa.Table) -> Insert:
    """Start an INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    if connection.dialect.name == "sqlite":
        return insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - who has SQLite need not wait for it

    return postgresql.insert(table)  # type: ignore[return-value]  # the same methods, no common type


def put(connection: Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows whole: new ones are inserted, those whose primary key exists are replaced."""
    if not rows:
        return
    statement = insert_into(connection, table)
    key = [column.name for column in table.primary_key]
    replaced = {name: statement.excluded[name] for name in rows[0] if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=replaced), rows)
