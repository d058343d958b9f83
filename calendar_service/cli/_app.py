"""The commands that `--help` lists, found by their files.

A command is a module with `NAME`, `PANEL` and a function `command`; a package of such modules, with `HELP` in place of
the function, is a group. A new command is one new file.
"""

from types import ModuleType

import typer

from calendar_service import cli
from calendar_service.core.plugins import plugins_of

# The panels of the help, in order.
PANELS = ("Serve", "Read", "Care")


def app() -> typer.Typer:
    """Make the application."""
    made = typer.Typer(
        help="A diplomatic calendar: feeds, reminders and a page from one registry.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )
    return _filled(made, cli)


def _filled(made: typer.Typer, package: ModuleType) -> typer.Typer:
    commands = sorted(plugins_of(package).items(), key=lambda item: PANELS.index(item[1].PANEL))
    for name, module in commands:
        if hasattr(module, "HELP"):
            group = typer.Typer(no_args_is_help=True)
            made.add_typer(_filled(group, module), name=name, help=module.HELP, rich_help_panel=module.PANEL)
        else:
            made.command(name, rich_help_panel=module.PANEL)(module.command)
    return made
