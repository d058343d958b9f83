"""A command line with the opening story as its registry."""

from pathlib import Path

import pytest

from tests.commands import STORY, CommandLine


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> CommandLine:
    line = CommandLine(tmp_path, monkeypatch, capfd)
    line.use(STORY)
    return line
