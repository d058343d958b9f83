"""The command line, run in this process as a stranger runs it: words in, an exit code and two texts out."""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from calendar_service.cli import run
from tests.repository import ROOT

STORY = ROOT / "tests" / "data" / "story.yaml"
REGISTRY = ROOT / "events.yaml"


@dataclass(frozen=True)
class Answer:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The objects of an output that has one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class CommandLine:
    """Runs commands in a folder of its own, with the registry there and nothing set but what a test sets."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capfd: pytest.CaptureFixture[str]

    def __call__(self, *words: str, **settings: str) -> Answer:
        with self.monkeypatch.context() as patched:
            patched.chdir(self.folder)
            for name, value in settings.items():
                patched.setenv(f"CALENDAR_{name.upper()}", value)
            self.capfd.readouterr()
            code = run(words)
            return Answer(code, *self.capfd.readouterr())

    def succeeds(self, *words: str, **settings: str) -> Answer:
        """Run what must end well and say nothing on the error stream."""
        answer = self(*words, **settings)
        assert (answer.code, answer.err) == (0, ""), answer.err
        return answer

    def use(self, registry: Path | str) -> None:
        """Put a registry in place: a file, or a text."""
        target = self.folder / "events.yaml"
        if isinstance(registry, Path):
            shutil.copy(registry, target)
        else:
            target.write_text(registry, encoding="utf-8")


def keyed(records: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give occurrences by `entry/role/key`."""
    return {f"{each['entry']}/{each['role']}/{each['key']}": each for each in records}


def environment(**settings: str) -> dict[str, str]:
    """Give the environment of a process that a test starts."""
    named = {f"CALENDAR_{name.upper()}": value for name, value in settings.items()}
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **named}
