"""Options that several commands share, under one name with one meaning."""

from typing import Annotated

import typer

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Show what was known on this day, such as 2021-07-22.")
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="CODE", help="One of the calendar's languages; else its first.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Select = Annotated[
    str, typer.Option("--select", metavar="QUERY", help="Only these, such as 'organisation=sco,csto&jubilee=10'.")
]
Years = Annotated[int, typer.Option("--years", min=1, max=100, help="How many years ahead.")]
EntryId = Annotated[str, typer.Argument(metavar="ID", help="The id of an entry, as events.yaml has it.")]
