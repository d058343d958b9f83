"""The command line, one file a command; here everything is put together, and the clock and the environment are read.

A command imports what it needs when it runs, so that `--help` costs no more than Typer itself.
"""

import sys
from collections.abc import Sequence


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 something is wrong, 2 wrong use. Nothing is raised."""
    from calendar_service.cli._app import app

    try:
        code = app()(arguments, prog_name="calendar-service", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 - the one place where anything becomes a sentence
        from calendar_service.cli._failures import told

        return told(error)
    return code or 0
