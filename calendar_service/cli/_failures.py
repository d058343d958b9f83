"""What went wrong, in sentences on the error stream: the one place where an exception becomes text.

Anything unforeseen is told in a sentence too; its traceback goes to a file, since it is of use to a programmer only.
"""

import sys

import typer

from calendar_service.cli._logging import ERRORS, note
from calendar_service.core.problems import CalendarServiceError, NotFound, SettingsError

FAILED, WRONG_USE = 1, 2
# Where the names stand that a command takes, added to the sentence that there is no such one.
WHERE = {
    "entry": "; calendar-service next --all shows the ids of what comes",
    "subscription": "; calendar-service subscription list shows the ids",
}


class UsageProblem(CalendarServiceError):
    """A command was given something that it cannot use; the text says what, and what to write."""


def told(error: Exception) -> int:
    """Say what went wrong and return the exit code."""
    if isinstance(error, typer.TyperException):
        _say(_usage(error))
        return error.exit_code
    if isinstance(error, CalendarServiceError):
        where = WHERE.get(error.kind, "") if isinstance(error, NotFound) and not error.nearest else ""
        _say(f"{error}{where}")
        return WRONG_USE if isinstance(error, UsageProblem | SettingsError) else FAILED
    if isinstance(error, typer.Abort):
        _say("Stopped.")
        return FAILED
    place = f"the details are in {ERRORS}" if note(error) else f"the details could not be written to {ERRORS}"
    _say(f"Something went wrong that should not have ({type(error).__name__}); {place}.")
    return FAILED


def _usage(error: typer.TyperException) -> str:
    """Give Typer's own sentence and where to read on; nothing where it has shown the help instead."""
    said = error.format_message().strip()
    context = getattr(error, "ctx", None)
    if not said or not context:
        return said
    stop = "" if said.endswith((".", "?")) else "."
    return f"{said}{stop} See {context.command_path} --help."


def _say(text: str) -> None:
    if text:
        print(text, file=sys.stderr)  # noqa: T201 - what a person is told
