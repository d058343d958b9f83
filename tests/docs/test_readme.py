"""What the README lists is what there is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from calendar_service.settings import PREFIX, Settings
from tests.repository import ROOT

README = (ROOT / "README.md").read_text()
SCRIPT = Path(sys.executable).with_name("calendar-service")


def commands() -> list[str]:
    """Return what the table of commands names, without arguments and options: `subscription add`, `show`."""
    section = README.split("## Commands")[1].split("\n## ")[0]
    cells = re.findall(r"^\|(.+?)\|", section, re.MULTILINE)
    return [re.match("[a-z ]+", named)[0].strip() for cell in cells for named in re.findall("`(.+?)`", cell)]  # type: ignore[index]


def row(name: str, field: FieldInfo) -> str:
    plain = {None: "", "": "", False: "`no`", True: "`yes`"}
    default = plain.get(field.default, f"`{field.default}`")
    return f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |".replace("|  |", "| |")


def test_the_readme_lists_every_setting_with_its_default_and_its_meaning() -> None:
    listed = re.findall(rf"^\| `{PREFIX}.*$", README, re.MULTILINE)

    assert listed == [row(name, field) for name, field in Settings.model_fields.items()]


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_readme_explains_itself(command: str) -> None:
    answer = subprocess.run([SCRIPT, *command.split(), "--help"], check=False, capture_output=True, text=True)

    assert (answer.returncode, answer.stderr) == (0, "")
    assert command in answer.stdout
