"""Noticing an edit: a file is taken once it has kept still, and never half."""

import os
from pathlib import Path

import pytest

from calendar_service.service.watch import FileWatch


def write(path: Path, text: str, second: int) -> None:
    path.write_text(text)
    os.utime(path, (second, second))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    write(path, "one", 1)
    return path


def test_a_start_reads_the_file_and_an_unchanged_one_is_not_read_again(file):
    watch = FileWatch(file)

    assert b"one" == watch.now()
    assert watch.changed() is None
    assert watch.changed() is None


def test_an_edit_is_taken_at_the_second_look_once(file):
    watch = FileWatch(file)
    watch.now()
    write(file, "two", 2)

    assert [None, b"two", None] == [watch.changed(), watch.changed(), watch.changed()]


def test_a_file_that_is_still_being_written_is_left_alone(file):
    watch = FileWatch(file)
    watch.now()
    write(file, "tw", 2)
    assert watch.changed() is None
    write(file, "two", 3)

    assert [None, b"two"] == [watch.changed(), watch.changed()]


def test_a_start_waits_for_a_copy_to_end(file, monkeypatch):
    texts = iter(["o", "on", "one, whole"])

    def copied(_: float) -> None:
        if text := next(texts, None):
            write(file, text, len(text) + 10)

    monkeypatch.setattr("calendar_service.service.watch.time.sleep", copied)

    assert b"one, whole" == FileWatch(file).now()


def test_a_file_in_place_of_another_is_a_change_though_its_size_and_time_are_the_same(file):
    watch = FileWatch(file)
    watch.now()
    other = file.with_name("other")
    write(other, "two", 1)
    other.replace(file)

    assert [None, b"two"] == [watch.changed(), watch.changed()]


def test_a_file_that_vanished_is_told_to_the_caller(file):
    watch = FileWatch(file)
    file.unlink()

    with pytest.raises(FileNotFoundError):
        watch.changed()
