"""`feed`: a feed as a file or on the terminal."""

from pathlib import Path
from typing import Annotated

import typer

from calendar_service.cli import _options

NAME, PANEL = "feed", "Read"


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Such as all, sco, summit, jubilees or deadlines.")],
    *,
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write it to this file.")] = None,
    as_of: _options.AsOf = None,
    lang: _options.Lang = None,
) -> None:
    """Print a feed as iCalendar, as the service gives it; without a database every event is stamped with the present.

    As of a past day it is stamped with the beginning of that day: the same command gives the same bytes.
    """
    from calendar_service.cli._clock import now
    from calendar_service.cli._output import write
    from calendar_service.cli._reading import read
    from calendar_service.cli._recorded import ledger_of
    from calendar_service.service.export import export

    reading = read(as_of, lang)
    ledger = {} if reading.is_past else ledger_of(reading.settings)
    body = export(
        reading.registry,
        name.lower(),
        reading.language,
        on=reading.as_of,
        ledger=ledger,
        at=None if reading.is_past else now(),
        settings=reading.settings,
    )
    write(body, output)
