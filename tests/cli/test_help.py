"""`--help`: every command explains itself, and none of them makes the others slow."""

import subprocess
import sys

from typer.main import get_command

from calendar_service.cli._app import app
from tests.commands import CommandLine

COMMANDS = "run web worker check next show jubilees deadlines explain feed simulate subscription doctor"


def test_all_commands_are_there():
    assert set(COMMANDS.split()) == set(get_command(app()).commands)  # type: ignore[attr-defined]


def test_help_imports_nothing_that_a_command_needs():
    script = "import sys; from calendar_service.cli._app import app; from typer.main import get_command; get_command(app()); print(*sys.modules)"  # noqa: E501
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()

    ours = {name for name in loaded if name.startswith("calendar_service.")}
    assert {
        name for name in ours if not name.startswith(("calendar_service.cli", "calendar_service.core.plugins"))
    } == {"calendar_service.core"}
    assert not {"sqlalchemy", "babel", "icalendar", "pydantic", "uvicorn", "yaml", "holidays"} & set(loaded)


def test_without_a_command_the_help_is_shown_and_nothing_else(cli: CommandLine):
    answer = cli()

    assert (2, "") == (answer.code, answer.err)
    assert "Usage: calendar-service" in answer.out


def test_it_is_a_module_too():
    answer = subprocess.run(
        [sys.executable, "-m", "calendar_service", "nxt"], check=False, capture_output=True, text=True
    )

    assert (2, "") == (answer.returncode, answer.stdout)
    assert "Did you mean 'next'?" in answer.stderr
