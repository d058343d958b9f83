"""A command line with the opening story as its registry, and a port for a service."""

from pathlib import Path

import pytest

from tests.commands import STORY, CommandLine
from tests.running import free_port


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> CommandLine:
    line = CommandLine(tmp_path, monkeypatch, capfd)
    line.use(STORY)
    return line


@pytest.fixture
def port() -> int:
    return free_port()
