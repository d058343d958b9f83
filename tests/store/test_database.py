"""The database opens, or says in one sentence why not and what to do."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from calendar_service.store.database import Store, StoreError, open_store


def refusal(url: str) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(url)
    return str(refused.value)


def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/var/deep/calendar.db").close()

    assert (tmp_path / "var/deep/calendar.db").exists()


def test_a_database_in_memory_needs_no_folder() -> None:
    open_store("sqlite://").close()


def test_what_was_committed_survives_a_loss_of_power(store: Store) -> None:
    with store.reading() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]

    assert ["wal", 2, 1, 30_000] == pragmas


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file, no folder")

    expected = f"the folder {tmp_path}/var cannot be made (File exists): make it writable or set CALENDAR_DATABASE"

    assert expected == refusal(f"sqlite:///{tmp_path}/var/calendar.db")


def test_a_database_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "calendar.db").mkdir()

    expected = (
        f"the database {tmp_path}/calendar.db cannot be opened: make its folder and the file writable, "
        "or set CALENDAR_DATABASE"
    )

    assert expected == refusal(f"sqlite:///{tmp_path}/calendar.db")


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "calendar.db"
    file.write_bytes(b"BEGIN:VCALENDAR\r\n" * 100)

    expected = f"the database {file} is no database: move the file away, or set CALENDAR_DATABASE to another one"

    assert expected == refusal(f"sqlite:///{file}")
    assert b"BEGIN:VCALENDAR\r\n" * 100 == file.read_bytes()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("calendar.db", "CALENDAR_DATABASE is no address: write one such as sqlite:///var/calendar.db"),
        (
            "postgresql://user:password@db/calendar",
            "CALENDAR_DATABASE begins with postgresql://: write one such as sqlite:///var/calendar.db",
        ),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(url: str, expected: str) -> None:
    assert expected == refusal(url)


def test_a_damaged_database_is_told_when_it_is_used(tmp_path: Path) -> None:
    file = tmp_path / "calendar.db"
    with sqlite3.connect(file) as made:
        made.execute("CREATE TABLE t (x)")
        made.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 100)
    damaged = bytearray(file.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    file.write_bytes(damaged)
    store = open_store(f"sqlite:///{file}")

    with pytest.raises(StoreError, match="is damaged: put a backup in its place"), store.reading() as connection:
        connection.execute(sa.text("SELECT * FROM t")).all()
    store.close()


def test_an_unforeseen_refusal_still_is_one_sentence(store: Store) -> None:
    with (
        pytest.raises(StoreError, match=r"calendar.db does not work \(no such table: t\): run calendar-service doctor"),
        store.reading() as connection,
    ):
        connection.execute(sa.text("SELECT * FROM t"))


def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.writing() as connection:
            connection.execute(sa.text("INSERT INTO mark VALUES ('planned', '2021-09-09')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with store.reading() as connection:
        assert 0 == connection.execute(sa.text("SELECT count(*) FROM mark")).scalar()


def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    with store.writing() as writer:
        writer.execute(sa.text("INSERT INTO mark VALUES ('planned', '2021-09-09')"))
        with store.reading() as reader:
            assert 0 == reader.execute(sa.text("SELECT count(*) FROM mark")).scalar()


def test_a_writer_holds_the_lock_from_its_first_moment(store: Store) -> None:
    impatient = sqlite3.connect(str(store.engine.url.database), timeout=0)

    with store.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
        impatient.execute("BEGIN IMMEDIATE")
    impatient.close()
