"""`check`: all problems of the registry, for the editor, for programs, for GitHub."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from calendar_service.core.problems import Problem

NAME, PANEL = "check", "Care"


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def command(
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="The file; else CALENDAR_REGISTRY.")] = None,
    *,
    form: Annotated[Format, typer.Option("--format", help="How problems are printed.")] = Format.TEXT,
    warnings: Annotated[bool, typer.Option("--warnings", help="Show the warnings too.")] = False,
) -> None:
    """Check the registry and say what is wrong, where, and what to write. Ends with 0 without errors, else with 1."""
    from calendar_service.cli._clock import today
    from calendar_service.cli._reading import checked
    from calendar_service.cli._settings import settings
    from calendar_service.cli._terminal import print_json, print_lines

    chosen = settings()
    file = path or chosen.registry
    _, problems = checked(file, today(chosen.timezone))
    errors = [problem for problem in problems if problem.severity == "error"]
    if form is Format.JSON:
        print_json([problem.as_json() for problem in problems])
    elif form is Format.GITHUB:
        print_lines(problem.as_github() for problem in problems)
    else:
        print_lines(problem.as_text() for problem in (problems if warnings else errors))
        print_lines([_summary(file, problems, told=warnings)])
    if errors:
        raise typer.Exit(1)


def _summary(file: Path, problems: "Sequence[Problem]", *, told: bool) -> str:
    """Count errors and warnings, and the warnings by their codes, so that many of one hide none of another."""
    codes = Counter(problem.code for problem in problems if problem.severity == "warning")
    of_codes = ", ".join(f"{number} {code}" for code, number in sorted(codes.items(), key=lambda pair: pair[1]))
    warnings = codes.total()
    hint = "" if told or not warnings else " (--warnings shows them)"
    by_code = f": {of_codes}" if len(codes) > 1 else ""
    return f"{file}: {_counted(len(problems) - warnings, 'error')}, {_counted(warnings, 'warning')}{by_code}{hint}"


def _counted(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
