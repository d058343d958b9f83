"""Keeping up with the registry: what a start begins with, what an edit does, and a file that is gone."""

import datetime as dt
from pathlib import Path

import pytest

from calendar_service.core.dates.zones import zone
from calendar_service.core.problems import RegistryError
from calendar_service.service.current import Current
from calendar_service.service.follow import FollowFile, FollowStore
from calendar_service.store.database import Store, StoreError
from tests.commands import STORY

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
UTC = zone("UTC")


class Follower:
    """A process of its own on the store: what it serves, and the file that it follows, on a clock of its own."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.now = NOON
        self.file = folder / "events.yaml"
        self.current = Current(store, "http://127.0.0.1:8000", 1000, lambda: self.now)
        self.following = FollowFile(self.current, store, UTC, self.file)

    def write(self, *changes: tuple[str, str]) -> None:
        text = STORY.read_text()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        self.file.write_text(text)

    def ticks(self) -> None:
        """Look twice, since a file is read when it has kept still."""
        self.following.tick()
        self.following.tick()

    @property
    def number(self) -> int | None:
        return self.current.edition.number if self.current.edition else None

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.current.problems]


@pytest.fixture
def follower(tmp_path: Path, store: Store) -> Follower:
    made = Follower(tmp_path, store)
    made.write()
    return made


BROKEN = ("kind: summit", "kind: sumit")
RENAMED = ("{en: SCO summit,", "{en: Summit of the SCO,")


def test_the_first_start_takes_over_the_file(follower):
    follower.following.start()

    assert (1, []) == (follower.number, follower.codes)


def test_the_first_start_refuses_a_broken_file_with_all_its_errors(follower):
    follower.write(BROKEN)

    with pytest.raises(RegistryError) as refused:
        follower.following.start()
    assert ["unknown-word"] * 3 == [problem.code for problem in refused.value.problems]
    assert follower.number is None


def test_the_first_start_without_a_file_is_refused(follower):
    follower.file.unlink()

    with pytest.raises(RegistryError, match=r"the file cannot be read \(No such file or directory\)"):
        follower.following.start()


def test_an_edit_is_taken_over_once(follower):
    follower.following.start()
    follower.write(RENAMED)
    follower.ticks()
    follower.ticks()

    assert 2 == follower.number


def test_a_broken_edit_leaves_the_last_good_registry_in_force_and_is_shown_until_it_is_mended(follower):
    follower.following.start()
    follower.write(BROKEN)
    follower.ticks()
    assert (1, ["unknown-word"] * 3, NOON) == (follower.number, follower.codes, follower.current.refused_at)

    follower.write()
    follower.ticks()
    assert (1, [], None) == (follower.number, follower.codes, follower.current.refused_at)


def test_what_a_later_day_makes_good_is_taken_over_on_that_day(follower):
    follower.following.start()
    follower.write(("announced: 2021-07-22", "announced: 2026-11-26"))
    follower.ticks()
    assert "future-date" in follower.codes

    follower.now += dt.timedelta(days=2)
    follower.ticks()
    assert "future-date" not in follower.codes


def test_a_start_on_a_wrong_day_is_begun_again_when_the_clock_is_right(follower, tmp_path, store):
    follower.following.start()
    later = Follower(tmp_path, store)
    later.now -= dt.timedelta(days=4000)
    later.following.start()
    web = FollowStore(Current(store, "http://127.0.0.1:8000", 1000, lambda: later.now), store, UTC)
    web.tick()
    assert later.number is None

    later.now = NOON
    later.ticks()
    web.tick()
    assert 1 == later.number


def test_a_later_start_with_a_broken_file_begins_with_the_last_good_registry(follower, tmp_path, store):
    follower.following.start()
    later = Follower(tmp_path, store)
    later.write(BROKEN)
    later.following.start()

    assert (1, ["unknown-word"] * 3) == (later.number, later.codes)


def test_a_later_start_takes_over_what_was_edited_meanwhile(follower, tmp_path, store):
    follower.following.start()
    later = Follower(tmp_path, store)
    later.write(RENAMED)
    later.following.start()

    assert (2, []) == (later.number, later.codes)


def test_a_file_that_is_gone_is_a_problem_until_it_is_back(follower):
    follower.following.start()
    text = follower.file.read_bytes()
    follower.file.unlink()
    follower.ticks()
    assert (1, ["unreadable-file"]) == (follower.number, follower.codes)

    follower.file.write_bytes(text)
    follower.ticks()
    assert (1, []) == (follower.number, follower.codes)


def test_a_start_that_failed_is_begun_again_by_the_next_tick(follower):
    follower.following.tick()

    assert 1 == follower.number


def test_a_registry_that_could_not_be_written_is_taken_over_by_a_later_tick(follower, store):
    follower.following.start()
    follower.write(RENAMED)
    follower.following.tick()
    with store.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON registry_revision BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with pytest.raises(StoreError, match="no room"):
        follower.following.tick()
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER refuse")
    follower.ticks()

    assert 2 == follower.number


def test_what_is_under_embargo_appears_with_its_day(follower):
    hidden = "talk-2021-07-22\n    public-from: 2026-11-25"
    follower.write(("talk-2021-07-22", hidden))
    follower.following.start()
    assert "talk-2021-07-22" not in follower.current.edition.registry.entries

    follower.now += dt.timedelta(days=1)
    follower.ticks()
    assert "talk-2021-07-22" in follower.current.edition.registry.entries


def test_another_process_serves_the_same_bytes_revision_by_revision(follower, store):
    follower.following.start()
    other = Current(store, "http://127.0.0.1:8000", 1000, lambda: follower.now)
    web = FollowStore(other, store, UTC)
    web.tick()
    first = other.feed("all.ics"), follower.current.feed("all.ics")
    follower.write(("anniversary of the SCO", "anniversary of the organisation"))
    follower.now += dt.timedelta(hours=1)
    follower.ticks()
    web.tick()
    second = other.feed("all.ics"), follower.current.feed("all.ics")

    assert first[0].body == first[1].body
    assert second[0].body == second[1].body
    assert first[0].body != second[0].body


def test_another_process_shows_a_new_day_by_itself(follower, store):
    follower.following.start()
    other = Current(store, "http://127.0.0.1:8000", 1000, lambda: follower.now)
    web = FollowStore(other, store, UTC)
    web.tick()
    follower.now += dt.timedelta(days=1)
    web.tick()

    assert other.edition and dt.date(2026, 11, 25) == other.edition.today


def test_before_the_first_revision_another_process_waits(store):
    other = Current(store, "http://127.0.0.1:8000", 1000, lambda: NOON)
    FollowStore(other, store, UTC).tick()

    assert other.edition is None
