"""`kill -9` while a text of the registry is taken over leaves the former revision or the new one, never a mix.

Compared is every row of every table, and every byte that is served: before the next start has read anything, after it
has, and after it has taken over the text at which its forerunner died.
"""

import datetime as dt
import shutil
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import icalendar
import pytest
import sqlalchemy as sa

from calendar_service.service.current import Current
from calendar_service.store.database import Store
from calendar_service.store.tables import KEPT_FEED, METADATA, STANDING
from tests.databases import a_store
from tests.deliveries import Send, plan, rows, subscribe
from tests.faults import sender
from tests.faults.reloader import FILE, LATER, NOON, started, take

KILLED = -signal.SIGKILL
BEFORE_THE_COMMIT = ("parse", "text", "ledger", "standings", "before-commit")
AFTER_THE_COMMIT = ("after-commit", "feeds")
FEEDS = ("all.ics", "all.ru.ics", "sco.ics", "jubilees.ics", "deadlines.ics")
DAYS, OTHER_DAYS = "2027-09-16/2027-09-17", "2027-10-04"
OLD = f"""\
version: 1
calendar: {{id: tests, name: {{en: Tests, ru: Испытания}}, languages: [en, ru]}}
sources: {{report: {{title: A report, class: agency, published: 2026-01-10}}}}
organisations: {{sco: {{name: {{en: Shanghai Cooperation Organisation, ru: ШОС}}}}}}
entries:
  - id: sco-foundation
    kind: anniversary
    organisation: sco
    title: {{en: Foundation of the SCO, ru: Основание ШОС}}
    date: 2001-06-15
    sources: [report]
  - id: sco-summit
    kind: summit
    organisation: sco
    title: {{en: SCO summit, ru: Саммит ШОС}}
    marks: [sco-foundation]
    dates:
      - {{announced: 2026-01-10, date: {DAYS}, sources: [report]}}
""".encode()
# What the foundation is called changes events of both entries, the claim a standing and what waits to be sent.
NEW = OLD.replace(b"Foundation of the", b"Founding of the") + (
    f"      - {{announced: 2026-11-24, date: {OTHER_DAYS}, sources: [report]}}\n".encode()
)

Rows = Mapping[str, list[tuple[object, ...]]]
Bodies = Mapping[str, bytes]


@dataclass(frozen=True)
class Revision:
    """All that a revision leaves in the database, and the bytes that it serves."""

    rows: Rows
    feeds: Bodies


@dataclass(frozen=True)
class World:
    """A store in which the former revision is in force, and what both revisions look like without a kill."""

    folder: Path
    old: Revision
    new: Revision

    def copy(self, folder: Path) -> Store:
        """Give a store of its own in which the former revision is in force."""
        shutil.copytree(self.folder, folder)
        return a_store(folder)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("reload")
    (folder / "old").mkdir()
    store = a_store(folder / "old")
    current, reload = started(store, NOON)
    reload.take(OLD, FILE)
    served(current)
    wait_for_the_summit(store)
    old = Revision(everything(store), served(current))
    store.close()

    shutil.copytree(folder / "old", folder / "new")
    store = a_store(folder / "new")
    current, reload = started(store, LATER)
    reload.take(NEW, FILE)
    new = Revision(everything(store), served(current))
    store.close()
    return World(folder / "old", old, new)


def wait_for_the_summit(store: Store) -> None:
    """Let a reminder of the summit's former days be due: the new text withdraws it in the same transaction."""
    with store.reading() as connection:
        uid = connection.execute(sa.select(STANDING.c.uid).where(STANDING.c.edtf == DAYS)).scalar_one()
    subscribe(store)
    reminder = Send(uid=uid, edtf=DAYS, due_at=NOON, expires_at=NOON + dt.timedelta(days=300), made_before=NOON)
    plan(store, reminder, until=NOON)


def everything(store: Store) -> Rows:
    """Give the rows of all tables but the kept feeds, which follow the commit."""
    tables = [table for table in METADATA.sorted_tables if table is not KEPT_FEED]
    with store.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key))]
            for table in tables
        }


def served(current: Current) -> Bodies:
    return {name: current.feed(name).body for name in FEEDS}


def kept(store: Store) -> Bodies:
    """Give what a start serves before it has read a registry."""
    finished = Current(store, "https://calendar.example.org", 0, lambda: LATER).finished
    return {name: finished[name].body for name in FEEDS}


def check_a_restart(store: Store, before_reading: Revision, after_reading: Revision, world: World) -> None:
    """Start anew, and then take over the text at which the forerunner died."""
    assert kept(store) == before_reading.feeds
    current, reload = started(store, LATER)
    assert served(current) == after_reading.feeds
    reload.take(NEW, FILE)
    assert (everything(store), served(current), kept(store)) == (world.new.rows, world.new.feeds, world.new.feeds)


def test_both_revisions_differ_in_all_that_a_reload_writes(world: World) -> None:
    differing = {name for name, found in world.new.rows.items() if found != world.old.rows[name]}
    changed = {name for name, body in world.new.feeds.items() if body != world.old.feeds[name]}

    assert {"registry_revision", "ledger", "standing", "delivery"} == differing
    assert {"all.ics", "sco.ics", "jubilees.ics"} <= changed
    assert all(icalendar.Calendar.from_ical(body) for body in world.new.feeds.values())


@pytest.mark.parametrize("point", BEFORE_THE_COMMIT)
def test_a_kill_before_the_commit_leaves_the_former_revision_whole(point: str, world: World, tmp_path: Path) -> None:
    store = world.copy(tmp_path / "store")

    assert KILLED == sender.run(take, str(store.engine.url), NEW, point)

    assert world.old.rows == everything(store)
    check_a_restart(store, world.old, world.old, world)
    store.close()


@pytest.mark.parametrize("point", AFTER_THE_COMMIT)
def test_a_kill_after_the_commit_leaves_the_new_revision_whole(point: str, world: World, tmp_path: Path) -> None:
    store = world.copy(tmp_path / "store")

    assert KILLED == sender.run(take, str(store.engine.url), NEW, point)

    assert world.new.rows == everything(store)
    assert ["withdrawn"] == [row["state"] for row in rows(store)]
    check_a_restart(store, world.old, world.new, world)
    store.close()


def test_a_kill_at_any_statement_leaves_one_revision_or_the_other(world: World, tmp_path: Path) -> None:
    left: list[Revision] = []
    for statement in count(1):
        store = world.copy(tmp_path / str(statement))
        code = sender.run(take, str(store.engine.url), NEW, "", statement)
        [found] = [each for each in (world.old, world.new) if each.rows == everything(store)]
        [before_reading] = [each for each in (world.old, world.new) if each.feeds == kept(store)]
        check_a_restart(store, before_reading, found, world)
        store.close()
        left.append(found)
        if code == 0:
            break
        assert KILLED == code

    commit = left.index(world.new)
    assert [world.old] * commit + [world.new] * (len(left) - commit) == left
    assert commit > len(BEFORE_THE_COMMIT)
