"""Printing: tables for people, JSON for programs.

On a terminal text is coloured and wrapped in its column; in a pipe or file every item stays on its line, whole.
"""

import json
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

# Wider than any line, so that nothing is wrapped where no terminal is.
_ENDLESS = 100_000

STATUS = {"tentative": "yellow", "confirmed": "green", "postponed": "magenta", "cancelled": "red", "held": "dim"}


def console() -> Console:
    """Give the standard output; words of the registry are no markup in it."""
    made = Console(markup=False, emoji=False, highlight=False)
    return made if made.is_terminal else Console(markup=False, emoji=False, highlight=False, width=_ENDLESS)


def print_table(rows: Iterable[tuple[Text, ...]], narrow: Iterable[int | None]) -> None:
    """Print rows with their columns aligned; `narrow` are the widths at which a terminal breaks each column."""
    out = console()
    table = Table.grid(padding=(0, 2))
    for width in narrow:
        table.add_column(max_width=width if out.is_terminal else None)
    for row in rows:
        table.add_row(*row)
    with out.capture() as captured:
        out.print(table)
    for line in captured.get().splitlines():
        out.out(line.rstrip(), highlight=False)


def print_lines(lines: Iterable[Text | str]) -> None:
    """Print lines as they are."""
    out = console()
    for line in lines:
        out.print(line, soft_wrap=True)


def print_json(value: object) -> None:
    """Print one JSON document, readable for people too."""
    console().out(json.dumps(value, ensure_ascii=False, indent=2), highlight=False)


def print_json_line(value: object) -> None:
    """Print one JSON object on a line of its own."""
    console().out(json.dumps(value, ensure_ascii=False), highlight=False)
