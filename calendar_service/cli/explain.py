"""`explain`: how a date or a number was derived."""

from typing import Annotated

import typer

from calendar_service.cli import _options

NAME, PANEL = "explain", "Read"


def command(
    entry: _options.EntryId,
    which: Annotated[
        str | None,
        typer.Argument(metavar="[DATE]", help="A day, or a role with its key such as term/7; else what comes next."),
    ] = None,
    *,
    as_of: _options.AsOf = None,
    lang: _options.Lang = None,
    as_json: _options.AsJson = False,
) -> None:
    """Explain a date of an entry: every step of its derivation, each with its rule and its sources."""
    from calendar_service.cli._explanation import asked_for, print_steps
    from calendar_service.cli._reading import read
    from calendar_service.cli._terminal import print_json
    from calendar_service.core.records.explanation import explanation_record

    reading = read(as_of, lang)
    found = asked_for(reading.entry(entry), which, reading)
    if as_json:
        print_json(explanation_record(found[0], reading.registry, reading.language))
        return
    for occurrence in found:
        print_steps(occurrence, reading, is_first=occurrence is found[0])
