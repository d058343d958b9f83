"""The schema is made by migrations, which ship with the package."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from calendar_service.store.database import Store, StoreError, open_store
from calendar_service.store.migration import migrate
from calendar_service.store.tables import METADATA


def test_the_migrated_schema_is_that_of_the_tables(store: Store) -> None:
    with store.reading() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), METADATA)

    assert [] == difference


def test_the_index_of_what_is_due_holds_only_what_is_open(store: Store) -> None:
    fresh = open_store("sqlite://")
    with fresh.writing() as connection:
        METADATA.create_all(connection)

    assert _indexes(fresh) == _indexes(store)


def _indexes(store: Store) -> list[str]:
    with store.reading() as connection:
        rows = connection.execute(sa.text("SELECT sql FROM sqlite_master WHERE type = 'index' ORDER BY name"))
        return [row.sql for row in rows if row.sql]


def test_migrating_twice_changes_nothing(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(sa.text("INSERT INTO mark VALUES ('planned', '2021-09-09')"))

    migrate(store)

    with store.reading() as connection:
        assert 1 == connection.execute(sa.text("SELECT count(*) FROM mark")).scalar()


def test_a_database_of_a_newer_version_is_refused(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0999'"))

    with pytest.raises(StoreError) as refused:
        migrate(store)

    assert (
        f"the database {store.engine.url.database} was made by a newer version of calendar-service (schema 0999, "
        "known here is 0001): install that version, or set CALENDAR_DATABASE"
    ) == str(refused.value)


def test_a_ready_database_is_opened_without_alembic(store: Store, tmp_path: Path) -> None:
    program = (
        "import sys; from calendar_service.store.database import open_store; "
        "from calendar_service.store.migration import migrate; "
        f"migrate(open_store('sqlite:///{tmp_path}/calendar.db')); print('alembic' in sys.modules)"
    )

    assert (
        "False\n" == subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    )
