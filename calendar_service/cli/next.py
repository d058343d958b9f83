"""`next`: what comes next."""

from typing import Annotated

import typer

from calendar_service.cli import _options

NAME, PANEL = "next", "Read"


def command(
    *,
    days: Annotated[int, typer.Option("--days", min=1, max=36_600, help="How many days ahead.")] = 400,
    show_all: Annotated[bool, typer.Option("--all", help="Ordinary anniversaries and observances too.")] = False,
    select: _options.Select = "",
    as_of: _options.AsOf = None,
    lang: _options.Lang = None,
    as_json: _options.AsJson = False,
) -> None:
    """Show what comes next: what runs now, dated events, those whose day is open, and anniversaries."""
    from calendar_service.cli._reading import read
    from calendar_service.cli._view import show

    reading = read(as_of, lang)
    chosen = reading.selection(select)
    show(reading, chosen if show_all else chosen.with_default(), days, as_json=as_json)
