"""What tests/conftest.py promises to every other test."""

import asyncio
import os
import socket
from pathlib import Path

import pytest

from tests.golden_file import GoldenFile
from tests.loopback import NotLocalError


def test_a_name_of_the_outside_world_is_not_looked_up() -> None:
    with pytest.raises(NotLocalError, match=r"reach 'example\.org'"):
        socket.getaddrinfo("example.org", 80)


def test_an_address_of_the_outside_world_is_not_reached() -> None:
    with socket.socket() as outside, pytest.raises(NotLocalError):
        outside.connect(("192.0.2.1", 80))


def test_asyncio_does_not_reach_the_outside_world_either() -> None:
    with pytest.raises(NotLocalError):
        asyncio.run(asyncio.open_connection("192.0.2.1", 80))


def test_loopback_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_no_setting_of_the_shell_reaches_a_test() -> None:
    assert [name for name in os.environ if name.startswith("CALENDAR_")] == []


def test_a_golden_file_refuses_other_bytes(tmp_path: Path) -> None:
    GoldenFile(tmp_path / "a.txt", update=True).check("one\r\n")

    GoldenFile(tmp_path / "a.txt", update=False).check(b"one\r\n")
    with pytest.raises(AssertionError):
        GoldenFile(tmp_path / "a.txt", update=False).check("one\n")


def test_a_golden_file_that_is_missing_names_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="`make golden` writes it"):
        GoldenFile(tmp_path / "b.txt", update=False).check("two")
